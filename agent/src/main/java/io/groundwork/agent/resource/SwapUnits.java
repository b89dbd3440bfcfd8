package io.groundwork.agent.resource;

import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The units that would bring swap back at the next boot: what /etc/fstab says is not among them.
 */
final class SwapUnits {
  static final String OWN = "/etc/systemd/system/";
  private static final List<String> PLACES =
      List.of(
          "/etc/systemd/system",
          "/usr/local/lib/systemd/system",
          "/usr/lib/systemd/system",
          "/lib/systemd/system",
          // Swap partitions that systemd finds by their type alone.
          "/run/systemd/generator.late");

  /** Debian's zram-tools, Ubuntu's zram-config. */
  private static final List<String> SERVICES = List.of("zramswap.service", "zram-config.service");

  private static final List<String> GENERATORS =
      List.of(
          "/usr/lib/systemd/system-generators/zram-generator",
          "/lib/systemd/system-generators/zram-generator");

  private static final List<String> SETTINGS =
      List.of("/etc/systemd/zram-generator.conf", "/usr/lib/systemd/zram-generator.conf");
  private static final Pattern DEVICE = Pattern.compile("(?m)^\\s*\\[(zram[0-9]+)]");

  private SwapUnits() {}

  /** Those that are not masked, sorted. */
  static List<String> of(NodeView node) throws IOException {
    TreeSet<String> units = new TreeSet<>();
    for (String place : PLACES) {
      for (String name : names(node, place)) {
        if (name.endsWith(".swap") || SERVICES.contains(name)) {
          units.add(name);
        }
      }
    }
    for (String generator : GENERATORS) {
      if (node.stat(generator) != null) {
        addZram(node, units);
      }
    }
    TreeSet<String> unmasked = new TreeSet<>();
    for (String unit : units) {
      if (!isMasked(node, unit)) {
        unmasked.add(unit);
      }
    }
    return List.copyOf(unmasked);
  }

  /** One unit for each device that zram-generator is told to make. */
  private static void addZram(NodeView node, TreeSet<String> units) throws IOException {
    for (String file : SETTINGS) {
      addDevices(node, file, units);
      for (String name : names(node, file + ".d")) {
        addDevices(node, file + ".d/" + name, units);
      }
    }
  }

  private static void addDevices(NodeView node, String file, TreeSet<String> units)
      throws IOException {
    Stat seen = node.stat(file);
    if (seen == null || !seen.isFile()) {
      return;
    }
    String text = new String(node.read(file, Difference.MOST_TEXT), StandardCharsets.UTF_8);
    Matcher devices = DEVICE.matcher(text);
    while (devices.find()) {
      units.add("dev-" + devices.group(1) + ".swap");
    }
  }

  static boolean isMasked(NodeView node, String unit) throws IOException {
    Stat seen = node.stat(OWN + unit);
    return seen != null && seen.isLink() && node.readLink(OWN + unit).equals("/dev/null");
  }

  private static List<String> names(NodeView node, String directory) throws IOException {
    Stat seen = node.stat(directory);
    return seen == null || !seen.isDirectory() ? List.of() : node.list(directory);
  }
}
