package io.groundwork.probe;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.ZooKeeper;

/**
 * Writes a znode through each member and reads it through every other. The znodes are ephemeral:
 * even if this process is killed in between, nothing of them stays.
 */
final class ZkRoundTripper {
  private final List<String> members;
  private final Deadline deadline;
  private final String path =
      "/groundwork-probe-" + Long.toHexString(new SecureRandom().nextLong());
  private final List<ZooKeeper> keepers = new ArrayList<>();

  private ZkRoundTripper(List<String> members, Deadline deadline) {
    this.members = members;
    this.deadline = deadline;
  }

  /** The sessions are kept for the next time, unless this one failed. */
  static Answer run(ZkSessions sessions, Question.ZkRoundTrip question, Deadline deadline)
      throws UnansweredException, InterruptedException {
    try {
      return new ZkRoundTripper(question.members(), deadline).run(sessions);
    } catch (UnansweredException e) {
      sessions.drop(question.members());
      throw e;
    }
  }

  private Answer run(ZkSessions sessions) throws UnansweredException, InterruptedException {
    sessions.start(members);
    for (String each : members) {
      keepers.add(sessions.get(each, deadline));
    }
    for (int writer = 0; writer < members.size(); writer++) {
      trip(writer);
    }
    String each = members.size() == 1 ? "the one member" : "each of " + members.size() + " members";
    return new Answer.Text("znode written through " + each + ", read through every other, removed");
  }

  private void trip(int writer) throws UnansweredException, InterruptedException {
    byte[] payload = (path + " by " + members.get(writer)).getBytes(StandardCharsets.UTF_8);
    String znode = path + "-" + writer;
    ZooKeeper keeper = keepers.get(writer);
    try {
      keeper.create(znode, payload, ZooDefs.Ids.OPEN_ACL_UNSAFE, CreateMode.EPHEMERAL);
      for (int reader = 0; reader < members.size(); reader++) {
        if (reader != writer || members.size() == 1) {
          requireSame(payload, read(reader, znode), reader, writer);
        }
      }
      keeper.delete(znode, -1);
    } catch (KeeperException e) {
      boolean permanent = e.code() == KeeperException.Code.NOAUTH;
      throw new UnansweredException(members.get(writer) + ": " + e.getMessage(), permanent);
    }
  }

  private byte[] read(int reader, String znode) throws UnansweredException, InterruptedException {
    ZooKeeper keeper = keepers.get(reader);
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    keeper.sync(znode, null, null);
    keeper.getData(
        znode,
        false,
        (code, path, context, data, stat) -> {
          KeeperException.Code result = KeeperException.Code.get(code);
          if (result == KeeperException.Code.OK) {
            answer.complete(data);
          } else {
            answer.completeExceptionally(KeeperException.create(result, path));
          }
        },
        null);
    try {
      return answer.get(deadline.left(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new UnansweredException(members.get(reader) + ": " + Causes.words(e), false);
    } catch (TimeoutException e) {
      String why = members.get(reader) + " did not answer within " + deadline.allMillis() + " ms";
      throw new UnansweredException(why, false);
    }
  }

  private void requireSame(byte[] wanted, byte[] seen, int reader, int writer)
      throws UnansweredException {
    if (!Arrays.equals(wanted, seen)) {
      throw new UnansweredException(
          members.get(reader) + " does not show what was written through " + members.get(writer),
          false);
    }
  }
}
