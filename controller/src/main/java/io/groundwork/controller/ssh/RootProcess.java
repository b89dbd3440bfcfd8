package io.groundwork.controller.ssh;

import io.groundwork.controller.node.SessionException;
import io.groundwork.inventory.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.direct.Session.Command;
import org.jspecify.annotations.Nullable;

/**
 * A command that runs as root on the node. Shell profiles may print before it does, so what it says
 * begins with a mark.
 */
final class RootProcess implements AutoCloseable {
  // More than any profile prints; a node that sends more before the mark is not what we expect.
  private static final int MAX_NOISE = 256 * 1024;
  private static final int MAX_LINE = 4096;
  private final Hop hop;
  private final Becoming becoming;
  private final Command command;
  private final Input in;
  private final @Nullable PromptWatch watch;
  private final InputStream err;

  private RootProcess(
      Hop hop,
      Becoming becoming,
      Command command,
      Input in,
      @Nullable PromptWatch watch,
      InputStream err) {
    this.hop = hop;
    this.becoming = becoming;
    this.command = command;
    this.in = in;
    this.watch = watch;
    this.err = err;
  }

  static RootProcess start(
      Connection connection, Becoming becoming, @Nullable Secret password, List<String> argv)
      throws IOException {
    Hop hop = connection.hop();
    Command command = connection.exec(Shell.line(becoming.argv(argv)), becoming.terminal());
    Input in = connection.input(command);
    PromptWatch watch = null;
    InputStream err = command.getErrorStream();
    if (password != null && !becoming.direct()) {
      Runnable cut = () -> closeQuietly(command);
      watch = new PromptWatch(becoming.prompt(), password, in, cut);
      if (!becoming.terminal()) {
        err = ErrorLog.watched(err, watch, hop.host());
      }
    }
    return new RootProcess(hop, becoming, command, in, watch, err);
  }

  InputStream out() {
    return command.getInputStream();
  }

  OutputStream in() {
    return in;
  }

  InputStream err() {
    return err;
  }

  /**
   * Reads up to and with the first of the marks, and says which it was.
   *
   * @throws SessionException where the command ends before; it says why
   */
  String await(String... marks) throws IOException {
    StringBuilder said = new StringBuilder();
    InputStream out = out();
    int b;
    while (said.length() < MAX_NOISE && (b = out.read()) >= 0) {
      said.append((char) b);
      if (watch != null && becoming.terminal()) {
        watch.next(b);
      }
      for (String mark : marks) {
        if (b == mark.charAt(mark.length() - 1) && endsWith(said, mark)) {
          return mark;
        }
      }
    }
    throw failure(said.toString());
  }

  /** The rest of the line. */
  String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int b;
    while (line.length() < MAX_LINE && (b = out().read()) >= 0 && b != '\n') {
      line.append((char) b);
    }
    return line.toString().trim();
  }

  private SessionException failure(String said) throws IOException {
    if (watch != null && watch.refused()) {
      return RootFailure.wrongPassword(hop);
    }
    if (said.length() >= MAX_NOISE) {
      close();
    }
    String log = new String(err.readNBytes(MAX_NOISE), StandardCharsets.UTF_8);
    log = log.replace(becoming.prompt(), "");
    String all = becoming.terminal() ? said + log : log;
    return RootFailure.of(hop, becoming, said, all, exitStatus());
  }

  private @Nullable Integer exitStatus() {
    try {
      command.join(2, TimeUnit.SECONDS);
    } catch (ConnectionException e) {
      return null;
    }
    return command.getExitStatus();
  }

  private static boolean endsWith(StringBuilder text, String mark) {
    int from = text.length() - mark.length();
    return from >= 0 && text.indexOf(mark, from) == from;
  }

  @Override
  public void close() {
    closeQuietly(command);
  }

  private static void closeQuietly(Command command) {
    try {
      command.close();
    } catch (IOException e) {
      // Closed with its connection already.
    }
  }
}
