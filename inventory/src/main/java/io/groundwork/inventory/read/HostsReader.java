package io.groundwork.inventory.read;

import io.groundwork.inventory.Host;
import io.groundwork.inventory.bind.Binder;
import io.groundwork.inventory.bind.UnknownKeys;
import io.groundwork.inventory.tree.ListNode;
import io.groundwork.inventory.tree.MapNode;
import io.groundwork.inventory.tree.Node;
import io.groundwork.inventory.tree.Place;
import io.groundwork.inventory.tree.ProblemList;
import io.groundwork.inventory.tree.ScalarNode;
import io.groundwork.inventory.value.Addresses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the hosts by their names. */
final class HostsReader {
  private final Binder binder;
  private final HostReader reader;
  private final ProblemList problems;

  HostsReader(Binder binder, HostReader reader, ProblemList problems) {
    this.binder = binder;
    this.reader = reader;
    this.problems = problems;
  }

  /** The hosts that could be read, in the order of the file. */
  Map<String, Host> read(MapNode top, List<String> topKeys) {
    MapNode.Entry entry = top.entry("hosts");
    if (entry == null) {
      if (!UnknownKeys.misspelt("hosts", top, topKeys)) {
        tellNone(top.at());
      }
      return Map.of();
    }
    if (entry.value() instanceof ListNode) {
      problems.error(
          entry.keyAt(),
          "hosts are a map by name, not a list",
          "NAME: {address: …, roles: […]} for each, without a - before it");
      return Map.of();
    }
    MapNode all = binder.asMap(entry.value(), "hosts");
    if (all != null && all.entries().isEmpty()) {
      tellNone(entry.keyAt());
    }
    return all == null ? Map.of() : read(all);
  }

  private Map<String, Host> read(MapNode all) {
    Map<String, Host> hosts = new LinkedHashMap<>();
    for (Map.Entry<String, MapNode.Entry> e : all.entries().entrySet()) {
      String name = e.getKey();
      Place at = e.getValue().keyAt();
      MapNode block = block(name, e.getValue());
      Host host = block == null ? null : reader.read(name, at, block);
      if (host != null) {
        hosts.put(name, host);
      }
    }
    return hosts;
  }

  private @Nullable MapNode block(String name, MapNode.Entry entry) {
    Node value = entry.value();
    if (Registry.HOST_KEYS.contains(name) && !(value instanceof MapNode)) {
      problems.error(
          entry.keyAt(), name + " stands beside the host, not below it", "indent it further");
      return null;
    }
    checkName(name, entry.keyAt());
    if (value instanceof ScalarNode scalar && Addresses.bytes(scalar.text()) != null) {
      problems.error(
          scalar.at(), name + ": an address alone is no host", "{address: " + scalar.text() + "}");
      return null;
    }
    return binder.asMap(value, name);
  }

  private void tellNone(Place at) {
    problems.error(
        at, "there are no hosts", "write NAME: {address: …, roles: […]} below hosts:, indented");
  }

  private void checkName(String name, Place at) {
    if (name.equalsIgnoreCase("localhost")) {
      problems.error(at, "localhost cannot be a host's name here", "a name that its peers can use");
    } else if (Addresses.bytes(name) != null) {
      problems.error(
          at, "an address stands where a host's name belongs", "NAME: {address: " + name + "}");
    } else if (!Addresses.isHostName(name)) {
      problems.error(
          at, "this is not a host name", "letters, digits, hyphens and dots, not digits alone");
    }
  }
}
