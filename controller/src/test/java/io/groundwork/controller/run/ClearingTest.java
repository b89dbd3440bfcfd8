package io.groundwork.controller.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundwork.agent.resource.HostNames;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Sites;
import io.groundwork.controller.component.nfs.ExportSetting;
import io.groundwork.controller.component.nfs.NfsSettings;
import io.groundwork.controller.playbook.Play;
import io.groundwork.controller.playbook.Playbook;
import io.groundwork.controller.report.Run;
import io.groundwork.inventory.Host;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a host that leaves gives back, and what stays on it. */
class ClearingTest {
  private static final List<String> ORDER =
      List.of("baseline", "hosts", "nfs", "jdk", "zookeeper", "kafka", "kubeadm");
  private final Sites sites = Sites.three();
  private final Map<String, Component> components = new TreeMap<>();

  @BeforeEach
  void layOut() {
    ServiceLoader.load(Component.class).forEach(c -> components.put(c.schema().name(), c));
    sites.add("node4", "10.77.0.14", 4, 3);
  }

  @Test
  void unitsFilesAndProgramsGoFromTheLastServiceToTheJdk() {
    List<String> tasks = tasks(false);

    assertThat(tasks)
        .containsSubsequence(
            "stopped kafka.service",
            "no file /etc/systemd/system/kafka.service",
            "no file /etc/kafka/server.properties",
            "no tree /opt/kafka/3.9.1",
            "stopped zookeeper.service",
            "no file /etc/zookeeper/zoo.cfg",
            "no tree /opt/zookeeper/3.8.4",
            "no link /opt/jdk/current",
            "no tree /opt/jdk/17.0.12");
    assertThat(deleted(false)).doesNotContain("/var/lib/kafka", "/var/log/kafka");
    assertThat(tasks).doesNotContain("no file /var/lib/zookeeper/myid");
  }

  @Test
  void dataAndLogsGoWhereThatIsMeant() {
    assertThat(deleted(true))
        .contains("/var/lib/kafka", "/var/log/kafka", "/var/lib/zookeeper", "/var/log/zookeeper");
    assertThat(clearing().places())
        .containsExactly(
            "/var/lib/kafka", "/var/lib/zookeeper", "/var/log/kafka", "/var/log/zookeeper");
  }

  @Test
  void ofTheNamesItsOwnStays() {
    assertThat(all(false).filter(HostNames.class::isInstance))
        .containsExactly(new HostNames(Map.of("10.77.0.14", List.of("node4"))));
  }

  @Test
  void aHostWithAnotherRoleStaysInTheInventoryWithThatAlone() {
    exports("/srv/share");
    Leaving leaving = leaving();

    assertThat(leaving.shed().components()).containsExactly("jdk", "kafka", "zookeeper");
    assertThat(leaving.rest().hosts().get("node4").settings()).containsOnlyKeys("hosts", "nfs");
    assertThat(leaving.rest().with("kafka")).hasSize(3);
    assertThat(leaving.left()).containsExactly("zookeeper", "kafka");
    assertThat(all(false).filter(HostNames.class::isInstance)).isEmpty();
    assertThat(all(true).map(r -> r.id())).noneMatch(id -> id.contains("/srv/share"));
  }

  @Test
  void aJdkThatIsARoleOfItsOwnStays() {
    roles("zookeeper", "kafka", "jdk");

    assertThat(leaving().shed().components()).containsExactly("kafka", "zookeeper");
    assertThat(tasks(false)).noneMatch(task -> task.contains("/opt/jdk"));
  }

  @Test
  void dataThatLieWithinAnExportAreNotDeleted() {
    exports("/var/lib/kafka/share");
    assertThatThrownBy(() -> clearing().mustBeApart())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("/var/lib/kafka/share");

    exports("/var/lib");
    assertThatThrownBy(() -> clearing().mustBeApart()).isInstanceOf(BadInputException.class);

    exports("/var/lib/kafka2");
    clearing().mustBeApart();
  }

  private List<String> tasks(boolean data) {
    return all(data).map(resource -> resource.id()).toList();
  }

  /** Directories that go with all that is in them, but for caches and our own. */
  private List<String> deleted(boolean data) {
    return all(data)
        .filter(io.groundwork.agent.resource.NoDirectory.class::isInstance)
        .map(io.groundwork.agent.resource.NoDirectory.class::cast)
        .filter(io.groundwork.agent.resource.NoDirectory::content)
        .map(io.groundwork.agent.resource.NoDirectory::path)
        .filter(p -> !p.startsWith("/var/cache/") && !p.startsWith("/var/lib/groundwork/"))
        .toList();
  }

  private Stream<io.groundwork.agent.resource.Resource> all(boolean data) {
    return clearing().agenda(data).phases().stream()
        .flatMap(phase -> phase.work().getOrDefault("node4", List.of()).stream());
  }

  private Leaving leaving() {
    return Leaving.of(world(), "node4");
  }

  private Clearing clearing() {
    World world = world();
    Scope scope = new Scope(world.inventory().hosts().keySet(), components.keySet(), 8);
    StopSignal stop = new StopSignal();
    Standing standing = new Standing(Set.of());
    Crew crew = new Crew(1);
    Fleet fleet = new Fleet(world.connector(), world.inventory());
    Stage stage = new Stage(world, scope, crew, fleet, standing, stop);
    return new Clearing(stage, leaving(), sites.site());
  }

  private World world() {
    Instant began = Instant.parse("2026-05-04T12:00:00Z");
    Run run = new Run("1-remove-1", "remove", List.of(), "ann", "desk", 1, "1", "f", began);
    return new World(
        sites.inventory(),
        components,
        new Playbook(ORDER.stream().map(c -> new Play(c, c, Play.ALL)).toList()),
        host -> {
          throw new AssertionError("nobody is connected to");
        },
        specs -> Map.of(),
        (gate, asking) -> gate.ask(asking),
        event -> {},
        run);
  }

  private void roles(String... roles) {
    sites.hosts.put("node4", Sites.roles(sites.hosts.get("node4"), roles));
  }

  private void exports(String path) {
    Host old = sites.hosts.get("node4");
    Map<String, Record> settings = new LinkedHashMap<>(old.settings());
    settings.put(
        "nfs",
        new NfsSettings(
            List.of(
                new ExportSetting(
                    path, Map.of("10.77.0.0/24", List.of("rw")), null, null, "0755"))));
    sites.hosts.put(
        "node4",
        new Host(
            old.name(),
            old.address(),
            List.of("zookeeper", "kafka", "nfs"),
            old.ssh(),
            old.sudo(),
            old.accept(),
            settings));
  }
}
