package io.groundwork.probe;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.PolicyViolationException;

/** Waits for what Kafka's admin client promises. */
final class Results {

  /**
   * The result.
   *
   * @param what is being done, for people
   */
  static <T> T get(KafkaFuture<T> future, String what, Deadline deadline)
      throws UnansweredException, InterruptedException {
    try {
      return future.get(deadline.left(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = Causes.root(e);
      boolean permanent =
          cause instanceof AuthorizationException || cause instanceof PolicyViolationException;
      throw new UnansweredException(what + " failed: " + Causes.words(e), permanent);
    } catch (TimeoutException e) {
      throw new UnansweredException(
          what + " took longer than " + deadline.allMillis() + " ms", false);
    }
  }

  /** Waits for the end; an error of that type is none. */
  static void end(
      KafkaFuture<?> future, String what, Class<? extends Exception> none, Deadline deadline)
      throws UnansweredException, InterruptedException {
    try {
      future.get(deadline.left(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (!none.isInstance(Causes.root(e))) {
        throw new UnansweredException(what + " failed: " + Causes.words(e), false);
      }
    } catch (TimeoutException e) {
      throw new UnansweredException(
          what + " took longer than " + deadline.allMillis() + " ms", false);
    }
  }

  private Results() {}
}
