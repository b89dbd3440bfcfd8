package io.groundwork.controller.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.groundwork.controller.load.Load;
import io.groundwork.controller.load.LoadReport;
import io.groundwork.controller.load.LoadShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Machines that are set up anew under a cluster at work, and come back to it. */
@OnLab
class RebuildIT {
  private static final Duration LONG = Duration.ofMinutes(8);
  private static final int MOST_TRIES = 6;
  private static final String TOPICS =
      "JAVA_HOME=/opt/jdk/current /opt/kafka/current/bin/kafka-topics.sh --bootstrap-server ";
  private final Lab lab;

  RebuildIT(Lab lab) {
    this.lab = lab;
  }

  @BeforeAll
  static void cluster(Lab lab) {
    lab.renew();
    Groundwork.start("install", "-i", lab.inventory().write().toString(), "--output", "json")
        .await(LONG)
        .mustEnd(0);
  }

  @Test
  void aWipedMachineComesBackUnderLoadOnProofOfItsKeyAlone() throws Exception {
    List<String> started = started("node1", "node3");
    List<String> known = knownHosts();
    try (Load load = Load.start(brokers(), LoadShape.of("wiped"))) {
      lab.script("reimage", "node2").mustEnd(0);
      String fingerprint = fingerprint("node2");
      String former = fingerprintOf(line(known, "node2"));

      Output installed = Groundwork.install(lab.inventory()).mustEnd(4);
      assertThat(failures(installed)).anySatisfy(f -> names(f, fingerprint, former));
      assertThat(failures(installed)).anyMatch(f -> f.contains("groundwork rebuild --host node2"));

      Output shown = rebuild("node2").mustEnd(4);
      assertThat(failures(shown)).anySatisfy(f -> names(f, fingerprint, former));
      assertThat(failures(shown)).anyMatch(f -> f.contains("--host-key " + fingerprint));
      assertThat(failures(rebuild("node2", "--host-key", former).mustEnd(4)))
          .anySatisfy(f -> names(f, fingerprint, former));
      assertThat(knownHosts()).isEqualTo(known);

      rebuild("node2", "--host-key", fingerprint).mustEnd(0);
      load.mustBeAtWork();
      LoadReport report = load.end();
      System.out.println("rebuild of a wiped machine: " + report);
      assertThat(report.lost()).isZero();
      assertThat(report.unseen()).isZero();
      assertThat(report.acknowledged()).isPositive();
    }
    assertThat(started("node1", "node3")).isEqualTo(started);
    List<String> after = new ArrayList<>(knownHosts());
    assertThat(after.remove(line(after, "node2"))).isTrue();
    List<String> others = new ArrayList<>(known);
    others.remove(line(known, "node2"));
    assertThat(after).isEqualTo(others);
    verified();
  }

  @Test
  void aDataDiskThatSurvivedIsAdoptedAsItIs() throws Exception {
    String topic = create("kept", 3, 3);
    String meta = lab.asRoot("node3", "cat /var/lib/kafka/meta.properties");
    lab.script(
            "reimage",
            "node3",
            "--keep-data",
            "/var/lib/kafka",
            "--keep-data",
            "/var/lib/zookeeper")
        .mustEnd(0);
    lab.asRoot("node3", "chown -R 4711:4711 /var/lib/kafka; chown -R 4712:4712 /var/lib/zookeeper");
    String segment = lab.asRoot("node3", "stat -c '%i %u' /var/lib/kafka/" + topic + "-0/*.log");

    rebuild("node3", "--host-key", fingerprint("node3")).mustEnd(0);

    assertThat(lab.asRoot("node3", "id -u kafka; id -u zookeeper")).isEqualTo("4711\n4712");
    assertThat(lab.asRoot("node3", "cat /var/lib/kafka/meta.properties")).isEqualTo(meta);
    assertThat(lab.asRoot("node3", "stat -c '%i %u' /var/lib/kafka/" + topic + "-0/*.log"))
        .isEqualTo(segment);
    verified();
  }

