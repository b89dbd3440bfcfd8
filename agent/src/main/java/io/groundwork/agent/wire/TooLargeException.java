package io.groundwork.agent.wire;

import java.io.IOException;

/** A message does not fit into a frame. Nothing of it was sent; the connection is as before. */
public final class TooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  public TooLargeException(int limit) {
    super("a message is larger than " + limit + " bytes");
  }
}
