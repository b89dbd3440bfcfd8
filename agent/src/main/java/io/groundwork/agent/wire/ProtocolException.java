package io.groundwork.agent.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What came over the wire is not what the protocol allows; nothing after it can be trusted. */
public final class ProtocolException extends IOException {
  private static final long serialVersionUID = 1L;

  public ProtocolException(String message) {
    super(message);
  }

  public ProtocolException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
