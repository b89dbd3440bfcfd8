package io.groundwork.probe;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.zookeeper.AsyncCallback;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.data.Stat;
import org.jspecify.annotations.Nullable;

/**
 * Reads znodes, all requests on their way at once. All callbacks come on the client's one event
 * thread. A sync goes before the reads, so that a server that lags behind cannot show the past.
 */
final class ZkTreeReader implements AsyncCallback.ChildrenCallback, AsyncCallback.DataCallback {
  /** What we ask for has some dozens. */
  private static final int MOST = 10_000;

  private final ZooKeeper keeper;
  private final CompletableFuture<Map<String, String>> done = new CompletableFuture<>();
  private final Map<String, String> data = new TreeMap<>();
  private int asked;
  private int pending;

  private ZkTreeReader(ZooKeeper keeper) {
    this.keeper = keeper;
  }

  static Answer read(ZkSessions sessions, Question.ZkTree question, Deadline deadline)
      throws UnansweredException, InterruptedException {
    ZkTreeReader reader = new ZkTreeReader(sessions.get(question.connect(), deadline));
    try {
      reader.start(question.roots(), question.depth());
      return new Answer.Tree(reader.done.get(deadline.left(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      String why = question.connect() + " took longer than " + deadline.allMillis() + " ms";
      throw new UnansweredException(why, false);
    } catch (ExecutionException e) {
      throw new UnansweredException(question.connect() + ": " + Causes.words(e), false);
    }
  }

  private synchronized void start(List<String> roots, int depth) {
    keeper.sync("/", null, null);
    for (String each : roots) {
      ask(each, depth);
    }
    finishIfNothingIsPending();
  }

  private void ask(String path, int depth) {
    if (++asked > MOST) {
      done.completeExceptionally(new IllegalStateException("more than " + MOST + " znodes"));
      return;
    }
    pending++;
    keeper.getData(path, false, this, null);
    if (depth > 0) {
      pending++;
      keeper.getChildren(path, false, this, depth);
    }
  }

  @Override
  public synchronized void processResult(
      int code, String path, Object context, byte @Nullable [] bytes, Stat stat) {
    if (isThere(code, path)) {
      data.put(path, bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8));
    }
    pending--;
    finishIfNothingIsPending();
  }

  @Override
  public synchronized void processResult(
      int code, String path, Object context, @Nullable List<String> children) {
    if (isThere(code, path) && children != null) {
      String parent = path.equals("/") ? path : path + "/";
      for (String each : children) {
        ask(parent + each, (Integer) context - 1);
      }
    }
    pending--;
    finishIfNothingIsPending();
  }

  /** A znode that is not there, or went in between, is left out. */
  private boolean isThere(int code, String path) {
    KeeperException.Code result = KeeperException.Code.get(code);
    if (result != KeeperException.Code.OK && result != KeeperException.Code.NONODE) {
      done.completeExceptionally(KeeperException.create(result, path));
    }
    return result == KeeperException.Code.OK;
  }

  private void finishIfNothingIsPending() {
    if (pending == 0) {
      done.complete(data);
    }
  }
}
