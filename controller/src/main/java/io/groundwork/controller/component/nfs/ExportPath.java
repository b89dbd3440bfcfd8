package io.groundwork.controller.component.nfs;

import io.groundwork.controller.component.SettingProblems.Wrong;
import io.groundwork.controller.component.SettingRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paths that may be exported. */
final class ExportPath {
  /** The system's own: neither they nor, but for a few, anything below may be exported. */
  private static final List<String> SYSTEM =
      List.of(
          "/bin",
          "/boot",
          "/dev",
          "/etc",
          "/lib",
          "/lib32",
          "/lib64",
          "/proc",
          "/root",
          "/run",
          "/sbin",
          "/sys",
          "/usr",
          "/var/lib/groundwork",
          "/var/lib/nfs",
          "/var/lib/dpkg",
          "/var/lib/rpm",
          "/var/log",
          "/var/run");

  /** These may hold exports, and are none themselves. */
  private static final List<String> PARENTS =
      List.of(
          "/",
          "/home",
          "/media",
          "/mnt",
          "/opt",
          "/srv",
          "/tmp",
          "/var",
          "/var/cache",
          "/var/lib",
          "/var/spool",
          "/var/tmp");

  private ExportPath() {}

  /** What is wrong with a path, or null. */
  static @Nullable Wrong wrong(String path) {
    if (PARENTS.contains(path)) {
      return new Wrong(
          path + " is a directory of the system, and is not exported", "a directory below it");
    }
    for (String system : SYSTEM) {
      if (path.equals(system) || path.startsWith(system + "/")) {
        return new Wrong(
            path + " is the system's own, and is not exported",
            "a directory such as /srv/nfs/data");
      }
    }
    Wrong plain = SettingRules.directory(path);
    return plain == null ? null : new Wrong("'" + path + "' cannot be exported", plain.hint());
  }
}
