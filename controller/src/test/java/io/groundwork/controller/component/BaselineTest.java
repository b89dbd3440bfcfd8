package io.groundwork.controller.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.Facts.FileFact;
import io.groundwork.agent.facts.Facts.Listener;
import io.groundwork.agent.facts.Facts.Mount;
import io.groundwork.agent.facts.Traits;
import io.groundwork.agent.node.BlockDevice;
import io.groundwork.agent.resource.DataDisk;
import io.groundwork.agent.resource.File;
import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.resource.Unit;
import io.groundwork.controller.component.baseline.BaselineComponent;
import io.groundwork.controller.component.baseline.BaselineSettings;
import io.groundwork.controller.component.baseline.BaselineSettings.Disk;
import io.groundwork.controller.component.baseline.BaselineSettings.FileSystem;
import io.groundwork.controller.component.baseline.BaselineSettings.HugePages;
import io.groundwork.controller.component.baseline.BaselineSettings.SeLinux;
import io.groundwork.controller.component.baseline.BaselineSettings.Time;
import io.groundwork.controller.component.kafka.KafkaComponent;
import io.groundwork.controller.component.packages.RepositorySetting;
import io.groundwork.controller.report.Event.Finding;
import io.groundwork.controller.report.Event.Level;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Problems;
import io.groundwork.inventory.value.Cidr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the baseline has machines be, what it refuses, and what it says by name. */
class BaselineTest {
  private static final Traits MACHINE =
      new Traits("dnf", "enforcing", "", true, List.of(), List.of("ext4", "xfs"), true, List.of());

  private final Sites sites = Sites.three();
  private final BaselineComponent baseline = new BaselineComponent();

  /** Nothing but what a test sets. */
  private static final class Wanted {
    BaselineSettings.Firewall firewall = BaselineSettings.Firewall.LEAVE;
    List<Cidr> clients = List.of();
    SeLinux selinux = SeLinux.LEAVE;
    Time time = Time.LEAVE;
    List<String> timeServers = List.of();
    Map<String, String> sysctl = Map.of();
    HugePages hugePages = HugePages.LEAVE;
    Map<String, String> limits = Map.of();
    List<Disk> disks = List.of();
    List<RepositorySetting> repositories = List.of();

    BaselineSettings settings() {
      return new BaselineSettings(
          firewall,
          clients,
          selinux,
          time,
          timeServers,
          sysctl,
          hugePages,
          limits,
          disks,
          repositories);
    }
  }

  private final Wanted set = new Wanted();

  private void on(String host, Traits traits, String... accept) {
    Host old = sites.hosts.get(host);
    Map<String, Record> settings = new LinkedHashMap<>(old.settings());
    settings.put("baseline", set.settings());
    sites.hosts.put(
        host,
        new Host(
            host, old.address(), old.roles(), old.ssh(), old.sudo(), Set.of(accept), settings));
    Facts f = sites.facts.get(host);
    sites.facts.put(host, with(f, traits, f.mounts(), f.files()));
  }

  private static Facts with(
      Facts f, Traits traits, List<Mount> mounts, Map<String, FileFact> files) {
    return new Facts(
        f.hostname(),
        f.machineId(),
        f.os(),
        f.arch(),
        f.kernel(),
        f.systemd(),
        f.cpus(),
        f.memory(),
        f.addresses(),
        mounts,
        f.listeners(),
        traits,
        files,
        f.clockMillis());
  }

  private void fact(String host, String path, String type, String content, boolean writable) {
    Facts f = sites.facts.get(host);
    Map<String, FileFact> files = new HashMap<>(f.files());
    files.put(path, new FileFact(type, 0, 0, "root", content, List.of(), writable));
    sites.facts.put(host, with(f, f.traits(), f.mounts(), files));
  }

  private void device(String host, String path, String uuid, String doubt) {
    fact(host, path, "other", new BlockDevice(uuid, doubt, List.of()).text(), true);
  }

  private List<String> findings() {
    Findings findings = new Findings();
    baseline.examine(sites.site(), findings);
    return findings.all().stream().map(BaselineTest::line).toList();
  }

  private static String line(Finding f) {
    char level = f.level() == Level.PASS ? 'P' : f.level().name().charAt(0);
    return level + " " + f.host() + " " + f.check() + ": " + f.seen();
  }

  private List<String> problems() {
    List<String> told = new ArrayList<>();
    baseline.validate(
        sites.inventory(),
        new Problems() {
          @Override
          public void error(String message, String hint, String... place) {
            told.add(String.join(".", place) + ": " + message);
          }

          @Override
          public void warning(String message, String hint, String... place) {
            told.add("warning: " + message);
          }
        });
    return told;
  }

