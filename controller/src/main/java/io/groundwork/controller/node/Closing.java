package io.groundwork.controller.node;

/** Ends connections that nobody wants anything of any more. */
final class Closing {
  /** How long an agent that does nothing may take to end, before its connection is cut. */
  static final long PATIENCE_NANOS = 2_000_000_000L;

  /** Closes; an error is of no use to anybody, since nothing is under way there. */
  static void quietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      System.getLogger(Closing.class.getName())
          .log(System.Logger.Level.DEBUG, "closing a connection that is already broken", e);
    }
  }

  private Closing() {}
}
