package io.groundwork.controller.component.kafka;

import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.LongStart;
import io.groundwork.controller.gate.Verdict;
import java.util.List;

/** Is the broker registered under its own id, with the endpoint that the inventory says? */
record BrokerRegistered(Brokers brokers, Broker broker) implements KafkaGate {

  @Override
  public String name() {
    return "broker registered";
  }

  @Override
  public String host() {
    return broker.name();
  }

  @Override
  public Suspect suspect() {
    return broker.suspect();
  }

  @Override
  public LongStart longStart() {
    return new BrokerStart(broker);
  }

  @Override
  public Verdict ask(Asking asking) {
    return ClusterState.judge(brokers, asking, this::judge);
  }

  private Verdict judge(ClusterState state) {
    List<String> endpoints = state.endpoints().get(broker.id());
    if (endpoints == null) {
      return new Verdict.NotYet("broker " + broker.id() + " not registered");
    }
    return endpoints.contains(broker.listener())
        ? new Verdict.Pass("id " + broker.id() + " at " + broker.listener())
        : new Verdict.NotYet(
            "broker "
                + broker.id()
                + " is registered at "
                + String.join(", ", endpoints)
                + ", not at "
                + broker.listener());
  }
}
