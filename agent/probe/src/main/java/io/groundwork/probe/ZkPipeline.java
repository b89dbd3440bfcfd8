package io.groundwork.probe;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.KeeperException.Code;
import org.apache.zookeeper.Op;
import org.apache.zookeeper.OpResult;
import org.apache.zookeeper.ZooKeeper;
import org.jspecify.annotations.Nullable;

/**
 * Reads any number of znodes, a hundred in a request and some requests on their way at once; what
 * one znode shows may ask for further ones. All callbacks come on the client's one event thread. A
 * sync goes before the reads, so that a server that lags behind cannot show the past.
 */
final class ZkPipeline {
  /** Znodes that are read in one request: some 20 kB of Kafka's. */
  private static final int TOGETHER = 100;

  /**
   * Requests on their way at once. Far below ZooKeeper's globalOutstandingLimit (1000, unless set),
   * beyond which it lets its other clients wait, too.
   */
  private static final int FLIGHT = 4;

  /** The same for requests of one znode each. */
  private static final int SINGLE_FLIGHT = 200;

  private final ZooKeeper keeper;
  private final boolean together;
  private final CompletableFuture<Boolean> done = new CompletableFuture<>();
  private final Deque<Read> waiting = new ArrayDeque<>();
  private boolean running;
  private int flying;
  private int asked;
  private int taken;

  /** Takes what was found; null where there is no such znode. */
  interface Taker<T> {
    void take(@Nullable T found) throws UnansweredException;
  }

  private record Read(String path, Taker<byte[]> taker) {}

  /**
   * Begins with a sync.
   *
   * @param together whether the server knows requests that read several znodes
   */
  ZkPipeline(ZooKeeper keeper, boolean together) {
    this.keeper = keeper;
    this.together = together;
    flying++;
    keeper.sync("/", (code, path, context) -> came(() -> found(code, path)), null);
  }

  /** Asks for what a znode holds; {@link #run} sends it. */
  synchronized void data(String path, Taker<byte[]> taker) {
    asked++;
    waiting.add(new Read(path, taker));
  }

  /** Asks for the names of a znode's children; at once, so for a few only. */
  synchronized void children(String path, Taker<List<String>> taker) {
    asked++;
    flying++;
    keeper.getChildren(
        path,
        false,
        (code, at, context, names) -> came(() -> take(taker, found(code, path) ? names : null)),
        null);
  }

  /**
   * Reads all that was asked for, and all that is asked for meanwhile.
   *
   * @param server for words
   * @throws UnansweredException where any of it could not be read
   */
  void run(String server, Deadline deadline) throws UnansweredException, InterruptedException {
    begin();
    try {
      done.get(deadline.left(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new UnansweredException(server + ": " + late(deadline), false);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnansweredException) {
        throw (UnansweredException) e.getCause();
      }
      throw new UnansweredException(server + ": " + Causes.words(e), false);
    } finally {
      end();
    }
  }

  private synchronized void begin() {
    running = true;
    send();
  }

  private synchronized String late(Deadline deadline) {
    return "only "
        + taken
        + " of "
        + asked
        + " znodes or more were read within "
        + deadline.allMillis()
        + " ms";
  }

  private synchronized void end() {
    waiting.clear();
  }

  /** What comes back before all was asked for is not the end. */
  private void send() {
    while (running && !waiting.isEmpty() && flying < (together ? FLIGHT : SINGLE_FLIGHT)) {
      flying++;
      if (together) {
        sendSome();
      } else {
        send(waiting.remove());
      }
    }
    if (running && flying == 0) {
      if (taken == asked) {
        done.complete(true);
      } else {
        done.completeExceptionally(
            new IllegalStateException("only " + taken + " of " + asked + " znodes were read"));
      }
    }
  }

  private void send(Read read) {
    keeper.getData(
        read.path(),
        false,
        (code, path, context, bytes, stat) ->
            came(() -> take(read.taker(), found(code, path) ? bytes(bytes) : null)),
        null);
  }

  private void sendSome() {
    List<Read> some = new ArrayList<>();
    List<Op> reads = new ArrayList<>();
    while (!waiting.isEmpty() && some.size() < TOGETHER) {
      some.add(waiting.remove());
      reads.add(Op.getData(some.get(some.size() - 1).path()));
    }
    keeper.multi(
        reads, (code, path, context, results) -> came(() -> take(some, code, results)), null);
  }

  private void take(List<Read> some, int code, @Nullable List<OpResult> results)
      throws KeeperException, UnansweredException {
    if (results == null || results.size() != some.size()) {
      throw KeeperException.create(Code.get(code), some.get(0).path());
    }
    for (int i = 0; i < some.size(); i++) {
      Read read = some.get(i);
      OpResult result = results.get(i);
      if (result instanceof OpResult.GetDataResult) {
        take(read.taker(), bytes(((OpResult.GetDataResult) result).getData()));
      } else {
        int error = ((OpResult.ErrorResult) result).getErr();
        take(read.taker(), found(error, read.path()) ? new byte[0] : null);
      }
    }
  }

  private <T> void take(Taker<T> taker, @Nullable T found) throws UnansweredException {
    taken++;
    taker.take(found);
  }

  private static byte[] bytes(byte @Nullable [] bytes) {
    return bytes == null ? new byte[0] : bytes;
  }

  private static boolean found(int code, String path) throws KeeperException {
    Code result = Code.get(code);
    if (result != Code.OK && result != Code.NONODE) {
      throw KeeperException.create(result, path);
    }
    return result == Code.OK;
  }

  private interface Taking {
    void take() throws KeeperException, UnansweredException;
  }

  private synchronized void came(Taking taking) {
    flying--;
    if (done.isDone()) {
      return;
    }
    try {
      taking.take();
      send();
    } catch (KeeperException | UnansweredException | RuntimeException e) {
      waiting.clear();
      done.completeExceptionally(e);
    }
  }
}
