package io.groundwork.controller.component.kafka;

import io.groundwork.agent.question.Question;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.gate.Verdicts;
import java.util.Map;
import java.util.TreeMap;

/** Does what is produced through each broker come out of another, from a topic with replicas? */
record ProduceAndConsume(Brokers brokers) implements KafkaGate {
  private static final int MILLIS = 45_000;

  @Override
  public String name() {
    return "produce and consume";
  }

  @Override
  public boolean writes() {
    return true;
  }

  @Override
  public Verdict ask(Asking asking) {
    Map<String, String> endpoints = new TreeMap<>();
    brokers.all().forEach(b -> endpoints.put(String.valueOf(b.id()), b.endpoint()));
    return Verdicts.ofText(
        asking.ask(
            brokers.asker(),
            new Question.KafkaRoundTrip(endpoints, brokers.replication(), MILLIS)));
  }
}
