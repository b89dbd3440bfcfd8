package io.groundwork.agent.node;

import java.io.IOException;

/** Names of kernel settings, as sysctl(8) reads them. */
final class SysctlKey {

  private SysctlKey() {}

  /**
   * The setting's file under /proc/sys. Dots separate; where a slash comes first, slashes do, so
   * that names with dots (eth0.100) can be said.
   */
  static String path(String key) throws IOException {
    int dot = key.indexOf('.');
    int slash = key.indexOf('/');
    boolean bySlash = slash >= 0 && (dot < 0 || slash < dot);
    String relative = bySlash ? key : swap(key);
    for (String part : relative.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        throw new IOException("not the name of a kernel setting: " + key);
      }
    }
    return "/proc/sys/" + relative;
  }

  private static String swap(String key) {
    StringBuilder swapped = new StringBuilder(key);
    for (int i = 0; i < swapped.length(); i++) {
      char c = swapped.charAt(i);
      swapped.setCharAt(i, c == '.' ? '/' : c == '/' ? '.' : c);
    }
    return swapped.toString();
  }

  /** The kernel separates several values by tabs, people by blanks. */
  static String normal(String value) {
    return String.join(" ", value.strip().split("\\s+"));
  }
}
