package io.groundwork.controller.ssh;

import io.groundwork.controller.node.SessionException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says why a command did not come to run as root, from what sudo and the shell printed. */
final class RootFailure extends SessionException {
  private static final long serialVersionUID = 1L;
  private static final String NEXT_SHELL =
      "Look at what the node printed; a login shell that exits or prints a lot is a usual cause.";
  private static final String NEXT_NODE =
      "Mend what the node says, then run this again. If it does not let the login user in, that is"
          + " the login shell's; if the agent's own files are damaged, remove"
          + " /var/lib/groundwork/agent there: it is brought anew.";
  private final boolean wantsTerminal;

  private RootFailure(Hop hop, String what, String why, String next, boolean wantsTerminal) {
    super(hop.host(), what, why, next);
    this.wantsTerminal = wantsTerminal;
  }

  /** Whether sudo would do it on a terminal (requiretty). */
  boolean wantsTerminal() {
    return wantsTerminal;
  }

  static RootFailure wrongPassword(Hop hop) {
    return of(
        hop,
        "sudo password",
        "sudo refused the password of " + hop.user(),
        "Set the right one with sudo.password or --ask-sudo-password.");
  }

  /**
   * What failed.
   *
   * @param said what came on stdout before the end
   * @param log stderr, or all of it where a terminal joins both
   */
  static RootFailure of(
      Hop hop, Becoming becoming, String said, String log, @Nullable Integer exit) {
    String text = log.toLowerCase(Locale.ROOT);
    if (!becoming.direct() && text.contains("you must have a tty")) {
      return new RootFailure(
          hop,
          "no sudo",
          "sudo wants a terminal, and would not take ours",
          "Take requiretty out of the sudoers file for " + hop.user() + ".",
          !becoming.terminal());
    }
    if (!becoming.direct() && sudoRefused(text)) {
      return sudo(hop, becoming, text, log);
    }
    if (text.contains("no space left")) {
      return of(
          hop,
          "not enough space",
          Text.clean(log),
          "Free some space under /var/lib on the node, then run this again.");
    }
    return of(
        hop,
        "agent did not start",
        (exit == null ? "it ended" : "it ended with exit status " + exit) + quoted(said, log),
        exit == null || exit == 0 ? NEXT_SHELL : NEXT_NODE);
  }

  private static boolean sudoRefused(String text) {
    return text.contains("sudo:")
        || text.contains("sudoers")
        || text.contains("is not allowed to")
        || text.contains("may not run sudo")
        || text.contains("‘sudo’");
  }

  private static RootFailure sudo(Hop hop, Becoming becoming, String text, String log) {
    if (text.contains("password is required") || text.contains("no password was provided")) {
      String why =
          becoming.password()
              ? "sudo did not take the password of " + hop.user()
              : "sudo wants a password for " + hop.user();
      return of(
          hop,
          "sudo password",
          why,
          "Set sudo.password in the inventory, or give --ask-sudo-password.");
    }
    if (text.contains("incorrect password")) {
      return wrongPassword(hop);
    }
    if (text.contains("no such file") || text.contains("not found")) {
      return of(
          hop,
          "no sudo",
          "there is no sudo for " + hop.user() + ": " + Text.clean(log),
          "Install sudo on the node, or log in as root with ssh.user: root.");
    }
    return of(
        hop,
        "no sudo",
        "sudo refused " + hop.user() + ": " + Text.clean(log),
        "Allow the user in the sudoers file to run any command, or log in as root.");
  }

  private static RootFailure of(Hop hop, String what, String why, String next) {
    return new RootFailure(hop, what, why, next, false);
  }

  private static String quoted(String said, String log) {
    String out = Text.clean(said);
    String err = Text.clean(log);
    return (out.isEmpty() ? "" : "; stdout: " + out) + (err.isEmpty() ? "" : "; stderr: " + err);
  }
}
