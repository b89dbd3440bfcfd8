package io.groundwork.controller.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.groundwork.controller.load.Load;
import io.groundwork.controller.load.LoadReport;
import io.groundwork.controller.load.LoadShape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;

/**
 * One fault in the middle: a change of two brokers under load, the first to go being the one that
 * the fault befalls, the other the active controller, which goes last and must not be touched while
 * the first is not back.
 */
final class Trial implements AutoCloseable {
  static final List<String> NODES = List.of("node1", "node2", "node3");
  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final Duration LONGEST = Duration.ofMinutes(12);
  private static final Map<String, String> VERSIONS = new TreeMap<>();
  private static final Map<String, Integer> THREADS = new TreeMap<>();
  private static int trials;

  private final Lab lab;
  private final String name;
  private final HostsYaml wanted;
  private final Load load;
  private final String brokers;
  private final Map<String, String> processes = new TreeMap<>();
  private final List<Running> runs = new ArrayList<>();
  private boolean converged;
  final String victim;
  final String last;

  private Trial(Lab lab, String name, boolean unpacks) throws Exception {
    this.lab = lab;
    this.name = name + "-" + trials++;
    HostsYaml base = lab.inventory();
    brokers = String.join(",", NODES.stream().map(n -> address(base, n) + ":9092").toList());
    last = NODES.get(controller());
    victim = NODES.stream().filter(n -> !n.equals(last)).findFirst().orElseThrow();
    wanted = wanted(base, unpacks);
    load = Load.start(List.of(brokers.split(",")), new LoadShape(this.name, 3, 100, 100, LONGEST));
    NODES.forEach(node -> processes.put(node, process(node)));
  }

  /** Installs what the trials begin with. */
  static void cluster(Lab lab) {
    lab.renew();
    VERSIONS.clear();
    THREADS.clear();
    Groundwork.install(settings(lab.inventory())).mustEnd(0);
  }

  /** A trial whose change restarts two brokers. */
  static Trial ofRestarts(Lab lab, String name) throws Exception {
    return new Trial(lab, name, false);
  }

  /** A trial whose change has another Kafka unpacked on the victim first. */
  static Trial ofUnpacking(Lab lab, String name) throws Exception {
    return new Trial(lab, name, true);
  }

  /** Begins the change. */
  Running begin() {
    Running run = Groundwork.start("install", "-i", wanted.write().toString(), "--output", "json");
    runs.add(run);
    return run;
  }

  /** Waits for the end of a run that meets a fault, and judges how it ended. */
  Output ended(Running run, int exit) {
    Output output = run.await(LIMIT).mustEnd(exit);
    assertThat(Events.hosts(output, "whole")).doesNotContain(victim, last);
    List<JsonNode> errors = new ArrayList<>(output.events("failed"));
    errors.forEach(
        e -> assertThat(List.of("what", "why", "do")).allMatch(f -> !e.path(f).asText().isEmpty()));
    assertThat(process(last))
        .as("the active controller is not touched")
        .isEqualTo(processes.get(last));
    return output;
  }

  /** Waits until no agent is left on the running hosts, and looks at what was left there. */
  void nothingHalf(String... leftOnVictim) {
    for (String node : NODES) {
      Leftovers.mustBe(lab, node, node.equals(victim) ? String.join("\n", leftOnVictim) : "");
    }
  }

  /**
   * The next run brings what was wanted, the one after it changes nothing, and no message is lost.
   */
  LoadReport converges() throws Exception {
    Output again = begin().await(LIMIT).mustEnd(0);
    assertThat(Events.hosts(again, "whole")).containsExactlyElementsOf(NODES);
    assertThat(Events.count(begin().await(LIMIT).mustEnd(0), "changed")).isZero();
    nothingHalf();
    assertThat(lab.asRoot(victim, "cat /etc/kafka/server.properties"))
        .contains("num.io.threads=" + THREADS.get(victim));
    converged = true;
    load.mustBeAtWork();
    LoadReport report = load.end();
    System.out.println("fault " + name + " on " + victim + ": " + report);
    assertThat(report.acknowledged()).isPositive();
    assertThat(report.lost()).as(report.toString()).isZero();
    assertThat(report.unseen()).as(report.toString()).isZero();
    return report;
  }

