package io.groundwork.controller.gate;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Puts a question once for all that ask it at the same time. Nobody is given an answer that was on
 * its way before he asked, for it may be of what was before: who comes while a question is under
 * way waits for the next one, together with all others who come meanwhile.
 */
final class SharedAsking implements Asking {
  private final Asking asking;
  private final Map<Asked, Line> lines = new HashMap<>();

  private record Asked(String host, Question question) {}

  /** A question that is under way, and the one that those who came later wait for. */
  private static final class Line {
    @Nullable CompletableFuture<Answer> underWay;
    @Nullable CompletableFuture<Answer> next;
  }

  /** One's part: to put the question after what is under way, or to wait for who does. */
  private record Part(
      CompletableFuture<Answer> answer, boolean puts, @Nullable CompletableFuture<Answer> after) {}

  SharedAsking(Asking asking) {
    this.asking = asking;
  }

  @Override
  public Answer ask(String host, Question question) {
    Asked asked = new Asked(host, question);
    Part part = join(asked);
    return part.puts() ? put(asked, part) : await(part.answer());
  }

  /** A connection of its own is not shared. */
  @Override
  public Answer askAfresh(String host, Question question) {
    return asking.askAfresh(host, question);
  }

  private synchronized Part join(Asked asked) {
    Line line = lines.computeIfAbsent(asked, key -> new Line());
    if (line.next != null) {
      return new Part(line.next, false, null);
    }
    CompletableFuture<Answer> mine = new CompletableFuture<>();
    CompletableFuture<Answer> after = line.underWay;
    if (after == null) {
      line.underWay = mine;
    } else {
      line.next = mine;
    }
    return new Part(mine, true, after);
  }

  private Answer put(Asked asked, Part part) {
    Answer answer = new Answer.Failure("the question could not be put", false);
    try {
      if (part.after() != null) {
        await(part.after());
        begin(asked, part.answer());
      }
      answer = asking.ask(asked.host(), asked.question());
      return answer;
    } finally {
      end(asked, part.answer());
      part.answer().complete(answer);
    }
  }

  private synchronized void begin(Asked asked, CompletableFuture<Answer> mine) {
    Line line = lines.computeIfAbsent(asked, key -> new Line());
    line.underWay = mine;
    line.next = null;
  }

  private synchronized void end(Asked asked, CompletableFuture<Answer> mine) {
    Line line = lines.get(asked);
    if (line != null && line.underWay == mine) {
      line.underWay = null;
      if (line.next == null) {
        lines.remove(asked);
      }
    }
  }

  private static Answer await(CompletableFuture<Answer> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Failure("the run was stopped", false);
    } catch (ExecutionException e) {
      throw new IllegalStateException("an answer never fails, it is a failure", e);
    }
  }
}
