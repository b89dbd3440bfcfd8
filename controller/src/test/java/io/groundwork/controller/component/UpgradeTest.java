package io.groundwork.controller.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.facts.Facts.Listener;
import io.groundwork.agent.resource.File;
import io.groundwork.agent.resource.Resource;
import io.groundwork.controller.component.kafka.KafkaSettings;
import io.groundwork.controller.plan.Agenda;
import io.groundwork.controller.playbook.Play;
import io.groundwork.controller.playbook.Playbook;
import io.groundwork.controller.report.Event.Level;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Another version of Kafka or ZooKeeper than the one that was started; the inventory has 3.9.1. */
class UpgradeTest {
  private static final List<String> HOSTS = List.of("node1", "node2", "node3");
  private static final String RECORD = "/var/lib/groundwork/started/";
  private final Sites sites = Sites.three();

  @Test
  void aFreshClusterSpeaksTheProtocolOfItsVersionAndNeedsOneRound() {
    assertThat(titles()).doesNotContain("Raise protocol");
    assertThat(properties("Configure")).doesNotContain("inter.broker.protocol.version");
  }

  @Test
  void anUpgradeKeepsTheProtocolInTheFirstRoundAndRaisesItInASecond() {
    HOSTS.forEach(host -> runs(host, "3.5.2", ""));
    assertThat(titles()).containsSubsequence("Configure", "Start", "Raise protocol", "Finish");
    assertThat(properties("Configure")).contains("inter.broker.protocol.version=3.5\n");
    assertThat(properties("Raise protocol")).doesNotContain("inter.broker.protocol.version");
    assertThat(errors()).isEmpty();
  }

  @Test
  void theFirstRoundGoesOnWhereItWasCutShort() {
    runs("node1", "3.9.1", "3.5");
    runs("node2", "3.5.2", "");
    runs("node3", "3.5.2", "");
    assertThat(titles()).contains("Raise protocol");
    assertThat(properties("Configure")).contains("inter.broker.protocol.version=3.5\n");
  }

  @Test
  void theSecondRoundGoesOnWhereItWasCutShort() {
    runs("node1", "3.9.1", "");
    runs("node2", "3.9.1", "3.5");
    runs("node3", "3.9.1", "3.5");
    assertThat(titles()).doesNotContain("Raise protocol");
    assertThat(properties("Configure")).doesNotContain("inter.broker.protocol.version");
  }

  @Test
  void aClusterThatIsDownStartsWithTheNewVersionAtOnce() {
    HOSTS.forEach(host -> started(host, "kafka", "3.5.2", ""));
    assertThat(titles()).doesNotContain("Raise protocol");
  }

  @Test
  void aBrokerThatRecoversBeforeItsPortOpensStillRunsTheOldVersion() {
    HOSTS.forEach(host -> started(host, "kafka", "3.5.2", ""));
    sites.directory("node1", "/sys/fs/cgroup/system.slice/kafka.service", "cgroup.procs");
    assertThat(titles()).contains("Raise protocol");
    assertThat(properties("Configure")).contains("inter.broker.protocol.version=3.5\n");
  }

  @Test
  void whereProcessesShowIsAskedOfEveryBroker() {
    assertThat(kafka().evidence(sites.hosts.get("node1")))
        .contains(
            "/sys/fs/cgroup/system.slice/kafka.service",
            "/sys/fs/cgroup/systemd/system.slice/kafka.service",
            RECORD + "kafka.service/etc/systemd/system/kafka.service");
  }

  @Test
  void theOldKindOfCgroupTellsItToo() {
    HOSTS.forEach(host -> started(host, "kafka", "3.5.2", ""));
    sites.directory("node2", "/sys/fs/cgroup/systemd/system.slice/kafka.service", "tasks");
    assertThat(titles()).contains("Raise protocol");
  }

  @Test
  void aNewPatchOfTheSameVersionNeedsOneRound() {
    HOSTS.forEach(host -> runs(host, "3.9.0", ""));
    assertThat(titles()).doesNotContain("Raise protocol");
    assertThat(errors()).isEmpty();
  }

  @Test
  void theSecondRoundIsLeftToARunThatMayChangeAllBrokers() {
    HOSTS.forEach(host -> runs(host, "3.5.2", ""));
    assertThat(agenda(Set.of("node1"))).doesNotContain("Raise protocol");
    assertThat(agenda(Set.copyOf(HOSTS))).contains("Raise protocol");
  }

