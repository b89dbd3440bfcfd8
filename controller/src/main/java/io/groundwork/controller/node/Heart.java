package io.groundwork.controller.node;

import io.groundwork.agent.wire.FrameWriter;
import io.groundwork.agent.wire.Request;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells the agent that we are here, and notices when nothing comes back. */
final class Heart implements Runnable {
  private static final long BEAT_SECONDS = 5;

  /** As long as the agent waits for us. */
  private static final long SILENCE_SECONDS = 30;

  private final FrameWriter<Request> writer;
  private final Consumer<String> lose;
  private volatile long heard = System.nanoTime();
  private volatile boolean stopped;

  Heart(FrameWriter<Request> writer, Consumer<String> lose) {
    this.writer = writer;
    this.lose = lose;
  }

  void heard() {
    heard = System.nanoTime();
  }

  synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  @Override
  public void run() {
    try {
      while (!stoppedWithin(TimeUnit.SECONDS.toMillis(BEAT_SECONDS))) {
        if (System.nanoTime() - heard > TimeUnit.SECONDS.toNanos(SILENCE_SECONDS)) {
          lose.accept("nothing was heard of the agent for " + SILENCE_SECONDS + " s");
          return;
        }
        writer.sendIfIdle(0, new Request.Heartbeat());
      }
    } catch (IOException e) {
      lose.accept("the connection broke: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean stoppedWithin(long millis) throws InterruptedException {
    if (!stopped) {
      wait(millis);
    }
    return stopped;
  }
}
