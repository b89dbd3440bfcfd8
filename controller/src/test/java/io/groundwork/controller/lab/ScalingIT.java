package io.groundwork.controller.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.controller.load.Load;
import io.groundwork.controller.load.LoadReport;
import io.groundwork.controller.load.LoadShape;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From three brokers and members to five, and back to three: one dies, one is taken out. */
@OnLab
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScalingIT {
  private static final List<String> THREE = List.of("node1", "node2", "node3");
  private static final String TOPIC = "scaled";
  // As long as a load may take: on a busy machine all of this takes more than ten minutes.
  private static final LoadShape LOAD = new LoadShape(TOPIC, 6, 100, 100, Duration.ofMinutes(15));
  private static final Pattern REPLICAS = Pattern.compile("Replicas: ([0-9,]+)");
  private final Lab lab = Lab.named(Lab.nameOfThisRun("i2"));
  private ReadBack tools;

  @BeforeAll
  void up(@TempDir Path directory) throws IOException {
    tools = ReadBack.in(directory);
    lab.script("up", "5").mustEnd(0);
  }

  @AfterAll
  void down() {
    lab.close();
  }

  /** The first hosts, so many. */
  private HostsYaml inventory(int hosts) {
    HostsYaml inventory = lab.inventory();
    for (int host = 5; host > hosts; host--) {
      inventory.remove("/hosts/node" + host);
    }
    return inventory.set(
        "/components/kafka/properties",
        "{default.replication.factor: '3', min.insync.replicas: '2'}");
  }

  @Test
  void aClusterGrowsAndShrinksUnderLoadWithoutLosingAMessage() throws InterruptedException {
    Groundwork.install(inventory(3)).mustEnd(0);
    refusesToGoBelowThree();
    try (Load load = Load.start(brokers(3), LOAD)) {
      brokersJoinWithoutARestart();
      membersJoin();
      partitionsSpread();
      aHostThatDiedIsTakenOut();
      aHostLeaves();
      load.mustBeAtWork();
      LoadReport report = load.end();
      System.out.println("3 to 5 and back to 3: " + report);
      assertThat(report.lost()).isZero();
      assertThat(report.unseen()).isZero();
    }
  }

  private void refusesToGoBelowThree() {
    Output refused = remove("node1", 3);
    assertThat(refused.exit()).isIn(3, 5);
    assertThat(refused.text()).contains("node1 cannot be taken out");
    assertThat(Events.count(refused, "changed")).isZero();
  }

  private void brokersJoinWithoutARestart() {
    HostsYaml four =
        inventory(4).set("/hosts/node4/roles", "[kafka]").remove("/hosts/node4/zookeeper");
    Output grown = Groundwork.install(four).mustEnd(0);
    assertThat(Events.changed(grown).stream().filter(c -> THREE.contains(c.split(" ", 2)[0])))
        .allMatch(c -> c.endsWith("/etc/hosts"));
  }

  private void membersJoin() {
    Groundwork.install(inventory(5)).mustEnd(0);
    assertThat(modes(5)).containsOnlyOnce("leader").hasSize(5);
    assertThat(lab.asRoot("node1", "cat /etc/zookeeper/zoo.cfg")).contains("server.5=");
  }

  private void partitionsSpread() {
    String file = inventory(5).write().toString();
    Groundwork.run("rebalance", "-i", file, "--dry-run").mustEnd(2);
    assertThat(replicas().keySet()).containsExactly(0, 1, 2);
    Output unasked = Groundwork.run("rebalance", "-i", file);
    assertThat(unasked.exit()).isEqualTo(5);
    Output moved = Groundwork.run("rebalance", "-i", file, "--yes", "--output", "json").mustEnd(0);
    assertThat(Events.count(moved, "changed")).isPositive();
    assertThat(replicas().keySet()).containsExactly(0, 1, 2, 3, 4);
    assertEven();
    Output again = Groundwork.run("rebalance", "-i", file, "--yes", "--output", "json").mustEnd(0);
    assertThat(Events.count(again, "changed")).isZero();
  }

  private void aHostThatDiedIsTakenOut() {
    Output alive = remove("node5", 5, "--gone");
    assertThat(alive.exit()).isEqualTo(3);
    assertThat(alive.text()).contains("takes SSH connections");
    lab.kill("node5");
    Output told = remove("node5", 5, "--gone").mustEnd(0);
    assertThat(told.text()).contains("must not start in this network");
    assertThat(Events.hosts(told, "unreachable")).containsExactly("node5");
    assertThat(modes(4)).containsOnlyOnce("leader").hasSize(4);
    assertThat(lab.asRoot("node1", "cat /etc/zookeeper/zoo.cfg /etc/hosts"))
        .doesNotContain("server.5=", "node5");
    assertThat(replicas().keySet()).containsExactly(0, 1, 2, 3);
    assertThat(Events.count(remove("node5", 5, "--gone").mustEnd(0), "changed")).isZero();
    assertThat(Events.count(Groundwork.install(inventory(4)).mustEnd(0), "changed")).isZero();
  }

  private void aHostLeaves() {
    Output other = remove("node4", 4, "--delete-data", "node3");
    assertThat(other.exit()).isEqualTo(5);
    assertThat(Events.count(other, "changed")).isZero();
    remove("node4", 4).mustEnd(0);
    assertThat(modes(3)).containsOnlyOnce("leader").hasSize(3);
    assertThat(replicas().keySet()).containsExactly(0, 1, 2);
    assertEven();
    onlyDataAreLeft();
    assertThat(Events.count(remove("node4", 4).mustEnd(0), "changed")).isZero();
    remove("node4", 4, "--delete-data", "node4").mustEnd(0);
    assertThat(left("node4", "/var/lib/kafka", "/var/log/kafka", "/opt/*")).isEmpty();
    assertThat(Events.count(Groundwork.install(inventory(3)).mustEnd(0), "changed")).isZero();
  }

  private void onlyDataAreLeft() {
    assertThat(
            left(
                "node4", "/etc/kafka", "/etc/zookeeper", "/opt/*", "/etc/systemd/system/*.service"))
        .doesNotContain("/opt", "kafka", "zookeeper");
    assertThat(left("node4", "/var/lib/kafka/meta.properties", "/var/lib/zookeeper/myid"))
        .contains("meta.properties", "myid");
    assertThat(lab.asRoot("node4", "cat /etc/hosts")).contains("node4").doesNotContain("node1");
  }

  /** Which of these are there. */
  private String left(String host, String... paths) {
    return lab.asRoot(host, "ls -d " + String.join(" ", paths) + " 2>/dev/null || true");
  }

  private Output remove(String host, int hosts, String... more) {
    String file = inventory(hosts).write().toString();
    List<String> command =
        List.of("remove", "--host", host, "-i", file, "--yes", "--output", "json");
    return Groundwork.run(Stream.concat(command.stream(), Stream.of(more)).toArray(String[]::new));
  }

  private void assertEven() {
    assertThat(replicas().values().stream().mapToInt(n -> n).summaryStatistics())
        .satisfies(of -> assertThat(of.getMax() - of.getMin()).isLessThanOrEqualTo(1));
    String bootstrap = brokers(3).get(0);
    for (String entity : List.of("topics", "brokers")) {
      Output told =
          tools.kafka(
              "kafka-configs.sh",
              "--bootstrap-server",
              bootstrap,
              "--describe",
              "--entity-type",
              entity);
      assertThat(told.mustEnd(0).out()).doesNotContain("throttled");
    }
  }

  /** How many replicas of the load's topic each broker holds, by its id. */
  private Map<Integer, Integer> replicas() {
    Output told =
        tools.kafka(
            "kafka-topics.sh",
            "--bootstrap-server",
            brokers(3).get(0),
            "--describe",
            "--topic",
            TOPIC);
    Map<Integer, Integer> counts = new TreeMap<>();
    Matcher lines = REPLICAS.matcher(told.mustEnd(0).out());
    while (lines.find()) {
      Arrays.stream(lines.group(1).split(","))
          .forEach(id -> counts.merge(Integer.valueOf(id), 1, Integer::sum));
    }
    return counts;
  }

  private List<String> brokers(int hosts) {
    return addresses(hosts).map(address -> address + ":9092").toList();
  }

  /** The parts that the members among the first hosts play. */
  private List<String> modes(int hosts) {
    return addresses(hosts)
        .map(address -> tools.mode(address, 2181))
        .filter(mode -> !mode.isEmpty())
        .toList();
  }

  private Stream<String> addresses(int hosts) {
    HostsYaml inventory = inventory(5);
    return Stream.of(1, 2, 3, 4, 5)
        .limit(hosts)
        .map(host -> inventory.get("/hosts/node" + host + "/address"));
  }
}
