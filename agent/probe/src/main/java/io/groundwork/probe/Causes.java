package io.groundwork.probe;

import java.util.concurrent.ExecutionException;

/** Finds what lies behind an exception, in words. */
final class Causes {

  /** The exception at the bottom: what lies above only carries it. */
  static Throwable root(Throwable error) {
    Throwable root = error;
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      root = cause;
    }
    return root;
  }

  /** Its message, after that of the exception above it where that says more than the class. */
  static String words(Throwable error) {
    Throwable root = root(error);
    String message = root.getMessage();
    String text = message == null || isPlain(root) ? root.toString() : message;
    boolean carried = root != error && !(error instanceof ExecutionException);
    return carried ? error.getMessage() + ": " + text : text;
  }

  /** Java's own exceptions say little without their names. */
  private static boolean isPlain(Throwable error) {
    return error instanceof Error || error.getClass().getName().startsWith("java.");
  }

  private Causes() {}
}
