package io.groundwork.controller.component.zookeeper;

import io.groundwork.agent.facts.Facts;
import io.groundwork.controller.component.Rejoin;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A member that comes back with an empty disk has forgotten what it had acknowledged. That is safe
 * only while a majority of all members serves without it: then what was acknowledged is with them,
 * and it copies it from their leader. So the others must be well, every one, before it starts.
 *
 * @param members how many the ensemble has, with it
 * @param others those that were asked who they are
 */
record ZooKeeperRejoin(Host host, int members, List<Member> others) implements Rejoin {

  static ZooKeeperRejoin of(Inventory inventory, Site rest, Host host) {
    List<Member> others = Ensemble.of(rest).map(Ensemble::members).orElse(List.of());
    return new ZooKeeperRejoin(host, inventory.with(ZooKeeper.NAME).size(), others);
  }

  @Override
  public String component() {
    return ZooKeeper.NAME;
  }

  @Override
  public List<Gate> spare() {
    return List.of(new QuorumWithout(host.name(), members, others));
  }

  @Override
  public List<Gate> gone() {
    return List.of();
  }

  @Override
  public List<Gate> parting() {
    return spare();
  }

  @Override
  public Host remembered(Host host, Facts facts, Asking asking) {
    MyId id = MyId.of(host, facts);
    if (id.written() != null || id.file() != null || others.isEmpty()) {
      return host;
    }
    return known(asking).map(known -> ZooKeeper.withId(host, known)).orElse(host);
  }

  /** All that it had acknowledged, the others have. */
  @Override
  public List<Loss> lost(Facts facts, Asking asking) {
    return List.of();
  }

  /** Every member since 3.5 keeps the list of all where clients can read it. */
  private Optional<Integer> known(Asking asking) {
    String list = OwnList.in(OwnList.ask(new Ensemble(others), asking));
    Map<String, Integer> ids = ServerLines.ids(list);
    return Optional.ofNullable(ids.get(host.address()));
  }
}
