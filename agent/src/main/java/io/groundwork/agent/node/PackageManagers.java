package io.groundwork.agent.node;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/** Tells a node's package manager from the files that it has. */
public final class PackageManagers {
  private static final List<String> FAMILIES = List.of("apt-get", "dnf", "yum");
  private static final List<String> PLACES = List.of("usr/bin/", "bin/");

  /**
   * The package manager's name: apt, dnf or yum; empty where there is none of them. A dnf beside an
   * apt-get (Debian packages it) is a tool, not the family's manager.
   *
   * @param root the directory that the node's paths lie below
   */
  public static String of(Path root) {
    boolean dpkg = root.resolve("var/lib/dpkg/status").toFile().isFile();
    for (String name : FAMILIES) {
      boolean apt = name.equals("apt-get");
      if (apt == dpkg && PLACES.stream().anyMatch(p -> there(root, p + name))) {
        return apt ? "apt" : name;
      }
    }
    return "";
  }

  private static boolean there(Path root, String path) {
    return new File(root.toFile(), path).exists();
  }

  private PackageManagers() {}
}
