package io.groundwork.controller.ssh;

import java.util.List;

/**
 * The one place that quotes for a shell: sshd hands a command line to the login shell, so an
 * argument vector has to become shell words for the step before the agent exists.
 */
final class Shell {
  private static final String PLAIN =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+./:,@%";

  private Shell() {}

  /** The command line that a shell splits back into exactly these arguments. */
  static String line(List<String> argv) {
    StringBuilder line = new StringBuilder();
    for (String argument : argv) {
      if (line.length() > 0) {
        line.append(' ');
      }
      quote(line, argument);
    }
    return line.toString();
  }

  private static void quote(StringBuilder line, String argument) {
    if (argument.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("an argument cannot hold NUL");
    }
    if (isPlain(argument)) {
      line.append(argument);
      return;
    }
    // Within single quotes nothing is special but the quote itself, in every shell.
    line.append('\'').append(argument.replace("'", "'\"'\"'")).append('\'');
  }

  private static boolean isPlain(String argument) {
    for (int i = 0; i < argument.length(); i++) {
      if (PLAIN.indexOf(argument.charAt(i)) < 0) {
        return false;
      }
    }
    return !argument.isEmpty();
  }
}
