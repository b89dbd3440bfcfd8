package io.groundwork.controller.component.kafka;

import io.groundwork.controller.component.Check;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a rendered server.properties as the broker will, and looks for what makes it end at its
 * start or lead its clients astray: listeners that share a name, a name without a protocol, an
 * advertised address that is nobody's, an inter-broker listener that is not advertised.
 */
final class RenderedListeners {
  private static final Set<String> PROTOCOLS =
      Set.of("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL");
  private static final Set<String> EVERYWHERE = Set.of("", "0.0.0.0", "[::]", "localhost");

  private RenderedListeners() {}

  static void examine(Check check, String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Set<String> wrong = new TreeSet<>();
    Map<String, String> listeners = listeners(properties, "listeners", wrong);
    Map<String, String> advertised = listeners(properties, "advertised.listeners", wrong);
    protocols(properties, listeners, wrong);
    advertised.forEach((name, at) -> reachable(name, at, wrong));
    advertised.keySet().stream()
        .filter(name -> !listeners.containsKey(name))
        .forEach(name -> wrong.add("advertised listener " + name + " is not among the listeners"));
    between(properties, advertised, wrong);
    if (wrong.isEmpty()) {
      check.pass("advertises " + String.join(", ", advertised.values()));
    } else {
      check.error(
          String.join("; ", wrong),
          "the broker ends at its start, or sends its clients where nobody is",
          "Look at kafka.properties in the inventory.");
    }
  }

  /** Endpoints by listener name. */
  private static Map<String, String> listeners(
      Properties properties, String key, Set<String> wrong) {
    Map<String, String> byName = new LinkedHashMap<>();
    for (String each : properties.getProperty(key, "").split(",", -1)) {
      int at = each.indexOf("://");
      if (at <= 0) {
        wrong.add(key + " has '" + each.strip() + "', which is no NAME://HOST:PORT");
      } else if (byName.put(each.substring(0, at).strip(), each.substring(at + 3)) != null) {
        wrong.add(key + " names " + each.substring(0, at).strip() + " twice");
      }
    }
    return byName;
  }

  private static void protocols(
      Properties properties, Map<String, String> listeners, Set<String> wrong) {
    String map = properties.getProperty("listener.security.protocol.map", "");
    List<String> mapped =
        List.of(map.split(",", -1)).stream().map(m -> m.split(":", -1)[0].strip()).toList();
    for (String name : listeners.keySet()) {
      if (map.isEmpty() ? !PROTOCOLS.contains(name) : !mapped.contains(name)) {
        wrong.add("listener " + name + " has no security protocol");
      }
    }
  }

  private static void reachable(String name, String endpoint, Set<String> wrong) {
    String host = endpoint.substring(0, Math.max(0, endpoint.lastIndexOf(':')));
    if (EVERYWHERE.contains(host) || host.startsWith("127.") || host.equals("[::1]")) {
      wrong.add("listener " + name + " advertises '" + endpoint + "', which is no other's way in");
    }
  }

  private static void between(
      Properties properties, Map<String, String> advertised, Set<String> wrong) {
    String name =
        properties.getProperty(
            "inter.broker.listener.name",
            properties.getProperty("security.inter.broker.protocol", "PLAINTEXT"));
    if (!advertised.containsKey(name)) {
      wrong.add("brokers are to talk through " + name + ", which is not advertised");
    }
  }
}
