package io.groundwork.controller.component.nfs;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.gate.Verdicts;
import io.groundwork.inventory.Host;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Can a client mount the export, and write and read there as root and as another user, each as the
 * options say? It leaves nothing behind.
 */
record MountAndWrite(Host server, String path, Host client, Squash squash, int uid, int gid)
    implements NfsGate {
  /** The first mount after a boot loads modules; a third of it is for unmounting. */
  private static final int MILLIS = 90_000;

  /** Who tries beside root where the inventory names no owner by number: nobody, on all systems. */
  private static final int NOBODY = 65534;

  static MountAndWrite of(Host server, ExportSetting export, Host client) {
    Squash squash = Squash.of(Nfs.options(export, client));
    return new MountAndWrite(
        server, export.path(), client, squash, number(export.owner()), number(export.group()));
  }

  private static int number(@Nullable String name) {
    boolean named = name == null || !name.matches("[1-9][0-9]{0,8}");
    return named ? NOBODY : Integer.parseInt(name);
  }

  @Override
  public String name() {
    return client.name() + " mounts " + server.name() + ":" + path;
  }

  @Override
  public boolean writes() {
    return true;
  }

  /** A server that was restarted while clients had files open lets nobody open one for 90 s. */
  @Override
  public Duration patience() {
    return Duration.ofSeconds(150);
  }

  @Override
  public Verdict ask(Asking asking) {
    Answer answer =
        asking.ask(
            client.name(),
            new Question.NfsRoundTrip(server.address(), path, uid, gid, squash.writable(), MILLIS));
    return answer instanceof Answer.Tree tree ? judge(tree.data()) : Verdicts.closed(answer);
  }

  private Verdict judge(Map<String, String> found) {
    String over = "over " + found.getOrDefault("type", "nfs");
    if (!squash.writable()) {
      return new Verdict.Pass("mounted and listed " + over + "; read-only");
    }
    String root = found.getOrDefault("root", "not tried");
    String user = found.getOrDefault("user", "not tried");
    String why = squash.wrong(root, user, uid);
    return why.isEmpty()
        ? new Verdict.Pass(over + ": " + words("root", root) + "; " + words("uid " + uid, user))
        : new Verdict.NotYet(why);
  }

  private static String words(String who, String result) {
    return Squash.isUid(result)
        ? who + " wrote, and read it back, as uid " + result
        : who + " may not write (" + result + ")";
  }
}