  /** Each phase with the ids of its resources on a host, and its gates there. */
  private List<String> work(String host) {
    List<String> work = new ArrayList<>();
    for (Phase phase : baseline.phases(sites.site())) {
      for (Resource r : phase.work().getOrDefault(host, List.of())) {
        work.add(phase.title() + ": " + (r instanceof File ? r.id() : r));
      }
      phase.gates().stream()
          .filter(g -> g.host() == null || g.host().equals(host))
          .forEach(g -> work.add(phase.title() + ": gate " + g.name()));
    }
    return work;
  }

  @Test
  void whatIsNotSetIsNotTouched() {
    on("node1", MACHINE);
    assertThat(baseline.phases(sites.site())).isEmpty();
    assertThat(baseline.evidence(sites.hosts.get("node1"))).isEmpty();
    assertThat(baseline.acceptable(sites.hosts.get("node1"))).isEmpty();
  }

  @Test
  void theFirewallIsOpenedForPeersAndClientsAndKeptOnceTheControllerGotIn() {
    set.firewall = BaselineSettings.Firewall.OPEN;
    set.clients = List.of(Cidr.parse("10.0.0.0/8"));
    sites.without("node2", "kafka").without("node3", "zookeeper");
    on("node1", MACHINE);
    String openings =
        "2181/tcp 10.0.0.0/8, 2181/tcp 10.77.0.12, 2181/tcp 10.77.0.13, 2888/tcp 10.77.0.12,"
            + " 3888/tcp 10.77.0.12, 9092/tcp 10.0.0.0/8, 9092/tcp 10.77.0.13";
    assertThat(work("node1"))
        .containsExactly(
            "Firewall: Firewall[openings=[" + openings + "], kept=false]",
            "Firewall: gate controller still gets in (firewall)",
            "Firewall kept: Firewall[openings=[" + openings + "], kept=true]");
  }

  @Test
  void aFirewallIsSwitchedOffOnlyWhereTheInventorySaysSo() {
    set.firewall = BaselineSettings.Firewall.OFF;
    on("node1", MACHINE);
    assertThat(work("node1"))
        .contains("Firewall: Stopped[unit=firewalld.service]")
        .noneMatch(w -> w.contains("kept"));
  }

  @Test
  void aFirewallThatIsLeftIsPointedAtBeforeTheServicesAreThere() {
    on("node1", MACHINE);
    assertThat(findings())
        .containsExactly("W node1 firewall: firewalld runs, and is left as it is");
    sites.listener("node1", new Listener("", 9092, 7, "java", "kafka.service"));
    Facts f = sites.facts.get("node1");
    sites.facts.put("node1", with(f, MACHINE, f.mounts(), f.files()));
    assertThat(findings()).isEmpty();
  }

  @Test
  void aReadOnlyKernelSettingIsSaidByNameAndLeftOutWhereAccepted() {
    set.sysctl = Map.of("vm.swappiness", "1");
    on("node1", MACHINE);
    fact("node1", "/proc/sys/vm/swappiness", "file", "60\n", false);
    assertThat(findings()).contains("E node1 sysctl/vm.swappiness: vm.swappiness is 60, read-only");
    on("node1", MACHINE, "sysctl/vm.swappiness");
    assertThat(findings()).contains("W node1 sysctl/vm.swappiness: vm.swappiness is 60, read-only");
    assertThat(work("node1")).isEmpty();
  }

  @Test
  void aReadOnlyKernelSettingThatIsAsWantedWillDo() {
    set.sysctl = Map.of("net.ipv4.ip_local_port_range", "32768 60999");
    on("node1", Traits.NONE);
    fact("node1", "/proc/sys/net/ipv4/ip_local_port_range", "file", "32768\t60999\n", false);
    assertThat(findings()).isEmpty();
  }

  @Test
  void aKernelWithoutSeLinuxAndAContainersClockAreSaidByName() {
    set.selinux = SeLinux.ENFORCING;
    set.time = Time.CHRONY;
    set.hugePages = HugePages.NEVER;
    Traits container =
        new Traits(
            "apt", "disabled", "systemd-nspawn", false, List.of(), List.of(), false, List.of());
    on("node1", container);
    assertThat(findings())
        .containsExactly(
            "E node1 transparent-hugepage: there are no transparent huge pages",
            "E node1 selinux: this kernel runs without SELinux",
            "E node1 clock: a container (systemd-nspawn): its clock is the machine's");
    on("node1", container, "selinux", "clock", "transparent-hugepage");
    assertThat(findings()).allMatch(f -> f.startsWith("W"));
    assertThat(work("node1")).containsExactly("Time: gate clocks in step");
    assertThat(baseline.acceptable(sites.hosts.get("node1")))
        .containsExactlyInAnyOrder("transparent-hugepage", "selinux", "clock");
  }

