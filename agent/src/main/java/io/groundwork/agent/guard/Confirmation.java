package io.groundwork.agent.guard;

import io.groundwork.agent.node.Commands;
import io.groundwork.agent.node.Output;
import io.groundwork.agent.question.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Tells whether a guarded change waits to be confirmed, and confirms it. */
public final class Confirmation {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** The answers about a guard. */
  public static final String NOTHING = "nothing waits";

  public static final String WAITS = "waits to be confirmed";
  public static final String CONFIRMED = "confirmed";
  public static final String UNDONE = "was taken back";

  private final Path root;
  private final Commands commands;

  /**
   * @param root of the machine's paths: / but in tests
   */
  public Confirmation(Path root, Commands commands) {
    this.root = root;
    this.commands = commands;
  }

  /** What becomes of the change: one of the words above. */
  public Answer state(String name) {
    try {
      return new Answer.Text(stateOf(new Guard(name)));
    } catch (IOException e) {
      return new Answer.Failure(String.valueOf(e.getMessage()), false);
    }
  }

  /** Ends the timer, so that the change stays; a permanent failure where it came too late. */
  public Answer confirm(String name) {
    Guard guard = new Guard(name);
    try {
      String state = stateOf(guard);
      if (state.equals(NOTHING)) {
        return new Answer.Text(NOTHING);
      }
      run("systemctl", "stop", guard.timer());
      // Between the question and the end of the timer it may have run out.
      boolean undone = stateOf(guard).equals(UNDONE);
      if (undone) {
        run("systemctl", "stop", guard.service());
      }
      for (String file : guard.files()) {
        Files.deleteIfExists(root.resolve(file.substring(1)));
      }
      run("systemctl", "daemon-reload");
      return undone ? new Answer.Failure(UNDONE, true) : new Answer.Text(CONFIRMED);
    } catch (IOException e) {
      return new Answer.Failure(String.valueOf(e.getMessage()), false);
    }
  }

  private String stateOf(Guard guard) throws IOException {
    if (!Files.exists(root.resolve(guard.files().get(0).substring(1)))) {
      return NOTHING;
    }
    Output output =
        commands.run(LIMIT, List.of("systemctl", "show", "-p", "ActiveState", guard.service()));
    if (!output.ok()) {
      throw new IOException("systemctl show " + guard.service() + ": " + output.text().strip());
    }
    return output.text().contains("=inactive") ? WAITS : UNDONE;
  }

  private void run(String... argv) throws IOException {
    Output output = commands.run(LIMIT, List.of(argv));
    if (!output.ok()) {
      throw new IOException(String.join(" ", argv) + " failed: " + output.text().strip());
    }
  }
}
