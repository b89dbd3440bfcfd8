package io.groundwork.controller.component.kafka;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.BrokerSet;
import io.groundwork.agent.question.Held;
import io.groundwork.agent.question.Kind;
import io.groundwork.agent.question.Question;
import io.groundwork.agent.question.Replicas;
import io.groundwork.controller.component.Rejoin;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.baseline.DataDisks;
import io.groundwork.controller.component.zookeeper.ZooKeeper;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.gate.Verdicts;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A broker that comes back. With an empty disk it may lead no partition before it has copied it: so
 * none may count it as in sync when it starts. A partition that nobody else has in sync is lost
 * where its disk is.
 *
 * @param rest the other brokers, and the ensemble without this host
 */
record KafkaRejoin(Host host, Brokers rest) implements Rejoin {
  private static final int MILLIS = 30_000;
  private static final int SHOWN = 20;

  /** Topics that can be given up by name; a command line has about as much room. */
  private static final int GIVEN_UP = 2000;

  static KafkaRejoin of(Inventory all, Site rest, Host host) {
    Inventory inventory = rest.inventory();
    List<Host> hosts = inventory.with(Broker.NAME);
    List<Broker> others = new ArrayList<>();
    for (Host other : hosts) {
      Integer id = BrokerId.of(other, rest.facts(other)).id();
      if (id != null) {
        Started started = Started.of(rest.facts(other));
        others.add(new Broker(other, id, Broker.settings(other), started));
      }
    }
    others.sort(Comparator.comparingInt(Broker::id));
    List<Host> askers = hosts.isEmpty() ? inventory.with(ZooKeeper.NAME) : hosts;
    String chroot = Broker.settings(host).chroot();
    // The only ensemble may be on this very machine, and serve though the broker's disk is gone.
    Inventory asked = inventory.with(ZooKeeper.NAME).isEmpty() ? all : inventory;
    return new KafkaRejoin(
        host,
        new Brokers(
            List.copyOf(others),
            String.join(",", ZooKeeper.endpoints(asked)),
            chroot.equals("/") ? "" : chroot,
            askers.isEmpty() ? host.name() : Brokers.asker(askers)));
  }

  /** Its id; while that is not known, every id that no other broker has. */
  BrokerSet own() {
    Integer id = Broker.settings(host).id();
    return id != null
        ? new BrokerSet(List.of(id), false)
        : new BrokerSet(rest.all().stream().map(Broker::id).toList(), true);
  }

  @Override
  public String component() {
    return Broker.NAME;
  }

  @Override
  public List<Gate> spare() {
    return List.of(new OthersInSync(this));
  }

  @Override
  public List<Gate> gone() {
    return List.of(new BrokerGone(this));
  }

  /** Replicas of others may be behind: what an earlier run has begun to move. */
  @Override
  public List<Gate> parting() {
    return List.of(new BrokerGone(this), new NothingAlone(this));
  }

  @Override
  public OptionalLong left(Asking asking) {
    Question question = new Question.KafkaLayout(rest.endpoints(), List.of(), MILLIS);
    return asking.ask(rest.asker(), question) instanceof Answer.Layout layout
        ? OptionalLong.of(layout.partitions().stream().mapToLong(this::left).sum())
        : OptionalLong.empty();
  }

  private long left(Held partition) {
    return partition.replicas().stream().filter(own()::has).mapToLong(partition::left).sum();
  }

  @Override
  public Host remembered(Host host, Facts facts, Asking asking) {
    BrokerId id = BrokerId.of(host, facts);
    if (id.written() != null || !id.found().isEmpty()) {
      return host;
    }
    Set<Integer> own = new TreeSet<>();
    Verdict unused =
        Partitions.judge(
            rest,
            own(),
            false,
            asking,
            state -> {
              state.counted().holders().stream().filter(own()::has).forEach(own::add);
              return new Verdict.Pass("");
            });
    // More than one: some of them belong to brokers that the inventory does not have.
    return own.size() == 1 ? Broker.withId(host, own.iterator().next()) : host;
  }

  @Override
  public List<Loss> lost(Facts facts, Asking asking) {
    List<String> gone = LogContents.bare(host, facts);
    if (gone.isEmpty()) {
      return List.of();
    }
    SortedSet<String> topics = new TreeSet<>();
    Verdict asked =
        Placed.judge(
            rest,
            own(),
            asking,
            places -> {
              List<Replicas> alone =
                  places.partitions().stream()
                      .filter(p -> p.inSync().stream().allMatch(own()::has))
                      .toList();
              return alone.isEmpty() ? new Verdict.Pass("") : missing(alone, asking, topics);
            });
    if (!(asked instanceof Verdict.Pass)) {
      return List.of(untold(gone, asked));
    }
    boolean awaits = gone.stream().anyMatch(d -> DataDisks.awaits(host, facts, d));
    return topics.isEmpty() ? List.of() : List.of(loss(new Topics(topics, 0), gone, awaits));
  }

  /** Of several disks some may have survived. */
  private Verdict missing(List<Replicas> alone, Asking asking, Set<String> topics) {
    try {
      LogContents there = LogContents.now(host, asking);
      alone.stream().filter(p -> !there.holds(p)).forEach(p -> topics.add(p.topic()));
      return new Verdict.Pass("");
    } catch (LogContents.UnknownException e) {
      return e.verdict();
    }
  }

  /** Whether no other broker has all of it. */
  static boolean onlyHere(Kind kind) {
    return kind.apart() && kind.inSyncRest() == 0;
  }

  private static Loss untold(List<String> gone, Verdict asked) {
    return new Loss(
        "rebuild-loss",
        "there is no data in " + String.join(", ", gone) + "; " + Verdicts.why(asked),
        "what only this broker had cannot be told",
        "Run this again when ZooKeeper and the machine answer.",
        Set.of());
  }

  /**
   * What may be offline for a restart ({@code unprotected}) is not what may be lost: that is said
   * once, for this rebuild.
   */
  private static Loss loss(Topics topics, List<String> gone, boolean awaits) {
    boolean nameable = !topics.isCut(GIVEN_UP);
    return new Loss(
        "rebuild-loss",
        "no other broker has all of: "
            + (topics.isCut(SHOWN)
                ? topics.some(SHOWN) + " (" + topics.count() + " topics)"
                : topics.some(SHOWN))
            + "; and there is no data in "
            + String.join(", ", gone),
        awaits
            ? "the disk that is to be there is not mounted: mount it first, so that its data can be"
                + " seen"
            : "the broker would begin these topics empty, replicas that are behind would follow it,"
                + " and what they held is lost for good",
        "Bring the disk back if there is a way. Where another broker has a replica that is behind,"
            + " most of it can be kept: have that one lead first (kafka-leader-election.sh"
            + " --election-type unclean). "
            + (nameable
                ? "Otherwise give them up by name: --lose " + String.join(",", topics.names())
                : "They are too many to be given up by name ("
                    + GIVEN_UP
                    + " at most): delete topics that nobody needs first (kafka-topics.sh"
                    + " --delete)."),
        awaits || !nameable ? Set.of() : topics.names());
  }
}
