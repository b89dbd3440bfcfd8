package io.groundwork.controller.run;

import java.util.List;
import java.util.regex.Pattern;

/** The line that speaks for a failure of which no cause is known. */
final class LastError {
  private static final int MOST = 200;
  private static final Pattern ERROR =
      Pattern.compile("\\b(?:ERROR|FATAL|Error|Exception|error|failed|fatal|cannot)\\b|E[0-9]{4} ");

  /** What every failure of the software ends with, and what systemd says of every unit. */
  private static final Pattern EMPTY =
      Pattern.compile(
          "^\\s*(?:at |\\.\\.\\. [0-9]+ more)|Exiting (?:Kafka|JVM)|Main process exited|Failed with"
              + " result|Halting Kafka");

  private LastError() {}

  /** The last line that looks like an error; empty where there is none. */
  static String of(String words) {
    List<String> lines = words.lines().toList();
    for (int i = lines.size() - 1; i >= 0; i--) {
      String line = lines.get(i).strip();
      if (ERROR.matcher(line).find() && !EMPTY.matcher(line).find()) {
        return line.length() <= MOST ? line : line.substring(0, MOST) + "...";
      }
    }
    return "";
  }
}
