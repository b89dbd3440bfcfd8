package io.groundwork.controller.node;

/** Another run holds the node's lock; its message says which. */
public class LockHeldException extends SessionException {
  private static final long serialVersionUID = 1L;

  public LockHeldException(String host, String holder) {
    super(host, "locked", holder, "Wait until that run ends, or end it; then run this again.");
  }
}