  /** How many of the load's partitions have the victim in sync. */
  long inSyncWithVictim() throws Exception {
    int id = NODES.indexOf(victim);
    try (Admin admin = admin()) {
      return admin
          .describeTopics(List.of(name))
          .allTopicNames()
          .get()
          .get(name)
          .partitions()
          .stream()
          .filter(p -> p.isr().stream().anyMatch(n -> n.id() == id))
          .count();
    }
  }

  /** The ids of the brokers that are registered. */
  List<Integer> registered() throws Exception {
    try (Admin admin = admin()) {
      return admin.describeCluster().nodes().get().stream().map(n -> n.id()).sorted().toList();
    }
  }

  /** The version that is wanted on the victim. */
  String version() {
    return VERSIONS.getOrDefault(victim, wanted.get("/components/kafka/version"));
  }

  /** The broker's main process and when it began. */
  String process(String node) {
    return lab.asRoot(node, "systemctl show -p MainPID -p ExecMainStartTimestampMonotonic kafka");
  }

  /** A trial that failed leaves nothing to the next one: no run, no host that is down or held. */
  @Override
  public void close() {
    load.close();
    if (!converged) {
      runs.forEach(Trial::endAndTell);
      lab.start(victim);
      lab.asRoot(victim, GO_ON);
    }
  }

  private static void endAndTell(Running run) {
    run.kill();
    System.out.println(run.saidSoFar());
  }

  /** A bash script that waits until the condition holds, for 90 s at most. */
  static String awaiting(String condition) {
    return "until "
        + condition
        + "; do [ $SECONDS -lt 90 ] || { echo waited in vain; exit 9; }; sleep 0.01; done\n";
  }

  /** The agent's command line, for pgrep. */
  static final String AGENT = "'^bin/java @agent.args'";

  /** Lets go on what a moment holds. */
  static final String GO_ON =
      "pkill -CONT -f "
          + AGENT
          + " || true; pkill -CONT -x sudo || true; pkill -CONT -u kafka || true\n";

  private int controller() throws Exception {
    try (Admin admin = admin()) {
      return admin.describeCluster().controller().get().id();
    }
  }

  private Admin admin() {
    return Admin.create(
        Map.of(
            "bootstrap.servers",
            brokers,
            "auto.include.jmx.reporter",
            false,
            "enable.metrics.push",
            false));
  }

  private HostsYaml wanted(HostsYaml base, boolean unpacks) {
    THREADS.merge(victim, 1, Integer::sum);
    if (unpacks) {
      String own = base.get("/components/kafka/version");
      String other = own.equals(VERSIONS.getOrDefault(victim, own)) ? "3.9.1" : own;
      VERSIONS.put(victim, other);
      lab.asRoot(
          victim,
          "rm -rf /opt/kafka/" + other + " /var/lib/groundwork/archives/opt-kafka-" + other);
    }
    THREADS.merge(last, 1, Integer::sum);
    return settings(base);
  }

  private static HostsYaml settings(HostsYaml inventory) {
    String own = inventory.get("/components/kafka/version");
    Path archive = Path.of(inventory.get("/components/kafka/archive"));
    inventory
        .remove("/components/kafka/sha512")
        .set("/components/kafka/properties", "{zookeeper.session.timeout.ms: '9000'}");
    for (String node : NODES) {
      int threads = THREADS.computeIfAbsent(node, n -> 4);
      inventory.set("/hosts/" + node + "/kafka/properties/num.io.threads", "'" + threads + "'");
      String version = VERSIONS.getOrDefault(node, own);
      if (!version.equals(own)) {
        inventory
            .set("/hosts/" + node + "/kafka/version", "'" + version + "'")
            .set(
                "/hosts/" + node + "/kafka/archive",
                Kafkas.renamed(archive, own, version).toString());
      }
    }
    return inventory;
  }

  private static String address(HostsYaml inventory, String node) {
    return inventory.get("/hosts/" + node + "/address");
  }
}
