package io.groundwork.controller.component.baseline;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.Facts.FileFact;
import io.groundwork.agent.facts.Facts.Mount;
import io.groundwork.agent.node.BlockDevice;
import io.groundwork.agent.resource.FstabMounts;
import io.groundwork.controller.component.Check;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.baseline.BaselineSettings.Disk;
import io.groundwork.inventory.Host;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Disks for data: what they are, and what speaks against them. */
public final class DataDisks {
  static final String FSTAB = "/etc/fstab";
  private static final String BY_UUID = "UUID=";

  private DataDisks() {}

  /** The mount points of a host's disks that any of these paths lies on. */
  public static List<String> under(Host host, Collection<String> paths) {
    return mounts(host).stream()
        .filter(m -> paths.stream().anyMatch(p -> p.equals(m) || p.startsWith(m + "/")))
        .toList();
  }

  /** Whether a path will lie on a disk that is not mounted yet: what is there now tells nothing. */
  public static boolean awaits(Host host, Facts facts, String path) {
    return under(host, List.of(path)).stream()
        .anyMatch(mount -> facts.mounts().stream().noneMatch(m -> m.path().equals(mount)));
  }

  private static List<String> mounts(Host host) {
    return host.has(Baseline.NAME)
        ? Baseline.settings(host).disks().stream().map(Disk::mount).toList()
        : List.of();
  }

  /**
   * The UUID of a disk's file system: the one that /etc/fstab has for the path already, else one
   * that is made of cluster, host and path, so that it is the same in every run, and is known again
   * after the machine was set up anew.
   */
  static String uuid(Site site, Host host, Disk disk) {
    String source = source(site.facts(host), disk);
    if (source != null && source.startsWith(BY_UUID)) {
      return source.substring(BY_UUID.length());
    }
    String name = "groundwork disk " + site.inventory().cluster() + " " + host.name() + " ";
    return UUID.nameUUIDFromBytes((name + disk.mount()).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private static @Nullable String source(Facts facts, Disk disk) {
    FileFact fstab = facts.files().get(FSTAB);
    return fstab == null ? null : FstabMounts.source(fstab.content(), disk.mount());
  }

  /** Holds a disk against the machine. */
  static void examine(Check check, Site site, Host host, Disk disk) {
    Facts facts = site.facts(host);
    String source = source(facts, disk);
    String uuid = uuid(site, host, disk);
    Optional<Mount> there =
        facts.mounts().stream().filter(m -> m.path().equals(disk.mount())).findFirst();
    if (there.isPresent()) {
      mounted(check, disk, source, there.get());
    } else if (source != null && !source.startsWith(BY_UUID)) {
      check.error(
          FSTAB + " mounts " + source + " on " + disk.mount(),
          "another disk is meant to be there",
          "Take that line out, or set another mount.");
    } else {
      device(check, facts, disk, source, uuid);
    }
  }

  private static void mounted(Check check, Disk disk, @Nullable String source, Mount there) {
    if (source != null && source.startsWith(BY_UUID)) {
      check.pass(there.source() + " (" + source + ") is on " + disk.mount());
    } else {
      check.error(
          there.source() + " is mounted on " + disk.mount() + " already",
          FSTAB + " does not name it by its UUID, so it may be another disk than " + disk.device(),
          "Name it there by its UUID where it is the right one, else unmount it.");
    }
  }

  private static void device(
      Check check, Facts facts, Disk disk, @Nullable String source, String uuid) {
    FileFact fact = facts.files().get(disk.device());
    BlockDevice device = fact == null ? null : BlockDevice.parse(fact.content());
    if (device == null) {
      check.error(
          "there is no " + disk.device(),
          "the disk for " + disk.mount() + " is missing, or is called otherwise",
          "See what lsblk shows there; names in /dev/disk/by-id stay the same.");
    } else if (!device.uuid().equals(uuid) && source != null) {
      check.error(
          FSTAB
              + " wants "
              + source
              + " on "
              + disk.mount()
              + ", and "
              + disk.device()
              + " has not",
          "the disk with the data is missing, or was replaced",
          "Bring it back; where a blank one is to take its place, take the line out.");
    } else if (!device.uuid().equals(uuid) && !device.doubt().isEmpty()) {
      check.error(
          disk.device() + " is not blank: " + device.doubt(),
          "what may hold data is never formatted",
          "Name another device; or, if the data there may go, clear it by hand: wipefs -a, then"
              + " blkdiscard or dd.");
    } else {
      target(check, facts, disk, device.uuid().equals(uuid));
    }
  }

  private static void target(Check check, Facts facts, Disk disk, boolean formatted) {
    FileFact target = facts.files().get(disk.mount());
    boolean xfs = facts.traits().fileSystems().contains("xfs") || facts.traits().moduleTree();
    if (target != null && target.entries().stream().anyMatch(e -> !e.equals("lost+found"))) {
      check.error(
          disk.mount() + " is not empty",
          "a disk that is mounted there hides what it holds",
          "Move that away, or set another mount.");
    } else if (!xfs) {
      check.error(
          "this kernel cannot mount xfs",
          disk.device() + " is to have it",
          "Boot a kernel with xfs.");
    } else {
      check.pass(disk.device() + (formatted ? " carries our xfs" : " is blank and gets xfs"));
    }
  }
}
