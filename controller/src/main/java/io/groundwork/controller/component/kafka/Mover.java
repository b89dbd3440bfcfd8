package io.groundwork.controller.component.kafka;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Move;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.gate.Gate;
import io.groundwork.inventory.Host;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Has the brokers of a site move partitions: each step as a gate, so that it is tried again until
 * it has succeeded or its time is over. All of them may be asked twice: Kafka takes the same wish
 * again for the same wish.
 */
public final class Mover {
  private static final int MILLIS = 60_000;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private final Brokers brokers;

  private Mover(Brokers brokers) {
    this.brokers = brokers;
  }

  /** That of a site; empty where it has no brokers, or facts or ids of them are missing. */
  public static Optional<Mover> of(Site site) {
    return Brokers.of(site).map(Mover::new);
  }

  /** The brokers' unit. */
  public static final String UNIT = Broker.UNIT;

  /** Where a host's data are. */
  public static List<String> data(Host host) {
    return Broker.settings(host).logDirs();
  }

  /** Hosts of the brokers, by id. */
  public Map<Integer, String> hosts() {
    Map<Integer, String> hosts = new TreeMap<>();
    brokers.all().forEach(broker -> hosts.put(broker.id(), broker.name()));
    return hosts;
  }

  /** How many racks these brokers stand in; one without a rack counts for itself. */
  public long racks(List<Integer> ids) {
    return ids.stream().map(this::rack).distinct().count();
  }

  private String rack(int id) {
    return brokers.all().stream()
        .filter(broker -> broker.id() == id)
        .map(broker -> broker.settings().properties().get("broker.rack"))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("broker " + id);
  }

  /** The host that asks. */
  public String asker() {
    return brokers.asker();
  }

  /** What must be open before anything is moved: all brokers there, all partitions in sync. */
  public List<Gate> healthy() {
    List<Gate> gates = new ArrayList<>();
    brokers.all().forEach(broker -> gates.add(new BrokerRegistered(brokers, broker)));
    gates.add(new OneController(brokers));
    gates.add(new PartitionsInSync(brokers));
    return gates;
  }

  /** Learns where all partitions are, and tells. */
  public Gate located(Consumer<Answer.Layout> told) {
    Question question = new Question.KafkaLayout(endpoints(), List.of(), MILLIS);
    return new PartitionsLocated(
        brokers, "partitions located", PATIENCE, question, List.of(), told);
  }

  /** Open when these moves are done; tells what it sees each time. */
  public Gate done(List<Move> moves, Duration patience, Consumer<Answer.Layout> told) {
    List<String> topics = List.copyOf(new TreeSet<>(moves.stream().map(Move::topic).toList()));
    Question question = new Question.KafkaLayout(endpoints(), topics, MILLIS);
    return new PartitionsLocated(brokers, "partitions moved", patience, question, moves, told);
  }

  /** Begins the moves. */
  public Gate begun(List<Move> moves) {
    return done("moves begun", new Question.KafkaReassign(endpoints(), moves, MILLIS));
  }

  /** Throttles these moves and nothing else; nothing at all where there are none. */
  public Gate throttled(long bytesPerSecond, List<Move> moves) {
    Question question = new Question.KafkaThrottle(endpoints(), bytesPerSecond, moves, MILLIS);
    return done(moves.isEmpty() ? "throttles taken away" : "moves throttled", question);
  }

  /** Has the preferred leaders lead. */
  public Gate led(List<Move> moves) {
    return done("preferred leaders lead", new Question.KafkaElect(endpoints(), moves, MILLIS));
  }

  private Gate done(String name, Question question) {
    return new Done(brokers, name, PATIENCE, question);
  }

  private Map<String, String> endpoints() {
    return brokers.endpoints();
  }
}
