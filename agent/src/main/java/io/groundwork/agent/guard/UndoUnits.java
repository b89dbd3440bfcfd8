package io.groundwork.agent.guard;

import java.util.List;
import java.util.stream.Collectors;

/** The text of the units that take a change back. */
final class UndoUnits {
  private static final String HEAD =
      "# Written by Groundwork: takes back a change that nobody confirmed. Gone with a reboot.\n";

  private UndoUnits() {}

  /** Stays active once it ran, which says that the change was taken back. */
  static String service(String name, List<List<String>> undo) {
    StringBuilder text = new StringBuilder(HEAD);
    text.append("[Unit]\nDescription=Take back Groundwork's change of ").append(name);
    text.append(": nobody confirmed it\n\n[Service]\nType=oneshot\nRemainAfterExit=yes\n");
    for (List<String> argv : undo) {
      // env finds the program: systemd before 239 wants an absolute path here.
      text.append("ExecStart=-/usr/bin/env ");
      text.append(argv.stream().map(UndoUnits::quoted).collect(Collectors.joining(" ")));
      text.append('\n');
    }
    return text.toString();
  }

  static String timer(String name, int seconds) {
    return HEAD
        + "[Unit]\nDescription=Time to confirm Groundwork's change of "
        + name
        + "\n\n[Timer]\nOnActiveSec="
        + seconds
        + "\nAccuracySec=1s\n";
  }

  /** One argument as systemd.service(5) reads it back. */
  static String quoted(String argument) {
    return '"'
        + argument
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("%", "%%")
            .replace("$", "$$")
        + '"';
  }
}
