package io.groundwork.agent.diagnosis;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.FactsCollector;
import java.io.IOException;
import java.util.List;

/**
 * Who listens on a port.
 *
 * @param unknown why that could not be learnt; empty where it was
 */
record PortHolders(int port, List<Facts.Listener> holders, String unknown) {

  static PortHolders of(FactsCollector facts, int port) {
    try {
      return new PortHolders(
          port, facts.listeners().stream().filter(l -> l.port() == port).toList(), "");
    } catch (IOException | RuntimeException e) {
      return new PortHolders(port, List.of(), "could not be read: " + e.getMessage());
    }
  }

  /** Whether the unit's processes listen, and no others. */
  boolean areOf(String unit) {
    return !holders.isEmpty() && holders.stream().allMatch(holder -> isOf(unit, holder));
  }

  /** For example: port 9092 closed; port 9092 held by perl (pid 812, squatter.service). */
  String words(String unit) {
    String name = "port " + port;
    if (holders.isEmpty()) {
      return name + (unknown.isEmpty() ? " closed" : " unknown");
    }
    return holders.stream()
        .filter(holder -> !isOf(unit, holder))
        .findFirst()
        .map(holder -> name + " held by " + process(holder))
        .orElse(name + " open");
  }

  /** A line a holder. */
  String text() {
    if (holders.isEmpty()) {
      return unknown.isEmpty() ? "nobody listens" : unknown;
    }
    StringBuilder text = new StringBuilder();
    for (Facts.Listener each : holders) {
      text.append(each.address().isEmpty() ? "every address" : each.address());
      text.append(": ").append(process(each)).append('\n');
    }
    return text.toString();
  }

  /** A holder whose unit cannot be told may be the unit's. */
  private static boolean isOf(String unit, Facts.Listener holder) {
    return unit.isEmpty() || holder.unit().isEmpty() || holder.unit().equals(unit);
  }

  private static String process(Facts.Listener holder) {
    if (holder.pid() == 0) {
      return "a process not found";
    }
    String unit = holder.unit().isEmpty() ? "" : ", " + holder.unit();
    return holder.process() + " (pid " + holder.pid() + unit + ")";
  }
}
