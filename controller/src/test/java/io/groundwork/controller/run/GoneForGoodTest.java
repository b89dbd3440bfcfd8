package io.groundwork.controller.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.facts.Facts.Listener;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Held;
import io.groundwork.agent.question.Move;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Sites;
import io.groundwork.controller.component.Znodes;
import io.groundwork.controller.component.kafka.KafkaSettings;
import io.groundwork.controller.playbook.Play;
import io.groundwork.controller.playbook.Playbook;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.ExitCodes;
import io.groundwork.controller.report.Report.Hosts;
import io.groundwork.controller.report.Run;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Of hosts with the real components the last one is dead; nodeN has broker N and member N. */
@Timeout(60)
class GoneForGoodTest {
  private static final List<String> ORDER =
      List.of("baseline", "hosts", "nfs", "jdk", "zookeeper", "kafka", "kubeadm");
  private static final String CFG = "/etc/zookeeper/zoo.cfg#server.";
  private static final String STARTED = "/var/lib/groundwork/started/zookeeper.service" + CFG;
  private final Sites sites = Sites.one();
  private final Znodes znodes = new Znodes();
  private final FakeNode.Journal journal = new FakeNode.Journal();
  private final Map<String, FakeNode> nodes = new LinkedHashMap<>();
  private final Map<String, Held> partitions = new TreeMap<>();
  private final List<Move> moved = Collections.synchronizedList(new ArrayList<>());
  private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
  private final ExitCodes exit = new ExitCodes(2);
  private String dead = "";

  @Test
  void itsReplicasGoToTheOthersAndNothingIsAskedOfIt() {
    cluster(5);
    partition("t", List.of(5, 1, 2), List.of(1, 2));
    partition("u", List.of(2, 3, 4), List.of(2, 3, 4));
    Hosts hosts = remove(false);

    assertThat(failures()).isEmpty();
    assertThat(exit.code()).isZero();
    assertThat(moved).isNotEmpty().noneMatch(move -> move.to().contains(5));
    assertThat(partitions.values()).noneMatch(held -> held.replicas().contains(5));
    assertThat(hosts.unreachable()).containsExactly("node5");
    assertThat(hosts.whole()).containsExactly("node1", "node2", "node3", "node4");
    assertThat(journal.of("node5")).isEmpty();
    assertThat(notes()).anyMatch(note -> note.contains("must not start in this network"));
  }

  @Test
  void idsThatOnlyTheOthersKnowAreToldAndWantedInTheInventory() {
    cluster(5);
    sites.set("node5", "kafka", KafkaSettings.class, s -> Sites.kafka(null, Map.of()));
    partition("t", List.of(5, 1, 2), List.of(1, 2));
    Hosts unused = remove(false);

    assertThat(exit.code()).isEqualTo(3);
    assertThat(failures()).anyMatch(text -> text.contains("kafka: {id: 5}"));
    assertThat(moved).isEmpty();
  }

  @Test
  void aDryRunTellsTheMovesAndChangesNothing() {
    cluster(5);
    partition("t", List.of(5, 1, 2), List.of(1, 2));
    Hosts unused = remove(true);

    assertThat(exit.code()).isEqualTo(2);
    assertThat(moved).isEmpty();
    assertThat(journal.of("lock")).isEmpty();
    assertThat(notes()).anyMatch(note -> note.contains("broker 5 (node5): replicas 1 -> 0"));
  }

  @Test
  void aMoveTowardsItThatCouldNeverEndGetsAnotherTarget() {
    cluster(5);
    partition("t", List.of(5, 1, 2), List.of(1, 2));
    partitions.computeIfPresent(
        "t-0",
        (name, held) ->
            new Held(
                "t", 0, 1, held.replicas(), held.inSync(), List.of(5), List.of(2), held.bytes()));
    Hosts unused = remove(false);

    assertThat(failures()).isEmpty();
    assertThat(moved)
        .singleElement()
        .satisfies(m -> assertThat(m.to()).doesNotContain(5).hasSize(2));
  }

  @Test
  void whatItAloneHasInSyncIsNamedAndNothingIsMoved() {
    cluster(5);
    partition("kept", List.of(5, 1), List.of(1));
    partition("lost", List.of(5, 1), List.of(5));
    refused("no other broker has all of lost", "--lose");
  }

  @Test
  void aReplicaThatIsBehindElsewhereStopsIt() {
    cluster(5);
    partition("t", List.of(1, 2, 3), List.of(1, 2));
    refused("t-0 has [1, 2] of [1, 2, 3]");
  }

  @Test
  void fewerBrokersThanReplicasAreTooFew() {
    cluster(5);
    partition("t", List.of(1, 2, 3, 4, 5), List.of(1, 2, 3, 4));
    refused("t has 5 replicas, more than brokers", "groundwork rebuild");
  }

  @Test
  void ofFourMembersNoneCanBeForgotten() {
    cluster(4);
    refused("2 of the members [1, 2, 3, 4] serve: 3 are a majority", "groundwork rebuild --host");
  }

  @Test
  void ofThreeMembersNoneCanBeForgotten() {
    cluster(3);
    refused("would have 2 members", "groundwork rebuild --host node3");
  }