  @Test
  void theUsersOwnProtocolIsWrittenAndNotRaised() {
    HOSTS.forEach(host -> runs(host, "3.5.2", ""));
    property("inter.broker.protocol.version", "3.5");
    assertThat(titles()).doesNotContain("Raise protocol");
    assertThat(properties("Configure")).contains("inter.broker.protocol.version=3.5\n");
    assertThat(errors()).isEmpty();
  }

  @Test
  void theUsersProtocolMustBeKnownToEveryBrokerThatRuns() {
    HOSTS.forEach(host -> runs(host, "3.5.2", ""));
    property("inter.broker.protocol.version", "3.9");
    assertThat(errors())
        .hasSize(3)
        .allMatch(e -> e.contains("the inventory sets protocol 3.9, and Kafka 3.5.2 still runs"));
  }

  @Test
  void aVersionThatDoesNotKnowTheProtocolInUseIsRefused() {
    older("3.5.2");
    HOSTS.forEach(host -> runs(host, "3.9.1", ""));
    assertThat(errors())
        .anyMatch(e -> e.contains("speak protocol 3.9, the inventory says Kafka 3.5.2"));
  }

  @Test
  void aVersionBackIsAllowedWhileTheProtocolHasNotBeenRaised() {
    older("3.5.2");
    runs("node1", "3.9.1", "3.5");
    runs("node2", "3.5.2", "");
    runs("node3", "3.5.2", "");
    assertThat(errors()).noneMatch(e -> e.contains("kafka-version"));
    assertThat(titles()).doesNotContain("Raise protocol");
  }

  @Test
  void anEarlierZooKeeperThanTheOneThatWroteTheDataIsRefused() {
    started("node2", "zookeeper", "3.9.3", "");
    assertThat(errors())
        .containsExactly(
            "node2 zookeeper-version: ZooKeeper 3.9.3 was started here, the inventory says 3.8.4");
  }

  private void runs(String host, String version, String protocol) {
    started(host, "kafka", version, protocol);
    sites.listener(host, new Listener("", 9092, 1, "java", "kafka.service"));
  }

  private void started(String host, String product, String version, String protocol) {
    String unit = "/etc/systemd/system/" + product + ".service";
    String option = protocol.isEmpty() ? "" : " -Dgroundwork.protocol=" + protocol;
    sites.file(
        host,
        RECORD + product + ".service" + unit,
        "ExecStart=/opt/jdk/17/bin/java"
            + option
            + " -cp /opt/"
            + product
            + "/"
            + version
            + "/lib/*");
  }

  private void property(String name, String value) {
    HOSTS.forEach(
        host ->
            sites.set(
                host, "kafka", KafkaSettings.class, s -> Sites.kafka(s.id(), Map.of(name, value))));
  }

  private void older(String version) {
    HOSTS.forEach(
        host -> sites.set(host, "kafka", KafkaSettings.class, s -> RulesTest.version(s, version)));
  }

  private List<String> titles() {
    return phases().stream().map(Phase::title).toList();
  }

  private List<String> agenda(Set<String> change) {
    Playbook playbook = new Playbook(List.of(new Play("kafka", "kafka", Play.ALL)));
    return Agenda.of(playbook, Map.of("kafka", kafka()), sites.site(), change, Set.of("kafka"))
        .phases()
        .stream()
        .map(Phase::title)
        .toList();
  }

  private String properties(String title) {
    for (Phase phase : phases()) {
      for (Resource resource : phase.work().get("node1")) {
        if (phase.title().equals(title)
            && resource instanceof File file
            && file.path().equals("/etc/kafka/server.properties")) {
          return file.content();
        }
      }
    }
    throw new AssertionError("no server.properties in " + title);
  }

  private List<String> errors() {
    Findings findings = new Findings();
    for (Component component : ServiceLoader.load(Component.class)) {
      component.examine(sites.site(), findings);
    }
    return findings.all().stream()
        .filter(f -> f.level() == Level.ERROR)
        .filter(f -> f.check().endsWith("-version"))
        .map(f -> f.host() + " " + f.check() + ": " + f.seen())
        .toList();
  }

  private List<Phase> phases() {
    return kafka().phases(sites.site());
  }

  private static Component kafka() {
    return ServiceLoader.load(Component.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(c -> c.schema().name().equals("kafka"))
        .findFirst()
        .orElseThrow();
  }
}
