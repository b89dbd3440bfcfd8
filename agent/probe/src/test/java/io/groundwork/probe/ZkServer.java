package io.groundwork.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.Op;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.server.NIOServerCnxnFactory;
import org.apache.zookeeper.server.Request;
import org.apache.zookeeper.server.RequestProcessor.RequestProcessorException;
import org.apache.zookeeper.server.ServerCnxnFactory;
import org.apache.zookeeper.server.UnimplementedRequestProcessor;
import org.apache.zookeeper.server.ZooKeeperServer;

/** A real ZooKeeper server in this process, with znodes as Kafka writes them. */
final class ZkServer implements AutoCloseable {
  /** Operations of one transaction: it has to stay under a server's limit of 1 MiB. */
  private static final int TRANSACTION = 500;

  private final ServerCnxnFactory factory;
  private final String connect;
  private final AtomicInteger refused = new AtomicInteger();
  private final ZkSessions sessions = new ZkSessions();
  private final List<Op> waiting = new ArrayList<>();

  /**
   * Starts it.
   *
   * @param together whether it knows requests that read several znodes, as servers do from 3.6 on
   */
  ZkServer(Path directory, boolean together) throws IOException, InterruptedException {
    System.setProperty("zookeeper.forceSync", "no");
    ZooKeeperServer server =
        new ZooKeeperServer(
            directory.resolve("snapshots").toFile(), directory.resolve("log").toFile(), 2000) {
          @Override
          public void enqueueRequest(Request request) {
            if (!together && request.type == ZooDefs.OpCode.multiRead) {
              refused.incrementAndGet();
              // What 3.5 does with a request of a kind that it does not know: an error, and the
              // end.
              refuse(request);
            } else {
              super.enqueueRequest(request);
            }
          }
        };
    factory = new NIOServerCnxnFactory();
    factory.configure(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    factory.startup(server);
    connect = "127.0.0.1:" + factory.getLocalPort();
  }

  private static void refuse(Request request) {
    try {
      new UnimplementedRequestProcessor().processRequest(request);
    } catch (RequestProcessorException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many requests it did not know. */
  int refused() {
    return refused.get();
  }

  String connect() {
    return connect;
  }

  ZkSessions sessions() {
    return sessions;
  }

  ZooKeeper keeper() throws Exception {
    return sessions.get(connect(), new Deadline(10_000));
  }

  /** To be made, parents first; {@link #flush} makes what is left. */
  void create(String path, String data) throws Exception {
    waiting.add(
        Op.create(
            path,
            data.getBytes(StandardCharsets.UTF_8),
            ZooDefs.Ids.OPEN_ACL_UNSAFE,
            CreateMode.PERSISTENT));
    if (waiting.size() == TRANSACTION) {
      flush();
    }
  }

  void flush() throws Exception {
    keeper().multi(waiting);
    waiting.clear();
  }

  void set(String path, String data) throws Exception {
    keeper().setData(path, data.getBytes(StandardCharsets.UTF_8), -1);
  }

  /** Ends the server alone. */
  void end() {
    factory.shutdown();
  }

  @Override
  public void close() throws InterruptedException {
    sessions.dropAll();
    factory.shutdown();
  }
}
