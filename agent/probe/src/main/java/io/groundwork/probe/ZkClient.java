package io.groundwork.probe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.zookeeper.WatchedEvent;
import org.apache.zookeeper.Watcher;
import org.apache.zookeeper.admin.ZooKeeperAdmin;
import org.apache.zookeeper.client.ZKClientConfig;
import org.apache.zookeeper.common.ZKConfig;

/** One ZooKeeper session. */
final class ZkClient implements Watcher, AutoCloseable {
  /** Servers bound it by their own limits; it only matters when we are cut off. */
  private static final int SESSION_MILLIS = 15_000;

  /**
   * Bytes of an answer, such as the names of all topics. As Kafka's own client has it: from 3.6 on
   * ZooKeeper's would take no more than 1 MiB.
   */
  private static final int ANSWER = 4 << 20;

  private final String connect;
  private final CountDownLatch connected = new CountDownLatch(1);
  private final ZooKeeperAdmin keeper;

  /** Starts to connect, and returns at once. */
  ZkClient(String connect) throws UnansweredException {
    this.connect = connect;
    try {
      ZKClientConfig config = new ZKClientConfig();
      config.setProperty(ZKConfig.JUTE_MAXBUFFER, String.valueOf(ANSWER));
      this.keeper = new ZooKeeperAdmin(connect, SESSION_MILLIS, this, config);
    } catch (IOException | IllegalArgumentException e) {
      throw new UnansweredException(connect + ": " + Causes.words(e), true);
    }
  }

  /** The connected session. */
  ZooKeeperAdmin ready(Deadline deadline) throws UnansweredException, InterruptedException {
    if (!connected.await(deadline.left(), TimeUnit.MILLISECONDS)) {
      throw new UnansweredException(
          "no ZooKeeper server at "
              + connect
              + " took a session within "
              + deadline.allMillis()
              + " ms",
          false);
    }
    return keeper;
  }

  boolean wasConnected() {
    return connected.getCount() == 0;
  }

  /** Whether it is of use to the next question. */
  boolean usable() {
    return keeper.getState().isConnected();
  }

  @Override
  public void process(WatchedEvent event) {
    if (event.getState() == Event.KeeperState.SyncConnected) {
      connected.countDown();
    }
  }

  /** Closes at the same time: the client lingers a tenth of a second over each. */
  static void closeAll(List<ZkClient> clients) throws InterruptedException {
    List<Thread> closing = new ArrayList<>();
    for (ZkClient each : clients) {
      Thread thread = new Thread(each::closeCalmly, "close");
      thread.start();
      closing.add(thread);
    }
    for (Thread each : closing) {
      each.join();
    }
  }

  private void closeCalmly() {
    try {
      close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for nothing: a session that the server does not drop now it drops when it expires. */
  @Override
  public void close() throws InterruptedException {
    keeper.close(1);
  }
}