  @Test
  void idsThatAreNotWrittenAreThoseThatTheOthersKnow() throws Exception {
    create("assigned", 3, 3);
    lab.script("reimage", "node1").mustEnd(0);
    HostsYaml inventory =
        lab.inventory().remove("/hosts/node1/kafka/id").remove("/hosts/node1/zookeeper/id");

    rebuild(inventory, "node1", "--host-key", fingerprint("node1")).mustEnd(0);

    assertThat(lab.asRoot("node1", "cat /var/lib/zookeeper/myid")).isEqualTo("1");
    assertThat(lab.asRoot("node1", "grep broker.id= /var/lib/kafka/meta.properties"))
        .isEqualTo("broker.id=0");
    verified();
  }

  @Test
  void whereAnotherMemberIsNotWellNothingIsAccepted() throws Exception {
    lab.script("reimage", "node2").mustEnd(0);
    List<String> known = knownHosts();
    lab.asRoot("node1", "systemctl stop kafka");
    try {
      Output refused = rebuild("node2", "--host-key", fingerprint("node2")).mustEnd(3);
      assertThat(failures(refused)).anyMatch(f -> f.contains("cannot spare"));
      assertThat(knownHosts()).isEqualTo(known);
      assertThat(lab.asRoot("node2", "ls /opt")).isEmpty();
    } finally {
      lab.asRoot("node1", "systemctl start kafka");
    }
    Output back = rebuild("node2", "--host-key", fingerprint("node2"));
    for (int i = 0; i < MOST_TRIES && back.exit() == 3; i++) {
      // The broker that was away is behind for a while; each try waits for it 20 s.
      back = rebuild("node2", "--host-key", fingerprint("node2"));
    }
    back.mustEnd(0);
    verified();
  }

  @Test
  void aBrokerWhoseDataAreGoneStartsOnlyWhenWhatNobodyElseHasIsGivenUp() {
    topics("--create --topic alone --replica-assignment 1");
    try {
      lab.asRoot("node2", "systemctl stop kafka; rm -r /var/lib/kafka");
      for (String command : List.of("plan", "start", "restart", "install")) {
        Output refused = Groundwork.run(command, "-i", written(), "--output", "json").mustEnd(3);
        names(gone(refused, "node2"), "alone-0", "groundwork rebuild --host node2");
        assertThat(refused.summary().path("changed").asInt()).isZero();
      }
      assertThat(lab.asRoot("node2", "systemctl is-active kafka || true")).isEqualTo("inactive");
      assertThat(lab.asRoot("node2", "ls /var/lib")).doesNotContain("kafka");

      assertThat(rebuild("node2").mustEnd(3).out()).contains("--lose alone");
      assertThat(lab.asRoot("node2", "systemctl is-active kafka || true")).isEqualTo("inactive");
      rebuild("node2", "--lose", "alone").mustEnd(0);
      verified();
    } finally {
      topics("--delete --topic alone");
    }
  }

  @Test
  void aMemberWhoseDataAreGoneComesBackByARebuildAlone() {
    lab.asRoot("node3", "systemctl stop zookeeper; rm -r /var/lib/zookeeper/*");

    Output refused = Groundwork.install(lab.inventory()).mustEnd(3);
    names(gone(refused, "node3"), "/var/lib/zookeeper", "groundwork rebuild --host node3");
    assertThat(refused.summary().path("changed").asInt()).isZero();
    assertThat(lab.asRoot("node3", "systemctl is-active zookeeper || true")).isEqualTo("inactive");
    assertThat(lab.asRoot("node3", "ls /var/lib/zookeeper")).isEmpty();

    rebuild("node3").mustEnd(0);
    assertThat(lab.asRoot("node3", "cat /var/lib/zookeeper/myid")).isEqualTo("3");
    verified();
  }

