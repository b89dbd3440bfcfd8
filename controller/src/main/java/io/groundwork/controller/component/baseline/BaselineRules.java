package io.groundwork.controller.component.baseline;

import io.groundwork.controller.component.SettingProblems;
import io.groundwork.controller.component.SettingProblems.Wrong;
import io.groundwork.controller.component.SettingRules;
import io.groundwork.controller.component.baseline.BaselineSettings.Disk;
import io.groundwork.controller.component.packages.RepositoryRules;
import io.groundwork.controller.component.packages.RepositorySetting;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import io.groundwork.inventory.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an inventory must keep to for the machines themselves, before any connection is made. */
final class BaselineRules {
  private static final String REPOSITORIES = "repositories";
  private static final Pattern KEY = Pattern.compile("[a-z0-9_]+([./][A-Za-z0-9_-]+)+");
  private static final Pattern VALUE = Pattern.compile("\\S+([ \\t]+\\S+)*");
  private static final Pattern SERVER = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.:_-]*)");
  private static final Pattern DEVICE = Pattern.compile("/dev(/[A-Za-z0-9._:+-]+)+");
  private static final Pattern LIMIT = Pattern.compile("unlimited|infinity|-?[0-9]+");

  /** Of limits.conf(5). */
  private static final List<String> ITEMS =
      List.of(
          "as",
          "core",
          "cpu",
          "data",
          "fsize",
          "locks",
          "maxlogins",
          "maxsyslogins",
          "memlock",
          "msgqueue",
          "nice",
          "nofile",
          "nonewprivs",
          "nproc",
          "priority",
          "rss",
          "rtprio",
          "sigpending",
          "stack");

  /** Where a system lives; what is mounted there would hide it. */
  private static final Set<String> SYSTEM =
      Set.of(
          "/bin",
          "/boot",
          "/dev",
          "/etc",
          "/home",
          "/lib",
          "/lib64",
          "/media",
          "/mnt",
          "/opt",
          "/proc",
          "/root",
          "/run",
          "/sbin",
          "/srv",
          "/sys",
          "/tmp",
          "/usr",
          "/var",
          "/var/lib",
          "/var/log",
          "/var/lib/groundwork");

  private static final List<String> NEVER_BELOW =
      List.of("/proc/", "/sys/", "/dev/", "/run/", "/etc/", "/usr/", "/boot/", "/tmp/");

  private BaselineRules() {}

  static void check(Inventory inventory, Problems problems) {
    SettingProblems settings = new SettingProblems(inventory, problems, Baseline.NAME);
    settings.judge(h -> clients(Baseline.settings(h)), "clients");
    settings.judge(h -> timeServers(Baseline.settings(h)), "time_servers");
    settings.judge(h -> sysctls(Baseline.settings(h).sysctl()), "sysctl");
    settings.judge(h -> limits(Baseline.settings(h).limits()), "limits");
    settings.judge(h -> disks(Baseline.settings(h).disks()), "disks");
    repositories(inventory, problems);
  }

  /** What all hosts share stands with the cluster's settings, any other list with its host. */
  private static void repositories(Inventory inventory, Problems problems) {
    Map<List<RepositorySetting>, List<Host>> lists = new LinkedHashMap<>();
    for (Host host : inventory.with(Baseline.NAME)) {
      lists
          .computeIfAbsent(Baseline.settings(host).repositories(), l -> new ArrayList<>())
          .add(host);
    }
    lists.forEach(
        (list, hosts) -> {
          if (lists.size() == 1) {
            RepositoryRules.check(
                list, inventory.file(), problems, "components", Baseline.NAME, REPOSITORIES);
          } else {
            for (Host host : hosts) {
              RepositoryRules.check(
                  list,
                  inventory.file(),
                  problems,
                  "hosts",
                  host.name(),
                  Baseline.NAME,
                  REPOSITORIES);
            }
          }
        });
  }

  private static @Nullable Wrong clients(BaselineSettings settings) {
    return settings.clients().isEmpty() || settings.firewall() == BaselineSettings.Firewall.OPEN
        ? null
        : new Wrong("clients are let in by firewall: open only", "set firewall: open, too");
  }

  private static @Nullable Wrong timeServers(BaselineSettings settings) {
    if (!settings.timeServers().isEmpty() && settings.time() != BaselineSettings.Time.CHRONY) {
      return new Wrong("time_servers are for time: chrony", "set time: chrony, too");
    }
    for (String server : settings.timeServers()) {
      if (!SERVER.matcher(server).matches()) {
        return new Wrong("'" + server + "' is no time server", "its name, or its address");
      }
    }
    return null;
  }

  private static @Nullable Wrong sysctls(Map<String, String> sysctls) {
    for (Map.Entry<String, String> one : sysctls.entrySet()) {
      if (!KEY.matcher(one.getKey()).matches()) {
        return new Wrong(
            "'" + one.getKey() + "' is no kernel setting", "a name like vm.swappiness");
      }
      if (!VALUE.matcher(one.getValue()).matches()) {
        return new Wrong(one.getKey() + ": '" + one.getValue() + "' is no value", "one line");
      }
    }
    return null;
  }

  private static @Nullable Wrong limits(Map<String, String> limits) {
    for (Map.Entry<String, String> one : limits.entrySet()) {
      if (!ITEMS.contains(one.getKey())) {
        return new Wrong(
            "'" + one.getKey() + "' is no limit", "one of " + String.join(", ", ITEMS));
      }
      if (!LIMIT.matcher(one.getValue()).matches()) {
        return new Wrong(
            one.getKey() + ": '" + one.getValue() + "' is no limit's value",
            "a number, or unlimited");
      }
    }
    return null;
  }

  private static @Nullable Wrong disks(List<Disk> disks) {
    Set<String> seen = new HashSet<>();
    for (Disk disk : disks) {
      if (!DEVICE.matcher(disk.device()).matches() || disk.device().contains("/..")) {
        return new Wrong("'" + disk.device() + "' is no device", "a path like /dev/vdb");
      }
      Wrong wrong = SettingRules.directory(disk.mount());
      if (wrong != null || isSystem(disk.mount())) {
        return new Wrong(
            "no disk can be mounted on '" + disk.mount() + "'",
            "a directory of its own, like /data or /var/lib/kafka");
      }
      if (!seen.add(disk.device()) || !seen.add(disk.mount())) {
        return new Wrong(
            disk.device() + " or " + disk.mount() + " stands twice", "each disk has its own place");
      }
    }
    return null;
  }

  private static boolean isSystem(String path) {
    return SYSTEM.contains(path) || NEVER_BELOW.stream().anyMatch(path::startsWith);
  }
}
