package io.groundwork.controller.ssh;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a node without the agent, or without the probe, says of itself.
 *
 * @param agent whether the agent lies there; what reports does so because it cannot be executed
 * @param probe whether the probe lies there
 * @param arch as uname -m says
 * @param libc glibc 2.36, or whatever its ldd says
 * @param free bytes where /var/lib/groundwork is or would be; -1 where it could not be told
 * @param missing tools that a delivery needs and the node has not
 */
record NodeReport(
    boolean agent,
    boolean probe,
    String arch,
    String libc,
    long free,
    boolean writable,
    List<String> missing) {

  /** Reads the line after the mark. */
  static NodeReport parse(String line) {
    Map<String, String> fields = new HashMap<>();
    for (String field : line.split(";", -1)) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        fields.put(field.substring(0, equals).strip(), field.substring(equals + 1).strip());
      }
    }
    List<String> missing = new ArrayList<>();
    for (String tool : List.of("tar", "gzip", "sha256sum", "head")) {
      if (!is(fields, tool)) {
        missing.add(tool);
      }
    }
    return new NodeReport(
        is(fields, "agent"),
        is(fields, "probe"),
        Text.clean(fields.getOrDefault("arch", "")),
        Text.clean(fields.getOrDefault("libc", "")),
        bytes(fields.getOrDefault("free", "")),
        is(fields, "writable"),
        missing);
  }

  private static boolean is(Map<String, String> fields, String name) {
    return "yes".equals(fields.get(name));
  }

  private static long bytes(String kibibytes) {
    try {
      return Long.parseLong(kibibytes) * 1024;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
