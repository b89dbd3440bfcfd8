package io.groundwork.controller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.resource.DataDisk;
import io.groundwork.agent.resource.Directory;
import io.groundwork.agent.resource.NoDirectory;
import io.groundwork.agent.resource.NoPackages;
import io.groundwork.agent.resource.Packages;
import io.groundwork.agent.resource.Packages.Wanted;
import io.groundwork.agent.resource.ProgramLinks;
import io.groundwork.agent.resource.Resource;
import io.groundwork.controller.component.Phase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UndoingTest {
  private static final Resource OURS =
      new Packages("nfs", List.of(Wanted.any("nfs-utils"), Wanted.any("rpcbind")));
  private static final Resource THEIRS =
      new Packages("baseline", List.of(Wanted.any("xfsprogs"), Wanted.any("rpcbind")));

  @Test
  void packagesThatAnotherComponentWantsAreKeptForIt() {
    Agenda install = new Agenda(List.of(phase("nfs", OURS)));
    Agenda whole = new Agenda(List.of(phase("baseline", THEIRS), phase("nfs", OURS)));

    assertThat(resources(new Undoing(install, whole, false)))
        .containsExactly(
            new NoPackages("nfs", List.of("rpcbind", "xfsprogs"), List.of()),
            new NoDirectory("/var/lib/groundwork/before", false));
  }

  @Test
  void ofTheWholeNothingIsKept() {
    Agenda whole = new Agenda(List.of(phase("baseline", THEIRS), phase("nfs", OURS)));

    assertThat(resources(new Undoing(whole, whole, false)))
        .contains(
            new NoPackages("nfs", List.of(), List.of("baseline")),
            new NoPackages("baseline", List.of(), List.of("nfs")));
    assertThat(new Undoing(whole, whole, false).left()).isEmpty();
  }

  @Test
  void theToolsOfADiskStayWithIt() {
    Agenda whole =
        new Agenda(
            List.of(
                phase("baseline", THEIRS), phase("disks", new DataDisk("/dev/sdb", "/d", "u"))));

    assertThat(resources(new Undoing(whole, whole, false)))
        .contains(new NoPackages("baseline", List.of("xfsprogs"), List.of()));
  }

  @Test
  void directoriesThatPackagesKeptFromBeingEmptyGoAfterThemThoseOfOthersDoNot() {
    Agenda whole =
        new Agenda(
            List.of(
                phase("kafka", new Directory("/var/cache/kafka", "kafka", "kafka", "0750", false)),
                phase("nfs", OURS),
                phase("nfs", new Directory("/etc/own", "root", "root", "0755", false))));

    assertThat(resources(new Undoing(whole, whole, false)))
        .containsExactly(
            new NoDirectory("/etc/own", false),
            new NoPackages("nfs", List.of(), List.of()),
            new NoDirectory("/var/lib/groundwork/before", false),
            new NoDirectory("/etc/own", false),
            new NoDirectory("/var/cache/kafka", true));
  }

  @Test
  void linksToProgramsAreNotLeft() {
    Agenda whole =
        new Agenda(
            List.of(
                phase("kubeadm", new ProgramLinks("/opt/runc/1", "/usr/local/bin", List.of()))));

    assertThat(new Undoing(whole, whole, false).left()).isEmpty();
  }

  private static Phase phase(String component, Resource resource) {
    return new Phase(
        component, "Packages", false, Map.of("node1", List.of(resource)), null, List.of());
  }

  private static List<Resource> resources(Undoing undoing) {
    return undoing.agenda().steps("node1").stream()
        .flatMap(step -> step.resources().stream())
        .toList();
  }
}
