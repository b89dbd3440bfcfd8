package io.groundwork.controller.gate;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Asks each question once for all gates of one round: who asks it again waits for the first one's
 * answer. Good for one round only, or answers grow old.
 */
final class SharedAsking implements Asking {
  private final Asking asking;
  private final ConcurrentMap<Asked, CompletableFuture<Answer>> answers = new ConcurrentHashMap<>();

  private record Asked(String host, Question question) {}

  SharedAsking(Asking asking) {
    this.asking = asking;
  }

  @Override
  public Answer ask(String host, Question question) {
    CompletableFuture<Answer> mine = new CompletableFuture<>();
    CompletableFuture<Answer> first = answers.putIfAbsent(new Asked(host, question), mine);
    if (first != null) {
      return first.join();
    }
    try {
      Answer answer = asking.ask(host, question);
      mine.complete(answer);
      return answer;
    } catch (RuntimeException e) {
      mine.completeExceptionally(e);
      throw e;
    }
  }
}
