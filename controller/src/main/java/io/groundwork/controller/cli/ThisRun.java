package io.groundwork.controller.cli;

import io.groundwork.controller.report.EventLog;
import io.groundwork.controller.report.Reports.Kind;
import io.groundwork.controller.report.Run;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The run that this process is: who began it, where, and with which words. */
final class ThisRun {
  /** Options whose values nobody but their owner should read. There is none of ours; see below. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?<option>--?[\\w-]*(password|passphrase|secret|token)[\\w-]*)=.+",
          Pattern.CASE_INSENSITIVE);

  private ThisRun() {}

  /**
   * @param inventory as it was typed
   */
  static Run of(Kind kind, @Nullable String inventory) {
    String command = command(kind);
    return new Run(
        EventLog.id(command),
        command,
        words(Start.arguments()),
        System.getProperty("user.name", ""),
        Run.here(),
        ProcessHandle.current().pid(),
        Version.text().replaceFirst("^groundwork ", ""),
        inventory == null ? "" : absolute(inventory),
        Instant.now().minusNanos(System.nanoTime() - Start.nanos()));
  }

  /** The command that was typed; demo is an install. */
  private static String command(Kind kind) {
    String word = kind.name().toLowerCase(Locale.ROOT);
    return Start.arguments().stream()
        .filter(argument -> Commands.NAMES.contains(argument) && !argument.equals("demo"))
        .findFirst()
        .orElse(word);
  }

  /** What somebody typed by mistake, a password as an option for example, must not stay. */
  private static List<String> words(List<String> arguments) {
    List<String> words = new ArrayList<>();
    for (String argument : arguments) {
      words.add(SECRET.matcher(argument).replaceFirst("${option}=********"));
    }
    return words;
  }

  /** A file as an absolute path; as it was typed where it is none. */
  static String absolute(String file) {
    try {
      return Path.of(file).toAbsolutePath().normalize().toString();
    } catch (InvalidPathException e) {
      return file;
    }
  }
}
