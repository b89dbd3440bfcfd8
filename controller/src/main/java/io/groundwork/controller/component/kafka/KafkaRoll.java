package io.groundwork.controller.component.kafka;

import io.groundwork.agent.facts.Facts;
import io.groundwork.controller.component.Roll;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.baseline.DataDisks;
import io.groundwork.controller.component.zookeeper.ZooKeeper;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * By id, the active controller last, so that it moves once. Before each goes, {@link BrokersMayGo}
 * must be open. What no order can protect is a topic with a single replica, or with no more of them
 * than its min.insync.replicas: {@link Exposed} names them.
 *
 * @param wantsAll for a round that makes sense only for all brokers
 */
record KafkaRoll(Brokers brokers, boolean wantsAll, Site site) implements Roll {
  private static final int NONE = -1;

  @Override
  public List<String> order(List<String> hosts, Asking asking) {
    int controller = controller(asking);
    return hosts.stream()
        .sorted(
            Comparator.<String, Boolean>comparing(h -> brokers.on(h).id() == controller)
                .thenComparingInt(h -> brokers.on(h).id()))
        .toList();
  }

  @Override
  public List<Gate> mayGo(String host) {
    List<Gate> gates = new ArrayList<>(data(host, true));
    gates.add(new BrokersMayGo(brokers, Set.of(brokers.on(host).id())));
    return gates;
  }

  @Override
  public List<Gate> mayStart(String host) {
    return List.copyOf(data(host, false));
  }

  /** What ZooKeeper would have to say, where it is up. */
  @Override
  public List<Exposure> dataless(List<String> starting, List<String> restarting, Asking asking) {
    if (!ZooKeeper.serves(site)) {
      return List.of();
    }
    List<DataInPlace> gates = new ArrayList<>();
    starting.stream().filter(host -> !awaits(host)).forEach(h -> gates.addAll(data(h, false)));
    restarting.forEach(host -> gates.addAll(data(host, true)));
    return gates.stream().flatMap(gate -> gate.refused(asking).stream()).toList();
  }

  /** Where a log directory is bare; on a first install there is nobody who could count on it. */
  private List<DataInPlace> data(String host, boolean serves) {
    Broker broker = brokers.on(host);
    boolean bare = !LogContents.bare(broker.host(), site.facts(broker.host())).isEmpty();
    return bare && !ZooKeeper.isNew(site)
        ? List.of(new DataInPlace(brokers, broker, serves))
        : List.of();
  }

  /** A disk that the run is to mount may bring them. */
  private boolean awaits(String host) {
    Broker broker = brokers.on(host);
    Facts facts = site.facts(broker.host());
    return broker.settings().logDirs().stream()
        .anyMatch(d -> DataDisks.awaits(broker.host(), facts, d));
  }

  @Override
  public List<Exposure> exposed(List<String> hosts, Asking asking) {
    return Exposed.of(brokers, hosts, asking);
  }

  /** The controller's id; none where it is not known, and then no order is better than another. */
  private int controller(Asking asking) {
    AtomicInteger id = new AtomicInteger(NONE);
    Verdict asked =
        ClusterState.judge(
            brokers,
            asking,
            state -> {
              Integer controller = state.controller();
              id.set(controller == null ? NONE : controller);
              return new Verdict.Pass("");
            });
    return asked instanceof Verdict.Pass ? id.get() : NONE;
  }
}
