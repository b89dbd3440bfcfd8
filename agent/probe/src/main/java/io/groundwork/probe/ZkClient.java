package io.groundwork.probe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.zookeeper.WatchedEvent;
import org.apache.zookeeper.Watcher;
import org.apache.zookeeper.ZooKeeper;

/** One ZooKeeper session. */
final class ZkClient implements Watcher, AutoCloseable {
  /** Servers bound it by their own limits; it only matters when we are cut off. */
  private static final int SESSION_MILLIS = 15_000;

  private final String connect;
  private final CountDownLatch connected = new CountDownLatch(1);
  private final ZooKeeper keeper;

  /** Starts to connect, and returns at once. */
  ZkClient(String connect) throws UnansweredException {
    this.connect = connect;
    try {
      this.keeper = new ZooKeeper(connect, SESSION_MILLIS, this);
    } catch (IOException | IllegalArgumentException e) {
      throw new UnansweredException(connect + ": " + Causes.words(e), true);
    }
  }

  /** The connected session. */
  ZooKeeper ready(Deadline deadline) throws UnansweredException, InterruptedException {
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
