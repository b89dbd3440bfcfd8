package io.groundwork.controller.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A run, as it is told of: in its log, in the history, and on the nodes that it changes.
 *
 * @param id its log's name
 * @param command what was typed first: install, plan ...
 * @param arguments all that was typed, without secrets
 * @param user who runs it, on the controller
 * @param controller the controller's own host name
 * @param version of the program
 * @param inventory the inventory's path as an absolute one; empty where none was given
 */
public record Run(
    String id,
    String command,
    List<String> arguments,
    String user,
    String controller,
    long pid,
    String version,
    String inventory,
    Instant began) {

  /** This machine's own name; asking a name server for it could take long. */
  public static String here() {
    String set = System.getenv("HOSTNAME");
    if (set != null && !set.isBlank()) {
      return set;
    }
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** user@controller. */
  public String who() {
    return controller.isEmpty() ? user : user + "@" + controller;
  }

  /** All that was typed, as one line. */
  public String line() {
    return "groundwork " + String.join(" ", arguments);
  }

  /** The same, with every text that was typed or may be odd passed through this. */
  Run with(UnaryOperator<String> cleaner) {
    return new Run(
        id,
        cleaner.apply(command),
        arguments.stream().map(cleaner).toList(),
        cleaner.apply(user),
        cleaner.apply(controller),
        pid,
        version,
        cleaner.apply(inventory),
        began);
  }
}
