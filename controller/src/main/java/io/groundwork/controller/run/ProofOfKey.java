package io.groundwork.controller.run;

import io.groundwork.controller.node.HostKeys.Comparison;
import io.groundwork.controller.node.HostKeys.Key;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.ExitCodes;
import io.groundwork.inventory.Host;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether the key of a machine that was set up anew is the one that somebody has read on
 * the machine itself. What it presents over the network proves nothing.
 *
 * @param fingerprint what was read there, SHA256: and 43 characters; null where it was not given
 * @param inventory the file, for the command that is named
 */
record ProofOfKey(Host host, @Nullable String fingerprint, Path inventory) {
  private static final String FORM = "SHA256:[A-Za-z0-9+/]{43}";

  /**
   * @throws BadInputException where it is no fingerprint
   */
  ProofOfKey {
    if (fingerprint != null && !fingerprint.matches(FORM)) {
      throw new BadInputException(
          "--host-key " + fingerprint,
          "that is no fingerprint: it begins with SHA256: and goes on with 43 characters",
          "Read it on the machine itself: " + onConsole());
    }
  }

  /** What stands against it; empty where there is a key to go on with. */
  Optional<Event.Failed> refusal(Comparison keys) {
    if (fingerprint == null) {
      return keys.trusted() ? Optional.empty() : Optional.of(unproved(keys));
    }
    return keys.presented(fingerprint).isPresent()
        ? Optional.empty()
        : Optional.of(
            failed(
                "host key refused",
                keys.place()
                    + " presented "
                    + list(keys.presented())
                    + ", none of them is "
                    + fingerprint,
                "Read the fingerprint on the machine's own console ("
                    + onConsole()
                    + "). Is the address the right machine's? If it is, somebody may be in"
                    + " between. Nothing was changed."));
  }

  /** The key to make known; empty where it is known already. */
  Optional<Key> accepted(Comparison keys) {
    return keys.trusted() || fingerprint == null ? Optional.empty() : keys.presented(fingerprint);
  }

  private Event.Failed unproved(Comparison keys) {
    String known =
        keys.known().isEmpty()
            ? keys.file() + " knows no key of it"
            : keys.file() + " knows " + list(keys.known());
    return failed(
        keys.known().isEmpty() ? "host key unknown" : "host key changed",
        keys.place() + " presented " + list(keys.presented()) + "; " + known,
        "Read a fingerprint on the machine's own console ("
            + onConsole()
            + "). If it is one of those presented, run: "
            + command(keys.presented())
            + ". If not, somebody may be in between. Nothing was changed.");
  }

  private String command(List<Key> presented) {
    String example = presented.isEmpty() ? "SHA256:..." : presented.get(0).fingerprint();
    return "groundwork rebuild --host "
        + host.name()
        + " -i "
        + inventory
        + " --host-key "
        + example;
  }

  private static String onConsole() {
    return "for f in /etc/ssh/ssh_host_*_key.pub; do ssh-keygen -lf $f; done";
  }

  private static String list(List<Key> keys) {
    return keys.stream().map(Key::toString).collect(Collectors.joining(", "));
  }

  private Event.Failed failed(String what, String why, String next) {
    return new Event.Failed(host.name(), what, why, next, ExitCodes.UNREACHABLE);
  }
}