  @Test
  void enforcingIsConfirmedBeforeItIsKept() {
    set.selinux = SeLinux.ENFORCING;
    on("node1", MACHINE);
    assertThat(work("node1"))
        .containsExactly(
            "SELinux: SeLinux[mode=enforcing, kept=false]",
            "SELinux: gate controller still gets in (selinux)",
            "SELinux kept: SeLinux[mode=enforcing, kept=true]");
  }

  private void disk(String device, String mount) {
    set.disks = List.of(new Disk(device, mount, FileSystem.XFS));
    on("node1", MACHINE);
  }

  @Test
  void aBlankDiskPassesAndOneWithAnythingOnItIsRefused() {
    disk("/dev/vdb", "/data");
    device("node1", "/dev/vdb", "", "");
    assertThat(findings()).contains("P node1 data-disk: /dev/vdb is blank and gets xfs");
    device("node1", "/dev/vdb", "99-88", "it carries ext4");
    assertThat(findings()).contains("E node1 data-disk: /dev/vdb is not blank: it carries ext4");
  }

  @Test
  void aDiskThatIsNotThereIsRefused() {
    disk("/dev/vdb", "/data");
    assertThat(findings()).contains("E node1 data-disk: there is no /dev/vdb");
  }

  @Test
  void theDiskThatWeMadeIsKnownAgain() {
    disk("/dev/vdb", "/data");
    String uuid =
        baseline.phases(sites.site()).stream()
            .flatMap(p -> p.work().get("node1").stream())
            .filter(DataDisk.class::isInstance)
            .map(r -> ((DataDisk) r).uuid())
            .findFirst()
            .orElseThrow();
    device("node1", "/dev/vdb", uuid, "it carries xfs");
    assertThat(findings()).contains("P node1 data-disk: /dev/vdb carries our xfs");
  }

  @Test
  void aBlankDiskIsNotTakenForTheOneThatFstabKnows() {
    disk("/dev/vdb", "/data");
    device("node1", "/dev/vdb", "", "");
    fact("node1", "/etc/fstab", "file", "UUID=1-2 /data xfs noatime 0 0\n", true);
    assertThat(findings())
        .contains("E node1 data-disk: /etc/fstab wants UUID=1-2 on /data, and /dev/vdb has not");
  }

  @Test
  void aDiskThatAnAdministratorMountedByItsUuidIsTakenAsItIs() {
    disk("/dev/vdb", "/data");
    fact("node1", "/etc/fstab", "file", "UUID=1-2 /data xfs noatime 0 0\n", true);
    Facts f = sites.facts.get("node1");
    Mount mount = new Mount("/data", "xfs", "/dev/vdc", List.of("rw"), 1L << 40, 1L << 40, 1000);
    sites.facts.put("node1", with(f, f.traits(), List.of(mount), f.files()));
    assertThat(findings()).contains("P node1 data-disk: /dev/vdc (UUID=1-2) is on /data");
    assertThat(work("node1"))
        .containsExactly(
            "Packages: Packages[owner=baseline, wanted=[xfsprogs]]",
            "Disks: DataDisk[device=/dev/vdb, path=/data, uuid=1-2]");
  }

  @Test
  void aBrokerDoesNotStartWithoutTheDiskOfItsData() {
    disk("/dev/vdb", "/var/lib/kafka");
    String unit =
        new KafkaComponent()
            .phases(sites.site()).stream()
                .flatMap(p -> p.work().get("node1").stream())
                .filter(Unit.class::isInstance)
                .map(r -> ((Unit) r).content())
                .findFirst()
                .orElseThrow();
    assertThat(unit).contains("\nRequiresMountsFor=/var/lib/kafka\n");
  }

  @Test
  void theFullRootDoesNotMatterWhereADiskIsToCome() {
    disk("/dev/vdb", "/var/lib/kafka");
    Facts f = sites.facts.get("node1");
    Mount root = new Mount("/", "ext4", "/dev/vda1", List.of("rw"), 1 << 20, 1L << 30, 1000);
    sites.facts.put("node1", with(f, f.traits(), List.of(root), f.files()));
    Findings findings = new Findings();
    new KafkaComponent().examine(sites.site(), findings);
    assertThat(findings.all())
        .filteredOn(x -> "node1".equals(x.host()) && x.check().equals("data-place"))
        .isEmpty();
  }

  @Test
  void badSettingsAreRefusedWhereTheyStand() {
    set.clients = List.of(Cidr.parse("10.0.0.0/8"));
    set.sysctl = Map.of("vm/../kernel.panic", "1");
    set.limits = Map.of("nofiles", "100");
    set.disks = List.of(new Disk("/dev/vdb", "/usr/share/data", FileSystem.XFS));
    sites.hosts.keySet().stream().toList().forEach(h -> on(h, MACHINE));
    assertThat(problems())
        .containsExactly(
            "components.baseline.clients: clients are let in by firewall: open only",
            "components.baseline.sysctl: 'vm/../kernel.panic' is no kernel setting",
            "components.baseline.limits: 'nofiles' is no limit",
            "components.baseline.disks: no disk can be mounted on '/usr/share/data'");
  }

