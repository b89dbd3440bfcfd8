package io.groundwork.controller.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** A run's threads. Most of them wait for a node; how many work on one at once is bounded. */
final class Crew implements AutoCloseable {
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "run");
            thread.setDaemon(true);
            return thread;
          });
  private final Semaphore hosts;

  Crew(int forks) {
    hosts = new Semaphore(forks);
  }

  ExecutorService threads() {
    return threads;
  }

  /** Does work on a host, in this thread, when it is its turn. */
  <T> T onHost(Supplier<T> work) {
    hosts.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      hosts.release();
    }
  }

  <T> CompletableFuture<T> start(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, threads);
  }

  CompletableFuture<Void> start(Runnable work) {
    return CompletableFuture.runAsync(work, threads);
  }

  /** Waits for all, then throws what the first that failed threw. */
  static <T> List<T> all(List<CompletableFuture<T>> futures) {
    RuntimeException first = null;
    List<T> results = new ArrayList<>();
    for (CompletableFuture<T> future : futures) {
      try {
        results.add(join(future));
      } catch (RuntimeException e) {
        first = first == null || first instanceof HaltException ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
    return results;
  }

  /**
   * Completed when both are; where both failed, with the failure that is not a mere halt: what
   * stopped the run must not be lost behind those whom it stopped.
   */
  static CompletableFuture<Void> both(CompletableFuture<Void> one, CompletableFuture<Void> other) {
    return CompletableFuture.allOf(one, other)
        .handle(
            (done, failure) -> {
              all(List.of(one, other));
              return null;
            });
  }

  /** Waits, and throws what the work threw, unwrapped. */
  static <T> T join(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CancellationException e) {
      throw new HaltException("the run was stopped");
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
