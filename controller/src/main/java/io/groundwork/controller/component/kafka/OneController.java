package io.groundwork.controller.component.kafka;

import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;

/** Has the cluster a controller that is one of its registered brokers? */
record OneController(Brokers brokers) implements KafkaGate {

  @Override
  public String name() {
    return "one controller";
  }

  @Override
  public Verdict ask(Asking asking) {
    return ClusterState.judge(brokers, asking, this::judge);
  }

  private Verdict judge(ClusterState state) {
    Integer id = state.controller();
    if (id == null) {
      return new Verdict.NotYet("no controller yet");
    }
    if (!state.endpoints().containsKey(id)) {
      return new Verdict.NotYet("the controller is broker " + id + ", which is not registered");
    }
    return brokers.all().stream()
        .filter(b -> b.id() == id)
        .findFirst()
        .<Verdict>map(b -> new Verdict.Pass("broker " + id + ", " + b.name()))
        .orElseGet(
            () ->
                new Verdict.NotYet(
                    "the controller is broker " + id + ", which the inventory does not have"));
  }
}
