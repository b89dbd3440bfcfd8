package io.groundwork.controller.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.controller.lab.UnitTimes.Change;
import io.groundwork.controller.load.Load;
import io.groundwork.controller.load.LoadReport;
import io.groundwork.controller.load.LoadShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of a cluster that serves, with a producer and a consumer at work. */
@OnLab
class RollingIT {
  private static final String OLD = "3.5.2";
  private static final List<String> NODES = List.of("node1", "node2", "node3");
  private static final String KAFKA = "kafka.service";
  private static ReadBack tools;

  private final Lab lab;
  private HostsYaml inventory;

  RollingIT(Lab lab) {
    this.lab = lab;
    this.inventory = lab.inventory();
  }

  @BeforeAll
  static void bareHosts(Lab lab, @TempDir Path directory) throws IOException {
    tools = ReadBack.in(directory);
    lab.renew();
  }

  @Test
  void kafkaIsUpgradedInTwoRoundsWithoutLosingAMessage() throws Exception {
    lab.renew();
    inventory = lab.inventory();
    HostsYaml before =
        lab.inventory()
            .set("/components/kafka/version", OLD)
            .set("/components/kafka/archive", oldKafka().toString())
            .remove("/components/kafka/sha512");
    Groundwork.install(before).mustEnd(0);
    Load load = load("upgrade");
    String controller = controller();
    int epoch = controllerEpoch();
    int known = changes(KAFKA).size();

    HostsYaml wanted = lab.inventory();
    Groundwork.install(wanted).mustEnd(0);
    kept(load);

    List<String> restarts = restartsAfter(known);
    assertThat(restarts).hasSize(6);
    assertThat(restarts.subList(0, 3)).containsExactlyInAnyOrderElementsOf(NODES);
    assertThat(restarts.subList(3, 6)).containsExactlyInAnyOrderElementsOf(NODES);
    assertThat(restarts.get(2)).isEqualTo(controller);
    // The controller moved once in each round: when the one that was it went, as the last.
    assertThat(controllerEpoch()).isEqualTo(epoch + 2);
    assertThat(changes("zookeeper.service")).allMatch(c -> c.what().equals("Started")).hasSize(3);
    for (String node : NODES) {
      assertThat(commandLine(node))
          .contains("/opt/kafka/" + wanted.get("/components/kafka/version") + "/");
      assertThat(lab.asRoot(node, "cat /etc/kafka/server.properties"))
          .doesNotContain("inter.broker.protocol.version");
    }
    Groundwork.run("plan", "-i", wanted.write().toString()).mustEnd(0);
    Output back = Groundwork.install(before).mustEnd(3);
    assertThat(back.out()).contains("kafka-version").contains("the inventory says Kafka " + OLD);
    assertThat(Events.count(back, "changed")).isZero();
  }

  @Test
  void aNodeThatDoesNotComeBackStopsTheRollAndTheNextRunGoesOn() throws Exception {
    converge();
    Load load = load("failing");
    String victim = NODES.stream().filter(n -> !n.equals(controller())).findFirst().orElseThrow();
    List<String> others = NODES.stream().filter(n -> !n.equals(victim)).toList();
    HostsYaml wanted = lab.inventory().set("/components/kafka/heap", "400m");
    wanted.set("/hosts/" + victim + "/kafka/properties", "{num.io.threads: '0'}");
    List<Change> before = UnitTimes.of(lab, KAFKA, others);

    Output stopped = Groundwork.install(wanted).mustEnd(3);
    assertThat(Events.hosts(stopped, "partial")).containsExactly(victim);
    assertThat(Events.hosts(stopped, "untouched")).containsExactlyInAnyOrderElementsOf(others);
    assertThat(UnitTimes.of(lab, KAFKA, others)).isEqualTo(before);
    for (String node : others) {
      assertThat(lab.asRoot(node, "cat /etc/systemd/system/" + KAFKA)).doesNotContain("-Xmx400m");
    }
    load.mustBeAtWork();

    wanted.remove("/hosts/" + victim + "/kafka/properties");
    Output mended = Groundwork.install(wanted).mustEnd(0);
    assertThat(Events.hosts(mended, "whole")).containsExactlyElementsOf(NODES);
    for (String node : NODES) {
      assertThat(commandLine(node)).contains("-Xmx400m");
    }
    kept(load);
  }

  @Test
  void whatNoOrderProtectsIsRefusedUntilItIsAcceptedAndARestartIsRolling() throws Exception {
    converge();
    Load load = load("restarting");
    topicWithOneReplica("alone");
    int known = changes(KAFKA).size();
    int epoch = controllerEpoch();
    String controller = controller();

    Output refused = restart(lab.inventory()).mustEnd(3);
    assertThat(refused.out()).contains("components.kafka.unprotected: [alone]");
    assertThat(changes(KAFKA)).hasSize(known);

    restart(lab.inventory().set("/components/kafka/unprotected", "[alone]")).mustEnd(0);
    kept(load);
    List<String> restarts = restartsAfter(known);
    assertThat(restarts).containsExactlyInAnyOrderElementsOf(NODES).endsWith(controller);
    assertThat(controllerEpoch()).isEqualTo(epoch + 1);
    tools
        .kafka(
            "kafka-topics.sh",
            "--bootstrap-server",
            brokers().get(0),
            "--delete",
            "--topic",
            "alone")
        .mustEnd(0);
  }

