package io.groundwork.controller.component.kafka;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Held;
import io.groundwork.agent.question.Move;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.gate.Verdicts;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Are partitions where they are to be, their new replicas in sync?
 *
 * @param question that is answered by where they are
 * @param moves where they are to be; none where it is enough to know where they are
 * @param told is told where they are, each time
 */
record PartitionsLocated(
    Brokers brokers,
    String name,
    Duration patience,
    Question question,
    List<Move> moves,
    Consumer<Answer.Layout> told)
    implements KafkaGate {

  @Override
  public Verdict ask(Asking asking) {
    Answer answer = asking.ask(brokers.asker(), question);
    if (!(answer instanceof Answer.Layout layout)) {
      return Verdicts.closed(answer);
    }
    told.accept(layout);
    Map<String, Held> held = new HashMap<>();
    layout.partitions().forEach(each -> held.put(each.toString(), each));
    List<Move> behind =
        moves.stream().filter(move -> !isThere(held.get(move.toString()), move)).toList();
    if (behind.isEmpty()) {
      return new Verdict.Pass(
          moves.isEmpty()
              ? layout.partitions().size() + " partitions on brokers " + layout.brokers()
              : moves.size() + " moved, their replicas in sync");
    }
    return new Verdict.NotYet(
        behind.size() + " of " + moves.size() + " are under way: " + behind.get(0) + " ...");
  }

  /** A partition whose topic was deleted meanwhile has nowhere to be. */
  private static boolean isThere(@Nullable Held held, Move move) {
    return held == null
        || (!held.moves()
            && held.replicas().equals(move.to())
            && held.inSync().containsAll(move.to()));
  }
}
