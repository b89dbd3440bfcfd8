package io.groundwork.agent.facts;

import io.groundwork.agent.node.PackageManagers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Learns a system's traits from files alone: no process is started. */
final class TraitsCollector {
  private final Proc proc;

  TraitsCollector(Proc proc) {
    this.proc = proc;
  }

  Traits collect() {
    return new Traits(
        PackageManagers.of(proc.at("/")),
        selinux(),
        proc.text("/run/systemd/container"),
        isFirewalld(),
        names("/sys/module"),
        fileSystems(),
        proc.at("/lib/modules/" + proc.text("/proc/sys/kernel/osrelease") + "/modules.dep")
            .toFile()
            .isFile(),
        swaps());
  }

  private String selinux() {
    return switch (proc.text("/sys/fs/selinux/enforce")) {
      case "1" -> "enforcing";
      case "0" -> "permissive";
      default -> "disabled";
    };
  }

  /** The bus name would say so, too, but takes a process to ask. */
  private boolean isFirewalld() {
    return !proc.text("/sys/fs/cgroup/system.slice/firewalld.service/cgroup.procs").isEmpty()
        || !proc.text("/sys/fs/cgroup/systemd/system.slice/firewalld.service/cgroup.procs")
            .isEmpty();
  }

  private List<String> names(String directory) {
    String[] names = proc.at(directory).toFile().list();
    List<String> sorted = new ArrayList<>(Arrays.asList(names == null ? new String[0] : names));
    sorted.sort(null);
    return sorted;
  }

  private List<String> fileSystems() {
    List<String> kinds = new ArrayList<>();
    for (String line : proc.lines("/proc/filesystems")) {
      List<String> words = Proc.words(line);
      if (!words.isEmpty()) {
        kinds.add(words.get(words.size() - 1));
      }
    }
    return kinds;
  }

  private List<String> swaps() {
    List<String> swaps = new ArrayList<>();
    List<String> lines = proc.lines("/proc/swaps");
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      List<String> words = Proc.words(line);
      if (!words.isEmpty()) {
        swaps.add(words.get(0));
      }
    }
    return swaps;
  }
}
