package io.groundwork.controller.component.kafka;

import io.groundwork.agent.question.Question;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.gate.Verdicts;
import java.time.Duration;

/** Has Kafka taken a wish? */
record Done(Brokers brokers, String name, Duration patience, Question question)
    implements KafkaGate {

  @Override
  public boolean writes() {
    return true;
  }

  @Override
  public Verdict ask(Asking asking) {
    return Verdicts.ofText(asking.ask(brokers.asker(), question));
  }
}