  @Test
  void aDiskThatStandsTwiceIsRefused() {
    set.disks =
        List.of(
            new Disk("/dev/vdb", "/data/1", FileSystem.XFS),
            new Disk("/dev/vdb", "/data/2", FileSystem.XFS));
    on("node2", MACHINE);
    assertThat(problems())
        .containsExactly("components.baseline.disks: /dev/vdb or /data/2 stands twice");
  }

  @Test
  void chronyIsInstalledRunsAndIsHeldAgainstTheOtherClocks() {
    set.time = Time.CHRONY;
    on("node1", MACHINE);
    assertThat(work("node1"))
        .containsExactly(
            "Packages: Packages[owner=baseline, wanted=[chrony]]",
            "Time: Service[unit=chronyd.service, inputs=[], record=, marker=]",
            "Time: gate clocks in step");
  }

  @Test
  void chronyIsStartedAgainWhereItsServersChange() {
    set.time = Time.CHRONY;
    set.timeServers = List.of("10.0.0.1", "ntp.example.net");
    on("node1", MACHINE);
    assertThat(work("node1"))
        .contains(
            "Time: FormerContent[path=/etc/chrony.conf, mark=# Written by Groundwork; its next run"
                + " undoes changes here.]",
            "Time: file /etc/chrony.conf")
        .anyMatch(w -> w.matches(".*chronyd.service, inputs=.*/etc/chrony.conf.*"));
    File conf =
        baseline.phases(sites.site()).stream()
            .flatMap(p -> p.work().getOrDefault("node1", List.of()).stream())
            .filter(r -> r instanceof File f && f.path().equals("/etc/chrony.conf"))
            .map(File.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(conf.content())
        .contains("\nserver 10.0.0.1 iburst\nserver ntp.example.net iburst\n");
  }

  @Test
  void timeServersWithoutChronyAndOnesThatAreNoNamesAreRefused() {
    set.timeServers = List.of("10.0.0.1");
    on("node1", MACHINE);
    assertThat(problems())
        .containsExactly("components.baseline.time_servers: time_servers are for time: chrony");
    set.time = Time.CHRONY;
    set.timeServers = List.of("10.0.0.1 prefer");
    on("node1", MACHINE);
    assertThat(problems())
        .containsExactly("components.baseline.time_servers: '10.0.0.1 prefer' is no time server");
  }

  @Test
  void aContainersClockIsNothingThatInstallMends() {
    set.time = Time.CHRONY;
    on("node1", MACHINE);
    assertThat(baseline.mends(sites.hosts.get("node1"), "clock")).isFalse();
  }

  @Test
  void openingTheFirewallMendsConnectionsThatItKeepsOut() {
    on("node1", MACHINE);
    assertThat(baseline.mends(sites.hosts.get("node1"), "connection")).isFalse();
    set.firewall = BaselineSettings.Firewall.OPEN;
    on("node1", MACHINE);
    on("node2", MACHINE, "firewall");
    assertThat(baseline.mends(sites.hosts.get("node1"), "connection")).isTrue();
    assertThat(baseline.mends(sites.hosts.get("node2"), "connection")).isFalse();
  }

  @Test
  void chronyMendsAClockThatIsOffUnlessTheHostCannotSetIt() {
    set.time = Time.CHRONY;
    on("node1", MACHINE);
    on("node2", MACHINE, "clock");
    assertThat(baseline.mends(sites.hosts.get("node1"), "clocks-agree")).isTrue();
    assertThat(baseline.mends(sites.hosts.get("node1"), "time-service")).isTrue();
    assertThat(baseline.mends(sites.hosts.get("node1"), "selinux")).isFalse();
    assertThat(baseline.mends(sites.hosts.get("node2"), "clocks-agree")).isFalse();
  }

  @Test
  void whatItSetsItMends() {
    on("node1", MACHINE);
    Host untouched = sites.hosts.get("node1");
    assertThat(List.of("connection", "clocks-agree", "time-service", "huge-pages"))
        .noneMatch(check -> baseline.mends(untouched, check));
    set.firewall = BaselineSettings.Firewall.OPEN;
    set.time = Time.CHRONY;
    set.hugePages = HugePages.MADVISE;
    on("node1", MACHINE);
    Host host = sites.hosts.get("node1");
    assertThat(List.of("connection", "clocks-agree", "time-service", "huge-pages"))
        .allMatch(check -> baseline.mends(host, check));
    assertThat(baseline.mends(host, "port-free")).isFalse();
  }
}
