package io.groundwork.controller.check;

import io.groundwork.agent.examine.Condition;
import io.groundwork.agent.examine.Condition.Speed;
import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.Facts.Mount;
import io.groundwork.controller.component.Check;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Disk;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.Site;
import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Where things will be written: may that be, by whom, how much, and how fast? */
final class DiskChecks {
  private static final List<String> SYSTEM =
      List.of("/etc", "/opt", "/var/lib", "/var/log", "/var/cache");

  /** They have no fixed number of inodes. */
  private static final Set<String> WITHOUT_INODES = Set.of("btrfs", "zfs", "vfat", "9p");

  /** A JDK and Kafka have some hundred files each. */
  private static final long FEWEST_INODES = 10_000;

  private static final long SLOW_SYNC_MICROS = 50_000;
  private static final long SLOW_BYTES = 20L << 20;

  private DiskChecks() {}

  static void examine(
      Site site,
      Host host,
      Condition condition,
      Collection<Component> components,
      Findings findings) {
    Facts facts = site.facts(host);
    List<String> all = new ArrayList<>(SYSTEM);
    for (Component component : components) {
      if (host.has(component.schema().name())) {
        all.addAll(component.places(host));
      }
    }
    writable(new Check(findings, host.name(), "writable"), facts, all);
    inodes(new Check(findings, host.name(), "inodes"), facts, all);
    if (host.has("jdk")) {
      temporary(new Check(findings, host.name(), "tmp-exec"), facts);
    }
    for (Speed speed : condition.speeds()) {
      speed(new Check(findings, host.name(), "disk-speed"), speed);
    }
  }

  private static void writable(Check check, Facts facts, List<String> places) {
    List<String> readOnly =
        places.stream()
            .filter(p -> Disk.of(facts, p).stream().anyMatch(m -> m.options().contains("ro")))
            .toList();
    if (readOnly.isEmpty()) {
      check.pass(String.join(", ", places));
    } else {
      check.error(
          String.join(", ", readOnly) + " cannot be written: mounted read-only",
          "install writes there",
          "Remount it with rw; a file system that went read-only by itself has errors (dmesg).");
    }
  }

  private static void inodes(Check check, Facts facts, List<String> places) {
    List<String> few = new ArrayList<>();
    for (String place : places) {
      Disk.of(facts, place)
          .filter(m -> !WITHOUT_INODES.contains(m.type()))
          .filter(m -> m.freeInodes() >= 0 && m.freeInodes() < FEWEST_INODES)
          .map(DiskChecks::inodes)
          .filter(words -> !few.contains(words))
          .ifPresent(few::add);
    }
    if (few.isEmpty()) {
      check.pass("enough for new files everywhere");
    } else {
      check.error(
          String.join("; ", few),
          "no file can be made where there is no inode, however much space is free",
          "Remove small files there, or make that file system anew with more inodes.");
    }
  }

  private static String inodes(Mount mount) {
    return mount.freeInodes() + " inodes free on " + mount.path();
  }

  private static void temporary(Check check, Facts facts) {
    if (Disk.allowsPrograms(facts, "/tmp")) {
      check.pass("programs may run from /tmp");
    } else {
      check.warning(
          "/tmp is mounted noexec",
          "the libraries for snappy and zstd cannot be loaded from there: the services have a"
              + " java.io.tmpdir of their own, tools that are run by hand have not",
          "Run Kafka's tools with KAFKA_OPTS=-Djava.io.tmpdir=DIRECTORY where they compress.");
    }
  }

  private static void speed(Check check, Speed speed) {
    String seen =
        speed.path()
            + ": "
            + Disk.megabytes(speed.bytesPerSecond())
            + "/s, "
            + speed.syncMicros() / 1000.0
            + " ms until a small write is safe";
    if (!speed.error().isEmpty()) {
      check.pass(speed.path() + " was not measured: " + speed.error());
    } else if (speed.syncMicros() > SLOW_SYNC_MICROS || speed.bytesPerSecond() < SLOW_BYTES) {
      check.warning(
          seen,
          "ZooKeeper answers no write before it is safe on the disk; Kafka lives by throughput",
          "Use a faster disk, or one that nobody else uses.");
    } else {
      check.pass(seen);
    }
  }
}
