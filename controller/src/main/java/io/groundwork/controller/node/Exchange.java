package io.groundwork.controller.node;

import io.groundwork.agent.wire.Reply;
import io.groundwork.agent.wire.Request;
import io.groundwork.agent.wire.TooLargeException;

/** Requests to a host's agent that have one reply each. */
final class Exchange {
  private final String host;
  private final AgentLine line;

  Exchange(String host, AgentLine line) {
    this.host = host;
    this.line = line;
  }

  /**
   * Sends a request and waits for its reply.
   *
   * @param millis how long to wait for it
   * @param what is wanted, for the error
   * @throws SessionException where it does not come in that time, or is of another kind
   */
  <R extends Reply> R one(Request request, Class<R> type, long millis, String what) {
    Call call;
    try {
      call = line.call(request);
    } catch (TooLargeException e) {
      throw new SessionException(
          host, what + " failed", String.valueOf(e.getMessage()), "Ask for less, and report this.");
    }
    try {
      Reply reply = line.next(call, millis);
      if (!type.isInstance(reply)) {
        String why =
            reply == null ? "no reply within " + millis / 1000 + " s" : "a reply of another kind";
        throw new SessionException(
            host, what + " failed", why, "See what keeps the host busy, then run this again.");
      }
      return type.cast(reply);
    } finally {
      line.forget(call);
    }
  }
}
