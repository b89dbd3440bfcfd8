package io.groundwork.controller.node;

import io.groundwork.agent.wire.FrameWriter;
import io.groundwork.agent.wire.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/** Tells the agent that we are here, and notices when nothing comes back. */
final class Heart implements Runnable {
  private static final Duration BEAT = Duration.ofSeconds(5);

  /** As long as the agent waits for us. */
  static final Duration SILENCE = Duration.ofSeconds(30);

  private final FrameWriter<Request> writer;
  private final Consumer<String> lose;
  private final Duration silence;
  private volatile long heard = System.nanoTime();
  private volatile boolean stopped;

  /**
   * @param lose is told why the agent is given up
   * @param silence how long nothing may come
   */
  Heart(FrameWriter<Request> writer, Consumer<String> lose, Duration silence) {
    this.writer = writer;
    this.lose = lose;
    this.silence = silence;
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
      while (!stoppedWithin(Math.min(BEAT.toMillis(), silence.toMillis()))) {
        if (System.nanoTime() - heard > silence.toNanos()) {
          lose.accept("nothing was heard of the agent for " + silence.toSeconds() + " s");
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
