package io.groundwork.controller.ssh;

import io.groundwork.controller.node.SessionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import net.schmizz.sshj.connection.channel.OpenFailException;
import org.jspecify.annotations.Nullable;

/** Says what went wrong with a connection in the words of whoever runs the machines. */
final class Refusals {

  private Refusals() {}

  /** A connection that could not be made. */
  static SessionException connecting(
      Hop hop, Connection.Way way, IOException cause, boolean expired) {
    String limit = way.limit().toSeconds() + " s";
    String place = hop.place();
    if (expired || has(cause, SocketTimeoutException.class)) {
      return unreachable(hop, place + " did not answer within " + limit);
    }
    if (has(cause, UnknownHostException.class) || has(cause, NoRouteToHostException.class)) {
      return unreachable(hop, place + ": " + innermost(cause));
    }
    if (has(cause, ConnectException.class)) {
      return new SessionException(
          hop.host(),
          "connection refused",
          place + ": " + innermost(cause),
          "Check that sshd runs there, and ssh.port.");
    }
    if (cause instanceof OpenFailException) {
      return unreachable(hop, "the bastion could not reach " + place + ": " + innermost(cause));
    }
    return new SessionException(
        hop.host(),
        "ssh failed",
        hop.label() + ": " + innermost(cause),
        "Try the same by hand: ssh -v -p " + hop.port() + " " + hop.user() + "@" + hop.address());
  }

  private static SessionException unreachable(Hop hop, String why) {
    return new SessionException(
        hop.host(),
        "unreachable",
        why,
        "Check that the machine is up, its address and ssh.port in the inventory, and firewalls.");
  }

  /** A connection that is gone in the middle of something. */
  static SessionException lost(String host, String doing, Throwable cause) {
    return new SessionException(
        host,
        "connection lost",
        "while " + doing + ": " + innermost(cause),
        "Check the machine and the network, then run this again.");
  }

  private static boolean has(@Nullable Throwable cause, Class<? extends Throwable> type) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return true;
      }
    }
    return false;
  }

  private static String innermost(Throwable cause) {
    Throwable last = cause;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    String said = last.getMessage();
    return said == null || said.isBlank() ? last.getClass().getSimpleName() : Text.clean(said);
  }
}
