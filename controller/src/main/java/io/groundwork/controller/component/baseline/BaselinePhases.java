package io.groundwork.controller.component.baseline;

import io.groundwork.agent.resource.DataDisk;
import io.groundwork.agent.resource.File;
import io.groundwork.agent.resource.Firewall;
import io.groundwork.agent.resource.HugePages;
import io.groundwork.agent.resource.Packages;
import io.groundwork.agent.resource.Packages.Wanted;
import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.resource.SeLinux;
import io.groundwork.agent.resource.Stopped;
import io.groundwork.agent.resource.Sysctl;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.gate.Gate;
import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What is to be on the machines: the table of contents is {@link #all()}. What could cut the
 * controller off is made live first, confirmed over a new connection, and only then kept.
 */
final class BaselinePhases {
  private static final String LIMITS = "/etc/security/limits.d/90-groundwork.conf";

  private final Site site;

  BaselinePhases(Site site) {
    this.site = site;
  }

  List<Phase> all() {
    List<Phase> phases = new ArrayList<>();
    add(phases, "Firewall", h -> firewall(h, false), work -> getsIn(work, Firewall.GUARD));
    add(phases, "Firewall kept", h -> firewall(h, true), work -> List.of());
    add(phases, "Packages", this::packages, work -> List.of());
    add(phases, "Kernel", this::kernel, work -> List.of());
    add(phases, "Disks", this::disks, work -> List.of());
    addTime(phases);
    add(phases, "SELinux", h -> selinux(h, false), work -> getsIn(work, SeLinux.GUARD));
    add(phases, "SELinux kept", h -> selinux(h, true), work -> List.of());
    return phases;
  }

  /** A phase with work for some host; an empty one is left out. */
  private void add(
      List<Phase> phases,
      String title,
      Function<Host, List<Resource>> resources,
      Function<List<Host>, List<Gate>> gates) {
    Map<String, List<Resource>> work = new LinkedHashMap<>();
    List<Host> hosts = new ArrayList<>();
    for (Host host : site.with(Baseline.NAME)) {
      List<Resource> of = resources.apply(host);
      if (!of.isEmpty()) {
        work.put(host.name(), of);
        hosts.add(host);
      }
    }
    if (!work.isEmpty()) {
      phases.add(new Phase(Baseline.NAME, title, false, work, null, gates.apply(hosts)));
    }
  }

  /** What the rest needs of the distribution, and where it comes from. */
  private List<Resource> packages(Host host) {
    BaselineSettings settings = Baseline.settings(host);
    List<Resource> work = new ArrayList<>();
    settings.repositories().forEach(one -> work.add(one.resource(site.inventory().file())));
    List<Wanted> wanted = new ArrayList<>();
    if (settings.time() != BaselineSettings.Time.LEAVE
        && !host.accept().contains(Baseline.NO_CLOCK)) {
      wanted.add(Wanted.any("chrony"));
    }
    if (!settings.disks().isEmpty()) {
      wanted.add(Wanted.any(DataDisk.TOOLS));
    }
    if (!wanted.isEmpty()) {
      work.add(new Packages(Baseline.NAME, wanted));
    }
    return work;
  }

  private List<Resource> kernel(Host host) {
    BaselineSettings settings = Baseline.settings(host);
    List<Resource> work = new ArrayList<>();
    new TreeMap<>(settings.sysctl())
        .forEach(
            (key, value) -> {
              if (!host.accept().contains(Baseline.sysctl(key))) {
                work.add(new Sysctl(key, value));
              }
            });
    if (settings.transparentHugepage() != BaselineSettings.HugePages.LEAVE
        && !host.accept().contains(Baseline.NO_HUGE_PAGES)) {
      work.add(new HugePages(word(settings.transparentHugepage())));
    }
    if (!settings.limits().isEmpty()) {
      work.add(new File(LIMITS, limits(settings.limits()), "root", "root", "0644", false));
    }
    return work;
  }

  /** For root by name as well: a star does not mean root (limits.conf(5)). */
  private static String limits(Map<String, String> limits) {
    StringBuilder text =
        new StringBuilder("# Written by Groundwork; changes here are overwritten.\n");
    new TreeMap<>(limits)
        .forEach(
            (item, value) ->
                List.of("*", "root")
                    .forEach(who -> text.append(who + " - " + item + " " + value + "\n")));
    return text.toString();
  }

  private List<Resource> disks(Host host) {
    List<Resource> work = new ArrayList<>();
    for (BaselineSettings.Disk disk : Baseline.settings(host).disks()) {
      String uuid = DataDisks.uuid(site, host, disk);
      work.add(new DataDisk(disk.device(), disk.mount(), uuid));
    }
    return work;
  }

  /** Every clock is asked, also that of a host which accepts that it does not keep its own. */
  private void addTime(List<Phase> phases) {
    Map<String, List<Resource>> work = new LinkedHashMap<>();
    for (Host host : site.with(Baseline.NAME)) {
      if (Baseline.settings(host).time() != BaselineSettings.Time.LEAVE) {
        work.put(host.name(), time(host));
      }
    }
    if (!work.isEmpty()) {
      Gate inStep = new ClocksInStep(List.copyOf(work.keySet()));
      phases.add(new Phase(Baseline.NAME, "Time", false, work, null, List.of(inStep)));
    }
  }

  private List<Resource> time(Host host) {
    if (host.accept().contains(Baseline.NO_CLOCK)) {
      return List.of();
    }
    return new Chrony(site.facts(host), Baseline.settings(host).timeServers()).resources();
  }

  private List<Resource> selinux(Host host, boolean kept) {
    BaselineSettings.SeLinux wanted = Baseline.settings(host).selinux();
    return wanted == BaselineSettings.SeLinux.LEAVE || host.accept().contains(Baseline.NO_SELINUX)
        ? List.of()
        : List.of(new SeLinux(word(wanted), kept));
  }

  private List<Resource> firewall(Host host, boolean kept) {
    BaselineSettings.Firewall wanted = Baseline.settings(host).firewall();
    if (wanted == BaselineSettings.Firewall.OFF) {
      return kept ? List.of() : List.of(new Stopped("firewalld.service"));
    }
    return wanted != BaselineSettings.Firewall.OPEN
            || host.accept().contains(Baseline.FOREIGN_FIREWALL)
        ? List.of()
        : List.of(new Firewall(Openings.of(site, host), kept));
  }

  private static List<Gate> getsIn(List<Host> hosts, String guard) {
    return hosts.stream().<Gate>map(h -> new StillGetsIn(h.name(), guard)).toList();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
