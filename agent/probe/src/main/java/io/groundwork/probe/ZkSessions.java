package io.groundwork.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.zookeeper.ZooKeeper;

/** Keeps a session for the next question: gates poll. */
final class ZkSessions {
  private final Map<String, ZkClient> open = new HashMap<>();

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
