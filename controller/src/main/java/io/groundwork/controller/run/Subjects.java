package io.groundwork.controller.run;

import io.groundwork.agent.diagnosis.Subject;
import io.groundwork.agent.resource.Archive;
import io.groundwork.agent.resource.DataDisk;
import io.groundwork.agent.resource.Directory;
import io.groundwork.agent.resource.Exports;
import io.groundwork.agent.resource.File;
import io.groundwork.agent.resource.Firewall;
import io.groundwork.agent.resource.Link;
import io.groundwork.agent.resource.Packages;
import io.groundwork.agent.resource.Repository;
import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.resource.Service;
import io.groundwork.agent.resource.SwapOff;
import io.groundwork.agent.resource.UnitNames;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.plan.Agenda;
import io.groundwork.controller.plan.Step;
import java.util.ArrayList;
import java.util.List;

/** What to look at when a gate stays closed, or a resource is stuck. */
final class Subjects {
  /** What package managers leave behind; there are those of one family only. */
  private static final List<String> PACKAGE_LOGS =
      List.of(
          "/var/log/apt/term.log",
          "/var/log/dpkg.log",
          "/var/log/dnf.log",
          "/var/log/yum.log",
          "/etc/resolv.conf");

  private final Agenda agenda;

  Subjects(Agenda agenda) {
    this.agenda = agenda;
  }

  /** A gate's suspect, with the configuration that its unit was given. */
  Subject of(Gate.Suspect suspect) {
    List<String> paths = suspect.dataDir().isEmpty() ? List.of() : List.of(suspect.dataDir());
    return Subject.ofUnit(suspect.unit(), suspect.port(), paths)
        .with(configuration(suspect.host(), suspect.unit()));
  }

  /** A resource that is stuck. */
  Subject of(Step step, Resource resource) {
    if (resource instanceof Service service) {
      return service(step, service);
    }
    List<String> units = UnitNames.of(List.of(resource));
    if (!units.isEmpty()) {
      return Subject.ofUnit(units.get(0), 0, List.of());
    } else if (resource instanceof Firewall) {
      return Subject.ofUnit("firewalld.service", 0, List.of());
    } else if (resource instanceof Exports) {
      return Subject.ofUnit("nfs-server.service", 0, List.of("/etc/exports.d"));
    } else if (resource instanceof Packages || resource instanceof Repository) {
      return Subject.ofPaths(List.of("/var/cache", "/usr"), PACKAGE_LOGS);
    }
    return path(resource);
  }

  private static Subject path(Resource resource) {
    if (resource instanceof File file) {
      return Subject.ofPaths(List.of(file.path()), List.of());
    } else if (resource instanceof Directory directory) {
      return Subject.ofPaths(List.of(directory.path()), List.of());
    } else if (resource instanceof Archive archive) {
      return Subject.ofPaths(List.of(archive.path()), List.of());
    } else if (resource instanceof Link link) {
      return Subject.ofPaths(List.of(link.path()), List.of());
    } else if (resource instanceof DataDisk disk) {
      return Subject.ofPaths(List.of(disk.path(), disk.device()), List.of("/etc/fstab"));
    } else if (resource instanceof SwapOff) {
      return Subject.ofPaths(List.of(), List.of("/proc/swaps", "/etc/fstab"));
    }
    return Subject.ofPaths(List.of(), List.of());
  }

  /** The gates of its phase know its port and data. */
  private static Subject service(Step step, Service service) {
    return step.phase().gates().stream()
        .flatMap(gate -> gate.suspects().stream())
        .filter(s -> s.host().equals(step.host()) && s.unit().equals(service.unit()))
        .findFirst()
        .map(s -> Subject.ofUnit(s.unit(), s.port(), List.of(s.dataDir())))
        .orElseGet(() -> Subject.ofUnit(service.unit(), 0, List.of()))
        .with(service.inputs());
  }

  /** The files that the unit reads, where this run knows them. */
  private List<String> configuration(String host, String unit) {
    List<String> files = new ArrayList<>();
    for (Step step : agenda.steps(host)) {
      for (Resource resource : step.resources()) {
        if (resource instanceof Service service && service.unit().equals(unit)) {
          files.addAll(service.inputs());
        }
      }
    }
    return files;
  }
}
