package io.groundwork.probe;

import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Finds what lies behind an exception, in words. */
final class Causes {

  /** The exception below those that only carry it. */
  static Throwable root(Throwable error) {
    Throwable root = error;
    Throwable cause = error.getCause();
    while (cause != null && (root instanceof ExecutionException || root.getMessage() == null)) {
      root = cause;
      cause = root.getCause();
    }
    return root;
  }

  static String words(Throwable error) {
    Throwable root = root(error);
    String message = root.getMessage();
    String text = message == null ? root.getClass().getSimpleName() : message;
    return root instanceof Error || isPlain(root)
        ? root.getClass().getSimpleName() + ": " + text
        : text;
  }

  /** Java's own runtime exceptions say little without their names. */
  private static boolean isPlain(@Nullable Throwable error) {
    return error instanceof RuntimeException && error.getClass().getName().startsWith("java.");
  }

  private Causes() {}
}
