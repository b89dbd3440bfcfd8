package io.groundwork.controller.component;

import io.groundwork.agent.facts.Facts.Listener;
import java.util.List;
import java.util.Set;

/** Holds the ports that a service is to have against what listens already. */
public final class Ports {
  private static final Set<String> EVERY =
      Set.of("", "*", "0.0.0.0", "::", "[::]", "::ffff:0.0.0.0");

  private Ports() {}

  /**
   * A port that a service is to listen on.
   *
   * @param what it is called in the inventory
   * @param address it listens on; empty for every address
   */
  public record Planned(int port, String what, String address) {}

  /**
   * Finds the ports that somebody else holds.
   *
   * @param unit whose listening is right
   */
  public static void examine(
      Check check, List<Listener> listeners, List<Planned> planned, String unit) {
    boolean free = true;
    for (Planned port : planned) {
      for (Listener listener : listeners) {
        if (clash(port, listener) && !listener.unit().equals(unit)) {
          free = false;
          check.error(
              port.port() + " is held by " + holder(listener),
              "it is " + unit + "'s " + port.what(),
              "End that process, or give " + port.what() + " another port.");
          break;
        }
      }
    }
    if (free) {
      check.pass(planned.stream().map(p -> String.valueOf(p.port())).toList() + " for " + unit);
    }
  }

  private static boolean clash(Planned planned, Listener listener) {
    return planned.port() == listener.port()
        && (planned.address().isEmpty()
            || EVERY.contains(listener.address())
            || Endpoints.same(planned.address(), listener.address()));
  }

  private static String holder(Listener listener) {
    String process = listener.process().isEmpty() ? "an unknown process" : listener.process();
    String pid = listener.pid() == 0 ? "" : " (pid " + listener.pid() + ")";
    return process + pid + (listener.unit().isEmpty() ? "" : " of " + listener.unit());
  }
}
