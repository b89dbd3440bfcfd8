package io.groundwork.controller.ssh;

import java.util.ArrayList;
import java.util.List;

/**
 * How a command is run as root.
 *
 * @param direct whether the login user is root already
 * @param password whether sudo may ask for one
 * @param terminal whether sudo wants a terminal (requiretty)
 * @param prompt what sudo asks with: a text of our own making
 */
record Becoming(boolean direct, boolean password, boolean terminal, String prompt) {

  /** The arguments that run the others as root. */
  List<String> argv(List<String> command) {
    List<String> argv = new ArrayList<>();
    if (!direct) {
      argv.addAll(List.of("env", "LC_ALL=C", "sudo"));
      if (!password) {
        argv.add("-n");
      } else if (terminal) {
        argv.addAll(List.of("-p", prompt));
      } else {
        argv.addAll(List.of("-S", "-p", prompt));
      }
      argv.add("--");
    }
    argv.addAll(command);
    return argv;
  }

  /** The way to root from a login user. */
  static Becoming root(String user, boolean password) {
    return new Becoming(user.equals("root"), password, false, Nonce.prompt());
  }

  /** The same on a terminal. */
  Becoming onTerminal() {
    return new Becoming(direct, password, true, prompt);
  }
}
