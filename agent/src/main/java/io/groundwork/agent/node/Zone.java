package io.groundwork.agent.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A zone of firewalld, as {@code firewall-cmd --list-all-zones} prints it.
 *
 * @param inUse whether an interface or a source is in it
 * @param open whether it lets everything in
 * @param rules its rich rules, as printed
 */
record Zone(boolean inUse, boolean open, List<String> rules) {
  static final Zone EMPTY = new Zone(false, false, List.of());

  /** All zones by name. A name stands at the beginning of a line, rich rules behind a tab. */
  static Map<String, Zone> parse(String text) {
    Map<String, Zone> zones = new TreeMap<>();
    String name = "";
    for (String line : text.split("\n", -1)) {
      if (!line.isBlank() && !Character.isWhitespace(line.charAt(0))) {
        name = line.split(" ", 2)[0];
        boolean active = line.contains("active");
        zones.put(name, new Zone(active, false, List.of()));
      } else if (line.startsWith("\trule ") || line.strip().startsWith("rule ")) {
        Zone zone = zones.getOrDefault(name, EMPTY);
        List<String> rules = new ArrayList<>(zone.rules());
        rules.add(line.strip());
        zones.put(name, new Zone(zone.inUse(), zone.open(), List.copyOf(rules)));
      } else if (line.strip().equals("target: ACCEPT")) {
        Zone zone = zones.getOrDefault(name, EMPTY);
        zones.put(name, new Zone(zone.inUse(), true, zone.rules()));
      }
    }
    return zones;
  }
}
