package io.groundwork.controller.component.baseline;

import io.groundwork.controller.component.packages.RepositorySetting;
import io.groundwork.inventory.Setting;
import io.groundwork.inventory.value.Cidr;
import java.util.List;
import java.util.Map;

/** Settings of the machines themselves. What is not set is not touched. */
public record BaselineSettings(
    @Setting(
            doc =
                "leave it; open: let in what the roles need, where a firewall runs; off: stop"
                    + " firewalld.",
            value = "leave")
        Firewall firewall,
    @Setting(
            doc = "Addresses and networks that use the services, for firewall: open.",
            value = "[]")
        List<Cidr> clients,
    @Setting(doc = "leave it; enforcing or permissive, now and at every boot.", value = "leave")
        SeLinux selinux,
    @Setting(doc = "leave it; chrony: installed, running, clocks in step.", value = "leave")
        Time time,
    @Setting(
            doc = "Time servers, by name or address, for time: chrony; its own pool if left out.",
            value = "[]")
        List<String> timeServers,
    @Setting(doc = "Kernel settings by name: {vm.swappiness: 1}.", value = "{}")
        Map<String, String> sysctl,
    @Setting(doc = "Transparent huge pages: leave, always, madvise or never.", value = "leave")
        HugePages transparentHugepage,
    @Setting(doc = "Limits of logins (limits.conf) by item: {nofile: 100000}.", value = "{}")
        Map<String, String> limits,
    @Setting(doc = "Disks for data.", value = "[]") List<Disk> disks,
    @Setting(doc = "Package repositories of one's own.", value = "[]")
        List<RepositorySetting> repositories) {

  /** What becomes of the firewall. */
  public enum Firewall {
    LEAVE,
    OPEN,
    OFF
  }

  /** What becomes of SELinux. */
  public enum SeLinux {
    LEAVE,
    ENFORCING,
    PERMISSIVE
  }

  /** What keeps the clock. */
  public enum Time {
    LEAVE,
    CHRONY
  }

  /** What becomes of transparent huge pages. */
  public enum HugePages {
    LEAVE,
    ALWAYS,
    MADVISE,
    NEVER
  }

  /** Kinds of file systems that a disk can get. */
  public enum FileSystem {
    XFS
  }

  /** A disk. */
  public record Disk(
      @Setting(doc = "The device: /dev/vdb, better /dev/disk/by-id/....", required = true)
          String device,
      @Setting(doc = "The directory it is mounted on.", required = true) String mount,
      @Setting(doc = "Its file system.", value = "xfs") FileSystem fs) {}
}
