package io.groundwork.controller.component.kafka;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.BrokerSet;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Has the brokers of a site move partitions: each step as a gate, so that it is tried again until
 * it has succeeded or its time is over. All of them may be asked twice: Kafka takes the same wish
 * again for the same wish.
 */
public final class Mover {
  private static final int MILLIS = 60_000;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private final Brokers brokers;
  private final @Nullable Broker gone;

  private Mover(Brokers brokers, @Nullable Broker gone) {
    this.brokers = brokers;
    this.gone = gone;
  }

  /** That of a site; empty where it has no brokers, or facts or ids of them are missing. */
  public static Optional<Mover> of(Site site) {
    return Brokers.of(site).map(brokers -> new Mover(brokers, null));
  }

  /**
   * That of the brokers that are left when another one's machine is gone for good: its replicas,
   * and no others, may be out of sync. Empty where an id is missing, or facts of the others.
   *
   * @param rest the site without it
   */
  public static Optional<Mover> without(Site rest, Host gone) {
    KafkaSettings settings = Broker.settings(gone);
    Integer id = settings.id();
    return id == null
        ? Optional.empty()
        : Brokers.of(rest).map(left -> new Mover(left, new Broker(gone, id, settings, null)));
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

  /** Names of all hosts that have partitions, by id: the one that is gone among them. */
  public Map<Integer, String> names() {
    Map<Integer, String> names = hosts();
    if (gone != null) {
      names.put(gone.id(), gone.name());
    }
    return names;
  }

  /** The name of the host that is gone; empty where there is none. */
  public String missing() {
    return gone == null ? "" : gone.name();
  }

  /** Whether a move can end: not where the broker that is gone would have to take part. */
  public boolean canEnd(Move move) {
    return gone == null || !move.to().contains(gone.id());
  }

  /** How many racks these brokers stand in; one without a rack counts for itself. */
  public long racks(List<Integer> ids) {
    return ids.stream().map(this::rack).distinct().count();
  }

  private String rack(int id) {
    return Stream.concat(brokers.all().stream(), Stream.ofNullable(gone))
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

  /**
   * What must be open before anything is moved: all brokers there, all partitions in sync; one that
   * is gone must not be there.
   */
  public List<Gate> healthy() {
    List<Gate> gates = new ArrayList<>();
    brokers.all().forEach(broker -> gates.add(new BrokerRegistered(brokers, broker)));
    gates.add(new OneController(brokers));
    if (gone == null) {
      gates.add(new PartitionsInSync(brokers));
    } else {
      gates.add(new BrokersGone(brokers, Set.of(gone.id())));
      gates.add(new PartitionsInSync(brokers, new BrokerSet(List.of(gone.id()), false)));
    }
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
