package io.groundwork.controller.component.kafka;

import io.groundwork.controller.gate.Gate;
import java.time.Duration;
import java.util.List;

/** What most of the cluster's gates have in common: they look, at ZooKeeper, for the whole. */
interface KafkaGate extends Gate {

  Brokers brokers();

  @Override
  default String component() {
    return Broker.NAME;
  }

  @Override
  default boolean writes() {
    return false;
  }

  @Override
  default Duration patience() {
    return Duration.ofSeconds(90);
  }

  /** A cluster's gate looks at every broker. */
  @Override
  default List<Suspect> suspects() {
    Suspect one = suspect();
    return one == null ? brokers().all().stream().map(Broker::suspect).toList() : List.of(one);
  }

  @Override
  default List<String> probes() {
    return List.of(brokers().asker());
  }
}
