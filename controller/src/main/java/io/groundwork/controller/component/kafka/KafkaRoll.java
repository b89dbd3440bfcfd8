package io.groundwork.controller.component.kafka;

import io.groundwork.controller.component.Roll;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
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
record KafkaRoll(Brokers brokers, boolean wantsAll) implements Roll {
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
    return List.of(new BrokersMayGo(brokers, Set.of(brokers.on(host).id())));
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
