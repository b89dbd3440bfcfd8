package io.groundwork.controller.check;

import io.groundwork.agent.examine.Condition;
import io.groundwork.agent.facts.Facts;
import io.groundwork.controller.component.Check;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Disk;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.Site;
import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The machine itself: is it another one than its peers, and large enough for all its services? */
final class MachineChecks {
  private static final long LARGE_HEAPS = 4L << 30;

  /** The most that a unit of ours asks for: Kafka's LimitNOFILE. */
  private static final long FILES = 128_000;

  private MachineChecks() {}

  static void examine(
      Site site,
      Host host,
      Condition condition,
      Collection<Component> components,
      Findings findings) {
    Facts facts = site.facts(host);
    new Check(findings, host.name(), "system").pass(system(facts, condition));
    security(new Check(findings, host.name(), "security"), facts, condition);
    List<Long> heaps = heaps(host, components);
    if (!heaps.isEmpty()) {
      long all = heaps.stream().mapToLong(Long::longValue).sum();
      if (heaps.size() > 1) {
        heaps(new Check(findings, host.name(), "heaps"), facts, all);
      }
      files(new Check(findings, host.name(), "limits"), condition);
      hugePages(new Check(findings, host.name(), "huge-pages"), condition, all);
      swap(new Check(findings, host.name(), "swap"), facts, condition);
    }
  }

  private static List<Long> heaps(Host host, Collection<Component> components) {
    return components.stream()
        .filter(c -> host.has(c.schema().name()))
        .map(c -> c.memory(host))
        .filter(bytes -> bytes > 0)
        .toList();
  }

  private static String system(Facts facts, Condition condition) {
    List<String> words = new ArrayList<>();
    words.add(facts.os().getOrDefault("PRETTY_NAME", facts.os().getOrDefault("ID", "unknown")));
    words.add("kernel " + facts.kernel());
    words.add(condition.libc().isEmpty() ? "C library unknown" : condition.libc());
    words.add("systemd " + facts.systemd());
    words.add(facts.cpus() + (facts.cpus() == 1 ? " processor" : " processors"));
    words.add(Disk.megabytes(facts.memory().total()) + " of memory");
    return String.join(", ", words);
  }

  private static void security(Check check, Facts facts, Condition condition) {
    check.pass(
        "SELinux "
            + facts.traits().selinux()
            + ", firewall "
            + (condition.firewalls().isEmpty()
                ? "none seen"
                : String.join(", ", condition.firewalls())));
  }

  private static void heaps(Check check, Facts facts, long all) {
    long memory = facts.memory().total();
    String seen = Disk.megabytes(all) + " of heaps in " + Disk.megabytes(memory) + " of memory";
    if (all >= memory) {
      check.error(seen, "together they cannot be had", "Set smaller heaps, or spread the roles.");
    } else if (all > memory / 4 * 3) {
      check.warning(
          seen, "little is left for the system, which caches the files", "Set smaller heaps.");
    } else {
      check.pass(seen);
    }
  }

  private static void files(Check check, Condition condition) {
    String most = condition.kernel().getOrDefault("/proc/sys/fs/nr_open", "");
    if (most.matches("[0-9]{1,18}") && Long.parseLong(most) < FILES) {
      check.error(
          "fs.nr_open is " + most,
          "no process can have more open files, and Kafka's unit asks for " + FILES,
          "Set fs.nr_open to 1048576, the kernel's own default.");
    } else {
      check.pass("fs.nr_open " + (most.isEmpty() ? "unknown" : most));
    }
  }

  private static void hugePages(Check check, Condition condition, long heaps) {
    String all =
        condition.kernel().getOrDefault("/sys/kernel/mm/transparent_hugepage/enabled", "unknown");
    int open = all.indexOf('[');
    int close = all.indexOf(']');
    String now = open >= 0 && close > open ? all.substring(open + 1, close) : all;
    if (now.equals("always") && heaps >= LARGE_HEAPS) {
      check.warning(
          "transparent huge pages: always",
          "with large heaps the kernel's search for huge pages makes itself felt as pauses",
          "Set /sys/kernel/mm/transparent_hugepage/enabled to madvise, at every boot.");
    } else {
      check.pass("transparent huge pages: " + now);
    }
  }

  private static void swap(Check check, Facts facts, Condition condition) {
    List<String> swaps = facts.traits().swaps();
    String swappiness = condition.kernel().getOrDefault("/proc/sys/vm/swappiness", "60");
    if (swaps.isEmpty()) {
      check.pass("none");
    } else if (swappiness.equals("0") || swappiness.equals("1")) {
      check.pass(String.join(", ", swaps) + ", with vm.swappiness " + swappiness);
    } else {
      check.warning(
          "swaps to " + String.join(", ", swaps) + ", with vm.swappiness " + swappiness,
          "a JVM that is swapped out stops for seconds: sessions expire, leaders change",
          "Switch it off (swapoff -a, and out of /etc/fstab), or set vm.swappiness to 1.");
    }
  }

  /** Clones: what should be one machine's own is another's, too. */
  static void examineUnique(Site site, Map<String, Condition> conditions, Findings findings) {
    shared(conditions, c -> c.mac())
        .forEach(
            (mac, hosts) ->
                clones(
                    findings,
                    hosts,
                    "the same MAC address " + mac,
                    "in one network only one of them can be reached"));
    Map<String, Condition> machines = new LinkedHashMap<>(conditions);
    // Containers show the product of the machine that runs them.
    machines
        .keySet()
        .removeIf(h -> !site.facts().containsKey(h) || isContainer(site.facts().get(h)));
    shared(machines, c -> c.productId())
        .forEach(
            (id, hosts) ->
                clones(
                    findings,
                    hosts,
                    "the same product_uuid",
                    "a cloned machine; Kubernetes takes the clones for one"));
  }

  private static boolean isContainer(@org.jspecify.annotations.Nullable Facts facts) {
    return facts != null && !facts.traits().container().isEmpty();
  }

  private static void clones(Findings findings, List<String> hosts, String what, String why) {
    for (String host : hosts) {
      List<String> others = hosts.stream().filter(h -> !h.equals(host)).toList();
      new Check(findings, host, "machine-unique")
          .warning(
              what + " as " + String.join(", ", others),
              why,
              "Give each machine its own, in its virtual machine's definition.");
    }
  }

  private static Map<String, List<String>> shared(
      Map<String, Condition> conditions, Function<Condition, String> by) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    conditions.forEach(
        (host, c) -> groups.computeIfAbsent(by.apply(c), k -> new ArrayList<>()).add(host));
    groups.remove("");
    groups.values().removeIf(hosts -> hosts.size() < 2);
    return groups;
  }
}
