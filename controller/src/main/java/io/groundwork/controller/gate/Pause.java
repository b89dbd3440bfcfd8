package io.groundwork.controller.gate;

import java.time.Duration;

/** Time, as the keeper sees it. */
public interface Pause {

  /** A clock that only goes forward. */
  long nanos();

  /**
   * Lets time pass.
   *
   * @throws InterruptedException as soon as the thread is interrupted
   */
  void wait(Duration time) throws InterruptedException;

  /** The machine's time. */
  Pause REAL =
      new Pause() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void wait(Duration time) throws InterruptedException {
          Thread.sleep(time.toMillis());
        }
      };
}
