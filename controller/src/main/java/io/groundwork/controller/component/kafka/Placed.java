package io.groundwork.controller.component.kafka;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.BrokerSet;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.gate.Verdicts;
import java.util.function.Function;

/** The partitions that are to be on some brokers, one by one, by what ZooKeeper has of them. */
final class Placed {
  /** As for counting them: the same is read. */
  private static final int MILLIS = 30_000;

  private Placed() {}

  /** Has them listed, and has that judged. Where any of it cannot be read, nothing is known. */
  static Verdict judge(
      Brokers brokers, BrokerSet on, Asking asking, Function<Answer.Places, Verdict> judge) {
    Question question = new Question.KafkaPlaces(brokers.connect(), brokers.chroot(), on, MILLIS);
    Answer answer = asking.ask(brokers.asker(), question);
    return answer instanceof Answer.Places places ? judge.apply(places) : Verdicts.closed(answer);
  }
}
