package io.groundwork.probe;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.agent.question.ServerList;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.admin.ZooKeeperAdmin;
import org.apache.zookeeper.data.Stat;

/**
 * Takes one member into the list of an ensemble that can be reconfigured, or out of it. What the
 * list is, the ensemble is asked before and after each attempt: the answer to a change gets lost
 * where the leader itself leaves. A change names the version of the list that it was made for, so
 * that two can never cross.
 */
final class ZkReconfigurer {
  private static final String VERSION = "version=";
  private static final int PAUSE_MILLIS = 200;

  private final Question.ZkMembers question;
  private final ServerList wanted;
  private final Deadline deadline;

  private ZkReconfigurer(Question.ZkMembers question, Deadline deadline) {
    this.question = question;
    this.wanted = ServerList.of(String.join("\n", question.members()));
    this.deadline = deadline;
  }

  static Answer run(Question.ZkMembers question, Deadline deadline)
      throws UnansweredException, InterruptedException {
    return new ZkReconfigurer(question, deadline).run();
  }

  private Answer run() throws UnansweredException, InterruptedException {
    String last = "";
    while (!deadline.over()) {
      // A session of its own, gone at once: nobody else is to be the super user.
      ZkClient client = new ZkClient(question.connect());
      try {
        if (step(client.ready(deadline))) {
          return new Answer.Text("the ensemble runs with " + wanted.words());
        }
      } catch (KeeperException e) {
        last = ": " + Causes.words(e);
        requireWorthAnother(e);
        Thread.sleep(Math.min(PAUSE_MILLIS, deadline.left()));
      } finally {
        client.close();
      }
    }
    throw new UnansweredException(
        "the ensemble's list was not changed within " + deadline.allMillis() + " ms" + last, false);
  }

  /** Whether the list is the wanted one; else changes it. */
  private boolean step(ZooKeeperAdmin admin)
      throws KeeperException, InterruptedException, UnansweredException {
    admin.addAuthInfo("digest", ("super:" + secret()).getBytes(StandardCharsets.UTF_8));
    admin.sync("/", null, null);
    String text = new String(admin.getConfig(false, new Stat()), StandardCharsets.UTF_8);
    ServerList now = ServerList.of(text);
    if (now.equals(wanted)) {
      return true;
    }
    List<String> joining = joining(now);
    List<String> leaving = leaving(now);
    if (joining.size() + leaving.size() != 1) {
      throw new UnansweredException(
          "the ensemble runs with "
              + now.words()
              + " and is to run with "
              + wanted.words()
              + ": that is more than one member at a time",
          true);
    }
    byte[] unused =
        admin.reconfigure(
            joining.isEmpty() ? null : joining,
            leaving.isEmpty() ? null : leaving,
            null,
            version(text),
            new Stat());
    return false;
  }

  private List<String> joining(ServerList now) {
    return question.members().stream()
        .filter(
            line -> !now.members().entrySet().containsAll(ServerList.of(line).members().entrySet()))
        .collect(Collectors.toList());
  }

  private List<String> leaving(ServerList now) {
    TreeSet<Integer> ids = new TreeSet<>(now.members().keySet());
    ids.removeAll(wanted.members().keySet());
    return ids.stream().map(String::valueOf).collect(Collectors.toList());
  }

  private long version(String text) throws UnansweredException {
    return text.lines()
        .filter(line -> line.startsWith(VERSION))
        .map(line -> Long.parseLong(line.substring(VERSION.length()).strip(), 16))
        .findFirst()
        .orElseThrow(() -> new UnansweredException(question.connect() + " keeps no list", true));
  }

  private String secret() throws UnansweredException {
    try {
      return Files.readString(Path.of(question.secret()));
    } catch (IOException e) {
      throw new UnansweredException("the secret cannot be read: " + Causes.words(e), true);
    }
  }

  /** An election, another change, a member that is not in sync yet: they pass. */
  private void requireWorthAnother(KeeperException e) throws UnansweredException {
    switch (e.code()) {
      case NOAUTH:
        throw refused(
            "it does not take the secret in "
                + question.secret()
                + "; was it started with another?");
      case RECONFIGDISABLED:
        throw refused("its leader was started without dynamic reconfiguration");
      case BADARGUMENTS:
      case UNIMPLEMENTED:
        throw refused(Causes.words(e));
      default:
    }
  }

  private UnansweredException refused(String why) {
    return new UnansweredException(
        question.connect() + " refuses to change the ensemble's list: " + why, true);
  }
}