  @Test
  void aMachineThatIsWholeIsLeftAlone() {
    String before = programsAndSettings("node2");
    Output whole = rebuild("node2").mustEnd(0);

    assertThat(whole.summary().path("changed").asInt()).isZero();
    assertThat(programsAndSettings("node2")).isEqualTo(before);
  }

  /** The broker itself goes on writing where its data is. */
  private String programsAndSettings(String node) {
    return lab.asRoot(node, "find /opt /etc -printf '%p %s %T@ %m %U %G\\n' | sort | sha256sum");
  }

  private Output rebuild(String node, String... more) {
    return rebuild(lab.inventory(), node, more);
  }

  private Output rebuild(HostsYaml inventory, String node, String... more) {
    List<String> command =
        Stream.concat(
                Stream.of(
                    "rebuild",
                    "-i",
                    inventory.write().toString(),
                    "--host",
                    node,
                    "--output",
                    "json"),
                Stream.of(more))
            .toList();
    return Groundwork.start(command.toArray(String[]::new)).await(LONG);
  }

  private void verified() {
    Groundwork.run("verify", "-i", lab.inventory().write().toString()).mustEnd(0);
  }

  private String create(String topic, int partitions, int replicas) {
    topics(
        "--create --if-not-exists --topic "
            + topic
            + " --partitions "
            + partitions
            + " --replication-factor "
            + replicas);
    return topic;
  }

  private void topics(String arguments) {
    lab.asRoot("node1", TOPICS + brokers().get(0) + " " + arguments);
  }

  private String written() {
    return lab.inventory().write().toString();
  }

  /** The one finding that a member's data are gone. */
  private static String gone(Output run, String node) {
    List<JsonNode> gone =
        run.events("finding").stream()
            .filter(finding -> finding.path("check").asText().equals("data-gone"))
            .toList();
    assertThat(gone).hasSize(1);
    assertThat(gone.get(0).path("host").asText()).isEqualTo(node);
    assertThat(gone.get(0).path("level").asText()).isEqualTo("error");
    return gone.get(0).toString();
  }

  private List<String> brokers() {
    HostsYaml inventory = lab.inventory();
    return Stream.of("node1", "node2", "node3")
        .map(node -> inventory.get("/hosts/" + node + "/address") + ":9092")
        .toList();
  }

  /** When each service of these hosts began. */
  private List<String> started(String... nodes) {
    return Stream.of(nodes)
        .map(
            node ->
                lab.asRoot(
                    node, "systemctl show -p MainPID -p ActiveEnterTimestamp kafka zookeeper"))
        .toList();
  }

  private List<String> knownHosts() throws IOException {
    return Files.readAllLines(Path.of(lab.inventory().get("/ssh/known_hosts")));
  }

  private String line(List<String> known, String node) {
    String address = lab.inventory().get("/hosts/" + node + "/address");
    return known.stream().filter(l -> l.startsWith(address + " ")).findFirst().orElseThrow();
  }

  /** As it is read on the machine's own console. */
  private String fingerprint(String node) {
    return lab.asRoot(node, "ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub").split(" ")[1];
  }

  private static String fingerprintOf(String line) throws IOException {
    Path file = Files.createTempFile("key-", ".pub");
    Files.writeString(file, line.substring(line.indexOf(' ') + 1) + "\n");
    try {
      return Running.start(java.util.Map.of(), List.of("ssh-keygen", "-lf", file.toString()))
          .await(Duration.ofSeconds(10))
          .mustEnd(0)
          .text()
          .split(" ")[1];
    } finally {
      Files.delete(file);
    }
  }

  private static List<String> failures(Output output) {
    return output.events().stream()
        .filter(e -> e.has("next") || e.path("event").asText().equals("failed"))
        .map(JsonNode::toString)
        .toList();
  }

  private static void names(String text, String... words) {
    assertThat(text).contains(words);
  }
}
