package io.groundwork.agent.ask;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.agent.wire.Frame;
import io.groundwork.agent.wire.FrameReader;
import io.groundwork.agent.wire.FrameWriter;
import io.groundwork.agent.wire.TooLargeException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** One running probe, and the questions that wait for its answers. */
final class ProbeLine extends Thread implements AutoCloseable {
  /** The probe keeps a question's time itself; beyond this it is stuck. */
  private static final long GRACE_MILLIS = 5000;

  /** It closes its sessions, so that servers need not wait for them to expire. */
  private static final long ENDING_MILLIS = 500;

  private final Process process;
  private final FrameWriter<Question> writer;
  private final Map<Integer, CompletableFuture<Answer>> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger last = new AtomicInteger();
  private volatile boolean ended;

  ProbeLine(Process process) {
    super("probe");
    this.process = process;
    this.writer = new FrameWriter<>(process.getOutputStream(), Question.class);
    setDaemon(true);
    start();
  }

  boolean alive() {
    return !ended && process.isAlive();
  }

  Answer ask(Question question) {
    int id = last.incrementAndGet();
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    try {
      writer.sendLong(id, question);
      if (ended) {
        giveUp();
      }
      return answer.get(question.timeoutMillis() + GRACE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TooLargeException e) {
      return new Answer.Failure("the question is too long: " + e.getMessage(), true);
    } catch (IOException e) {
      return new Answer.Failure("the probe ended: " + e.getMessage(), false);
    } catch (TimeoutException e) {
      process.destroyForcibly();
      return new Answer.Failure(
          "the probe gave no answer within " + question.timeoutMillis() + " ms and was ended",
          false);
    } catch (ExecutionException e) {
      throw new IllegalStateException("answers are never completed by an error", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Failure("interrupted", false);
    } finally {
      waiting.remove(id);
    }
  }

  @Override
  public void run() {
    FrameReader<Answer> reader = new FrameReader<>(process.getInputStream(), Answer.class);
    try {
      for (Frame<Answer> next = reader.next(); next != null; next = reader.next()) {
        take(next);
      }
    } catch (IOException e) {
      System.err.println("the probe broke off: " + e.getMessage());
    } finally {
      ended = true;
      process.destroyForcibly();
      giveUp();
    }
  }

  private void take(Frame<Answer> frame) {
    CompletableFuture<Answer> answer = waiting.get(frame.id());
    if (answer != null && frame instanceof Frame.Control<Answer>) {
      answer.complete(((Frame.Control<Answer>) frame).message());
    }
  }

  private void giveUp() {
    for (CompletableFuture<Answer> each : waiting.values()) {
      each.complete(new Answer.Failure("the probe ended before it answered", false));
    }
  }

  /** Ends it: its input ends, and soon after that it must have ended, too. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      process.waitFor(ENDING_MILLIS, TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      System.err.println("the probe has ended already: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
    }
  }
}
