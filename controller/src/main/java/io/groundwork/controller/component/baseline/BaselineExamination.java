package io.groundwork.controller.component.baseline;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.Facts.FileFact;
import io.groundwork.controller.component.Check;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.Lacks;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.baseline.BaselineSettings.Disk;
import io.groundwork.inventory.Host;
import java.util.List;
import java.util.Locale;

/** Holds the baseline against the machines: what cannot be done there is said by name. */
final class BaselineExamination {

  private BaselineExamination() {}

  static void examine(Site site, Findings findings) {
    for (Host host : site.with(Baseline.NAME)) {
      BaselineSettings settings = Baseline.settings(host);
      Facts facts = site.facts(host);
      settings.sysctl().forEach((key, value) -> sysctl(findings, host, facts, key, value));
      hugePages(findings, host, facts, settings.transparentHugepage());
      seLinux(findings, host, facts, settings.selinux());
      clock(findings, host, facts, settings.time());
      firewall(site, findings, host, facts);
      for (Disk disk : settings.disks()) {
        DataDisks.examine(new Check(findings, host.name(), "data-disk"), site, host, disk);
      }
    }
  }

  private static void sysctl(Findings findings, Host host, Facts facts, String key, String wanted) {
    String path = Baseline.sysctlPath(key);
    String value = String.join(" ", wanted.strip().split("\\s+"));
    if (Baseline.canBe(facts, path, is -> String.join(" ", is.split("\\s+")).equals(value))) {
      return;
    }
    FileFact fact = facts.files().get(path);
    Lacks.accepted(
        findings,
        host,
        Baseline.sysctl(key),
        key + (fact == null ? " is not there" : " is " + fact.content().strip() + ", read-only"),
        fact == null
            ? "this kernel has no such setting, or its module is not loaded"
            : "baseline.sysctl wants "
                + value
                + ", and a container cannot set what is the machine's",
        "Set it on the machine that runs this kernel.");
  }

  private static void hugePages(
      Findings findings, Host host, Facts facts, BaselineSettings.HugePages wanted) {
    String shown = "[" + wanted.name().toLowerCase(Locale.ROOT) + "]";
    if (wanted == BaselineSettings.HugePages.LEAVE
        || Baseline.canBe(facts, Baseline.HUGE_PAGES, is -> is.contains(shown))) {
      return;
    }
    FileFact fact = facts.files().get(Baseline.HUGE_PAGES);
    Lacks.accepted(
        findings,
        host,
        Baseline.NO_HUGE_PAGES,
        fact == null
            ? "there are no transparent huge pages"
            : "transparent huge pages are " + fact.content().strip() + ", read-only",
        "baseline.transparent_hugepage wants " + shown,
        "Set it on the machine that runs this kernel.");
  }

  private static void seLinux(
      Findings findings, Host host, Facts facts, BaselineSettings.SeLinux wanted) {
    if (wanted != BaselineSettings.SeLinux.LEAVE && facts.traits().selinux().equals("disabled")) {
      Lacks.accepted(
          findings,
          host,
          Baseline.NO_SELINUX,
          "this kernel runs without SELinux",
          "baseline.selinux wants it " + wanted.name().toLowerCase(Locale.ROOT),
          "Boot it with SELinux, have all files labelled (touch /.autorelabel), and come again.");
    }
  }

  private static void clock(
      Findings findings, Host host, Facts facts, BaselineSettings.Time wanted) {
    if (wanted != BaselineSettings.Time.LEAVE && !facts.traits().container().isEmpty()) {
      Lacks.accepted(
          findings,
          host,
          Baseline.NO_CLOCK,
          "a container (" + facts.traits().container() + "): its clock is the machine's",
          "chrony cannot set a clock here",
          "Keep time on the machine that it runs on.");
    }
  }

  /** A firewall that is left as it is may keep peers apart; a service that listens was reached. */
  private static void firewall(Site site, Findings findings, Host host, Facts facts) {
    List<String> openings = Openings.of(site, host);
    boolean leave = Baseline.settings(host).firewall() == BaselineSettings.Firewall.LEAVE;
    boolean fresh =
        facts.listeners().stream()
            .noneMatch(l -> openings.stream().anyMatch(o -> o.startsWith(l.port() + "/")));
    if (leave && fresh && facts.traits().firewalld() && !openings.isEmpty()) {
      new Check(findings, host.name(), "firewall")
          .warning(
              "firewalld runs, and is left as it is",
              "unless it lets them in, peers cannot come: " + String.join(", ", openings),
              "Set baseline.firewall: open.");
    }
  }
}