  @Test
  void whileItsBrokerIsRegisteredItIsNotGone() {
    cluster(5);
    register(5);
    refused("registered still");
  }

  @Test
  void whileItAnswersTheOthersItIsNotGone() {
    cluster(5);
    dead = "";
    refused("takes connections: it is not gone");
  }

  private void refused(String... words) {
    Hosts unused = remove(false);
    assertThat(exit.code()).isEqualTo(3);
    assertThat(moved).isEmpty();
    assertThat(journal.of("settle")).isEmpty();
    String told =
        failures()
            + events.stream()
                .filter(Event.GateAsked.class::isInstance)
                .map(String::valueOf)
                .collect(Collectors.joining("\n"));
    assertThat(told).contains(words);
  }

  private List<String> failures() {
    return events.stream().filter(Event.Failed.class::isInstance).map(String::valueOf).toList();
  }

  private List<String> notes() {
    return events.stream()
        .filter(Event.Note.class::isInstance)
        .map(event -> ((Event.Note) event).text())
        .toList();
  }

  private void cluster(int size) {
    sites.hosts.clear();
    sites.facts.clear();
    String list =
        IntStream.rangeClosed(1, size)
            .mapToObj(id -> "server." + id + "=10.77.0.1" + id + ":2888:3888")
            .collect(Collectors.joining("\n"));
    for (int id = 1; id <= size; id++) {
      String name = "node" + id;
      sites.add(name, "10.77.0.1" + id, id, id);
      if (id < size) {
        register(id);
        sites.file(name, CFG, list);
        sites.file(name, STARTED, list);
        sites.listener(name, new Listener("", 2181, 7, "java", "zookeeper.service"));
        sites.listener(name, new Listener("", 9092, 8, "java", "kafka.service"));
      }
      FakeNode node = new FakeNode(name, journal);
      node.known = sites.facts.get(name);
      node.answers = this::answer;
      nodes.put(name, node);
    }
    znodes.put("/kafka/controller", "{\"brokerid\":1}");
    dead = "10.77.0.1" + size;
  }

  private void register(int id) {
    znodes.put(
        "/kafka/brokers/ids/" + id, "{\"endpoints\":[\"PLAINTEXT://10.77.0.1" + id + ":9092\"]}");
  }

  /** A topic of one partition. */
  private void partition(String topic, List<Integer> replicas, List<Integer> inSync) {
    znodes.put(
        "/kafka/brokers/topics/" + topic,
        "{\"partitions\":{\"0\":" + replicas.toString().replace(" ", "") + "}}");
    znodes.put(
        "/kafka/brokers/topics/" + topic + "/partitions/0/state",
        "{\"isr\":" + inSync.toString().replace(" ", "") + "}");
    Held held =
        new Held(topic, 0, inSync.get(0), replicas, inSync, List.of(), List.of(), sizes(replicas));
    partitions.put(held.toString(), held);
  }

  private static List<Long> sizes(List<Integer> replicas) {
    return replicas.stream().map(id -> 100L).toList();
  }

  private Answer answer(Question question) {
    Answer kept = znodes.answer(question);
    if (kept != null) {
      return kept;
    }
    if (question instanceof Question.Connect to) {
      return to.host().equals(dead) && !dead.isEmpty()
          ? new Answer.Failure(dead + ": No route to host", false)
          : new Answer.Text("");
    }
    if (question instanceof Question.Srvr to) {
      return to.host().equals(dead)
          ? new Answer.Failure(dead + ": No route to host", false)
          : new Answer.Text(
              "Zxid: 0x1\nMode: " + (to.host().endsWith("2") ? "leader" : "follower") + "\n");
    }
    if (question instanceof Question.KafkaLayout) {
      List<Integer> brokers = IntStream.range(1, nodes.size()).boxed().toList();
      return new Answer.Layout(brokers, List.copyOf(partitions.values()), List.of());
    }
    if (question instanceof Question.KafkaReassign reassign) {
      reassign.moves().forEach(this::move);
    }
    return new Answer.Text("so");
  }

  private synchronized void move(Move move) {
    moved.add(move);
    partition(move.topic(), move.to(), move.to());
  }

  private Hosts remove(boolean dryRun) {
    Map<String, Component> components = new TreeMap<>();
    ServiceLoader.load(Component.class).forEach(c -> components.put(c.schema().name(), c));
    Instant began = Instant.parse("2026-05-04T12:00:00Z");
    World world =
        new World(
            sites.inventory(),
            components,
            new Playbook(ORDER.stream().map(c -> new Play(c, c, Play.ALL)).toList()),
            host -> nodes.get(host.name()).open(),
            specs -> sites.archives,
            (gate, asking) -> gate.ask(asking),
            event -> {
              events.add(event);
              synchronized (exit) {
                exit.add(event);
              }
            },
            new Run("1-remove-1", "remove", List.of(), "ann", "desk", 1, "1", "f", began));
    String host = "node" + nodes.size();
    Remove.Wish wish = new Remove.Wish(host, 1 << 20, dryRun, null, Consent.GIVEN, "me");
    Scope scope =
        Scope.of(sites.inventory(), components.keySet(), List.of(), List.of(), Scope.FORKS);
    return new Runner(world, scope, new StopSignal())
        .run(new RemoveGone(wish, gone -> Optional.empty()));
  }
}
