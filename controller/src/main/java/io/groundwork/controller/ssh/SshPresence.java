package io.groundwork.controller.ssh;

import io.groundwork.controller.node.Presence;
import io.groundwork.controller.node.SessionException;
import io.groundwork.inventory.Host;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import net.schmizz.sshj.connection.channel.OpenFailException;

/**
 * Looks for a machine by a TCP connection to its sshd's port. Who takes it answers, whatever the
 * host key; so does who refuses it: a machine that is off refuses nothing.
 *
 * <p>A bastion tells how it fared in words alone, those of its operating system.
 */
public final class SshPresence implements Presence {
  private static final String REFUSED = "refused";

  @Override
  public Optional<String> of(Host host) {
    Connection.Way way = Connection.Way.of(host);
    Hop hop = Hop.of(host);
    try (Connection via = Connection.bastion(host, new Identities())) {
      return via == null ? direct(hop, way) : through(via, hop, way);
    }
  }

  private static Optional<String> direct(Hop hop, Connection.Way way) {
    try {
      Dial.connect(hop.address(), hop.port(), way.limit()).close();
      return taken(hop);
    } catch (NoRouteToHostException | SocketTimeoutException e) {
      return Optional.empty();
    } catch (ConnectException e) {
      return says(e, REFUSED) ? refused(hop) : Optional.empty();
    } catch (IOException e) {
      throw untold(hop, e);
    }
  }

  private static Optional<String> through(Connection via, Hop hop, Connection.Way way) {
    try (Deadline deadline = new Deadline(way.limit(), via::cut)) {
      try {
        via.tunnel(hop).close();
        return taken(hop);
      } catch (OpenFailException e) {
        return failed(hop, e);
      } catch (IOException e) {
        if (deadline.expired()) {
          return Optional.empty();
        }
        throw untold(hop, e);
      }
    }
  }

  /** What OpenSSH says of a connection that it could not make onwards. */
  static Optional<String> failed(Hop hop, IOException e) {
    if (says(e, REFUSED)) {
      return refused(hop);
    }
    if (says(e, "timed out") || says(e, "no route to host")) {
      return Optional.empty();
    }
    throw untold(hop, e);
  }

  private static boolean says(Exception e, String words) {
    return Text.clean(String.valueOf(e.getMessage()))
        .toLowerCase(java.util.Locale.ROOT)
        .contains(words);
  }

  private static Optional<String> taken(Hop hop) {
    return Optional.of(hop.place() + " takes SSH connections");
  }

  private static Optional<String> refused(Hop hop) {
    return Optional.of(
        hop.place() + " refuses SSH connections: a machine is there, though no sshd runs on it");
  }

  private static SessionException untold(Hop hop, IOException e) {
    return new SessionException(
        hop.host(),
        "presence unknown",
        "whether "
            + hop.place()
            + " answers cannot be told: "
            + Text.clean(String.valueOf(e.getMessage())),
        "Nothing was changed. Mend the way there: the name in ssh.address, the bastion, this"
            + " machine's routes.");
  }
}
