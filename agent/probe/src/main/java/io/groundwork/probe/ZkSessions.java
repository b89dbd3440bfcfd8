package io.groundwork.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** Keeps a session for the next question: gates poll. */
final class ZkSessions {
  private final Map<String, ZkClient> open = new HashMap<>();
  private final Map<String, Boolean> together = new HashMap<>();

  ZooKeeper get(String connect, Deadline deadline)
      throws UnansweredException, InterruptedException {
    ZkClient client = client(connect);
    try {
      return client.ready(deadline);
    } catch (UnansweredException e) {
      drop(connect, client);
      throw e;
    }
  }

  /**
   * Whether a request may read several znodes there, as from 3.6 on. A server before that ends the
   * session of who tries: then the next one is a new one.
   */
  boolean readsTogether(String connect, Deadline deadline)
      throws UnansweredException, InterruptedException {
    Boolean known = together(connect);
    if (known == null) {
      known = tryTogether(connect, deadline);
      remember(connect, known);
      if (!known) {
        drop(List.of(connect));
      }
    }
    return known;
  }

  private static boolean isTogether(int code, @Nullable List<OpResult> results)
      throws KeeperException {
    if (results == null && code != Code.UNIMPLEMENTED.intValue()) {
      throw KeeperException.create(Code.get(code));
    }
    return results != null;
  }

  private boolean tryTogether(String connect, Deadline deadline)
      throws UnansweredException, InterruptedException {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    get(connect, deadline)
        .multi(
            List.of(Op.getData("/")),
            (code, path, context, results) -> {
              try {
                answer.complete(isTogether(code, results));
              } catch (KeeperException e) {
                answer.completeExceptionally(e);
              }
            },
            null);
    try {
      return answer.get(deadline.left(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new UnansweredException(connect + ": " + Causes.words(e), false);
    } catch (TimeoutException e) {
      String why = connect + " took longer than " + deadline.allMillis() + " ms";
      throw new UnansweredException(why, false);
    }
  }

  private synchronized @Nullable Boolean together(String connect) {
    return together.get(connect);
  }

  private synchronized void remember(String connect, boolean reads) {
    together.put(connect, reads);
  }

  /** The next server there may be of another version. */
  synchronized void forget(String connect) {
    together.remove(connect);
  }

  /** Begins to connect to each, so that they connect at the same time. */
  void start(List<String> connects) throws UnansweredException, InterruptedException {
    for (String each : connects) {
      client(each);
    }
  }

  /** Ends these sessions, and with them whatever they hold. */
  synchronized void drop(Collection<String> connects) throws InterruptedException {
    List<ZkClient> dropped = new ArrayList<>();
    for (String each : connects) {
      ZkClient client = open.remove(each);
      if (client != null) {
        dropped.add(client);
      }
    }
    ZkClient.closeAll(dropped);
  }

  /** Ends every session. */
  synchronized void dropAll() throws InterruptedException {
    drop(List.copyOf(open.keySet()));
  }

  private synchronized ZkClient client(String connect)
      throws UnansweredException, InterruptedException {
    ZkClient client = open.get(connect);
    if (client != null && client.wasConnected() && !client.usable()) {
      drop(connect, client);
      client = null;
    }
    if (client == null) {
      client = new ZkClient(connect);
      open.put(connect, client);
    }
    return client;
  }

  /** A client that was turned away waits longer and longer; a new one tries at once. */
  private synchronized void drop(String connect, ZkClient client) throws InterruptedException {
    open.remove(connect, client);
    client.close();
  }
}