  @Test
  void theWholeClusterStopsAndStartsInItsOrderAndNoPartThatTheRestNeeds() {
    converge();
    String file = inventory.write().toString();
    int kafka = changes(KAFKA).size();
    int zookeeper = changes("zookeeper.service").size();
    Groundwork.run("stop", "-i", file, "--limit", "node1,node2", "--only", "zookeeper").mustEnd(3);
    Groundwork.run("stop", "-i", file, "--only", "zookeeper").mustEnd(3);
    assertThat(changes("zookeeper.service")).hasSize(zookeeper);

    Groundwork.run("stop", "-i", file).mustEnd(0);
    for (String node : NODES) {
      assertThat(lab.asRoot(node, "systemctl show -p ActiveState kafka zookeeper"))
          .isEqualTo("ActiveState=inactive\n\nActiveState=inactive");
    }
    Groundwork.run("plan", "-i", file).mustEnd(2);
    Groundwork.run("start", "-i", file).mustEnd(0);

    List<Change> brokers = changes(KAFKA).subList(kafka, kafka + 6);
    List<Change> members = changes("zookeeper.service").subList(zookeeper, zookeeper + 6);
    assertThat(brokers.get(2).seconds()).isLessThan(members.get(0).seconds());
    assertThat(members.get(5).seconds()).isLessThan(brokers.get(3).seconds());
    assertThat(brokers.subList(0, 3)).allMatch(c -> c.what().equals("Stopping"));
    assertThat(members.subList(0, 3)).allMatch(c -> c.what().equals("Stopping"));
  }

  private void converge() {
    Groundwork.install(inventory).mustEnd(0);
  }

  private static Output restart(HostsYaml inventory) {
    return Groundwork.run(
        "restart", "-i", inventory.write().toString(), "--only", "kafka", "--output", "json");
  }

  private Load load(String topic) throws InterruptedException {
    return Load.start(brokers(), LoadShape.of(topic));
  }

  /** The end of the load: every acknowledged message is there, and none was refused. */
  private static void kept(Load load) throws InterruptedException {
    load.mustBeAtWork();
    LoadReport report = load.end();
    System.out.println(report);
    assertThat(report.acknowledged()).isPositive();
    assertThat(report.lost()).as(report.toString()).isZero();
    assertThat(report.unseen()).as(report.toString()).isZero();
    assertThat(report.refused()).as(report.toString()).isZero();
    assertThat(report.longestUnavailable()).isLessThan(Duration.ofSeconds(60));
  }

  private void topicWithOneReplica(String topic) {
    tools
        .kafka(
            "kafka-topics.sh",
            "--bootstrap-server",
            brokers().get(0),
            "--create",
            "--topic",
            topic,
            "--partitions",
            "1",
            "--replication-factor",
            "1")
        .mustEnd(0);
  }

  private List<Change> changes(String unit) {
    return UnitTimes.of(lab, unit, NODES);
  }

  private List<String> restartsAfter(int known) {
    List<Change> all = changes(KAFKA);
    return UnitTimes.restarts(all.subList(known, all.size()));
  }

  private String commandLine(String node) {
    return lab.asRoot(
        node, "tr '\\0' ' ' </proc/$(systemctl show -p MainPID --value kafka)/cmdline");
  }

  /** The host of the active controller. */
  private String controller() {
    return "node" + (number("/kafka/controller", "\"brokerid\":([0-9]+)") + 1);
  }

  /** How often a controller was elected. */
  private int controllerEpoch() {
    return number("/kafka/controller_epoch", "(?m)^([0-9]+)$");
  }

  private int number(String znode, String pattern) {
    String first = inventory.get("/hosts/node1/address") + ":2181";
    String said = tools.zookeeper(first, "get", znode);
    Matcher matcher = Pattern.compile(pattern).matcher(said);
    assertThat(matcher.find()).as(said).isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  private List<String> brokers() {
    return NODES.stream().map(n -> inventory.get("/hosts/" + n + "/address") + ":9092").toList();
  }

  /** An older Kafka, packed once beside the lab's own tarballs. */
  private static Path oldKafka() {
    Path older = Lab.sources().resolve("controller/target/older-tarballs");
    Path kafka = older.resolve("kafka_2.13-" + OLD + ".tgz");
    if (!Files.exists(kafka)) {
      Running.start(
              Map.of(),
              List.of(
                  Lab.sources().resolve("vagrant/tarballs/pack").toString(),
                  "-Dkafka.version=" + OLD,
                  "-Dtarballs=" + older,
                  "-pl",
                  "kafka"))
          .await(Duration.ofMinutes(5))
          .mustEnd(0);
    }
    return kafka;
  }
}
