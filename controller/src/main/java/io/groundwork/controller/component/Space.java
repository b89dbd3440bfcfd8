package io.groundwork.controller.component;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.Facts.FileFact;
import io.groundwork.agent.facts.Facts.Mount;
import io.groundwork.controller.component.Site.ArchiveFile;
import io.groundwork.inventory.Host;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Holds what all components are about to unpack on a host against the space that it has. */
public final class Space {
  private static final String ROOT = "/opt";

  /** Left over, so that the machine can go on: logs, package lists, our own staging. */
  private static final long SPARE = 64L << 20;

  private Space() {}

  /** Adds a finding for each host that has something to unpack. */
  public static void examine(Site site, Findings findings) {
    List<ArchiveSpec> specs =
        ServiceLoader.load(Component.class).stream()
            .flatMap(c -> c.get().archives(site.inventory()).stream())
            .toList();
    for (Host host : site.inventory().hosts().values()) {
      Facts facts = site.facts().get(host.name());
      if (facts != null) {
        examine(new Check(findings, host.name(), "space"), facts, needed(site, host, facts, specs));
      }
    }
  }

  private static void examine(Check check, Facts facts, long needed) {
    Optional<Mount> mount = Disk.of(facts, ROOT);
    if (needed == 0 || mount.isEmpty()) {
      return;
    }
    String seen =
        Disk.megabytes(mount.get().free()) + " free on " + mount.get().path() + " for " + ROOT;
    if (mount.get().free() >= needed + SPARE) {
      check.pass(seen);
    } else {
      check.error(
          seen,
          Disk.megabytes(needed) + " are to be unpacked there",
          "Make room there; what is old below " + ROOT + " may go.");
    }
  }

  private static long needed(Site site, Host host, Facts facts, List<ArchiveSpec> specs) {
    return specs.stream()
        .filter(s -> host.has(s.component()))
        .filter(s -> s.host() == null || s.host().equals(host.name()))
        .filter(s -> site.archives().containsKey(s.location()))
        .filter(s -> !there(facts, s, site.archive(s.location())))
        .mapToLong(s -> site.archive(s.location()).unpacked())
        .sum();
  }

  private static boolean there(Facts facts, ArchiveSpec spec, ArchiveFile archive) {
    FileFact directory = facts.files().get(ROOT + "/" + spec.component());
    String version =
        spec.version() == null ? archive.release().get("JAVA_VERSION") : spec.version();
    return directory != null && version != null && directory.entries().contains(version);
  }
}
