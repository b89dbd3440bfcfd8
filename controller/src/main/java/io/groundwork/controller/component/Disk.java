package io.groundwork.controller.component;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.Facts.FileFact;
import io.groundwork.agent.facts.Facts.Mount;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** What the facts say of a path's file system. */
public final class Disk {
  private static final Set<String> NETWORK =
      Set.of("nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs");
  private static final Set<String> MEMORY = Set.of("tmpfs", "ramfs");

  private Disk() {}

  /** The mount that a path is on, or will be on. */
  public static Optional<Mount> of(Facts facts, String path) {
    return facts.mounts().stream()
        .filter(m -> under(path, m.path()))
        .max(Comparator.comparingInt(m -> m.path().length()));
  }

  /**
   * Looks at the place of a data directory: its kind of file system, and the space there.
   *
   * @param atLeast bytes that an empty one needs to begin with
   */
  public static void examineData(Check check, Facts facts, String path, long atLeast) {
    Optional<Mount> mount = of(facts, path);
    String type = mount.map(Mount::type).orElse("");
    if (NETWORK.contains(type)) {
      check.error(
          path + " is on " + type,
          "a file system over the network loses locks and order, and data with them",
          "Put it on a disk of this machine.");
    } else if (MEMORY.contains(type) || under(path, "/tmp") || under(path, "/var/tmp")) {
      check.warning(
          path + " is on " + (MEMORY.contains(type) ? type : "a place that is cleaned"),
          "what is written there is gone after a reboot, or after some days",
          "Put it on a disk of this machine.");
      mount.ifPresent(m -> examineSpace(check, facts, path, atLeast, m));
    } else {
      mount.ifPresent(m -> examineSpace(check, facts, path, atLeast, m));
    }
  }

  /**
   * Whether programs may run from where a path is, or will be; where that is unknown, they may.
   *
   * @param path of libraries or programs
   */
  public static boolean allowsPrograms(Facts facts, String path) {
    return of(facts, path).stream().noneMatch(m -> m.options().contains("noexec"));
  }

  private static void examineSpace(
      Check check, Facts facts, String path, long atLeast, Mount mount) {
    String seen = path + ": " + megabytes(mount.free()) + " free on " + mount.path();
    FileFact there = facts.files().get(path);
    if (mount.free() >= atLeast) {
      check.pass(seen);
    } else if (there != null && !there.entries().isEmpty()) {
      check.warning(seen, "the service there needs space soon", "Make room there.");
    } else {
      check.error(
          seen,
          "it needs " + megabytes(atLeast) + " to begin with",
          "Make room there, or set another path.");
    }
  }

  /** Bytes as people read them. */
  public static String megabytes(long bytes) {
    return (bytes >> 20) + " MiB";
  }

  private static boolean under(String path, String directory) {
    return directory.equals("/") || path.equals(directory) || path.startsWith(directory + "/");
  }
}
