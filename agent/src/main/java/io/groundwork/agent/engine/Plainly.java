package io.groundwork.agent.engine;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in plain words what an exception means to whoever runs the node. */
public final class Plainly {

  /** What went wrong, and why. */
  public static String why(Throwable error) {
    if (error instanceof FileSystemException) {
      return file((FileSystemException) error);
    }
    String message = error.getMessage();
    if (error instanceof Error || error instanceof RuntimeException) {
      // An error of ours: the kind and the place say more than the message alone.
      return error + place(error);
    }
    return message == null || message.isBlank() ? error.getClass().getSimpleName() : message;
  }

  private static String file(FileSystemException error) {
    String path = error.getFile() == null ? "a file" : error.getFile();
    if (error instanceof NoSuchFileException) {
      return path + " does not exist";
    }
    if (error instanceof AccessDeniedException) {
      return "no permission for " + path;
    }
    String reason = error.getReason();
    return path + ": " + (reason == null ? error.getClass().getSimpleName() : reason);
  }

  private static String place(Throwable error) {
    StackTraceElement[] trace = error.getStackTrace();
    return trace.length == 0 ? "" : " at " + trace[0];
  }

  /** What to do next. */
  static String next(Throwable error) {
    String why = String.valueOf(error.getMessage());
    if (why.contains("No space left")) {
      return "make room there and run this again";
    }
    if (why.contains("Read-only file system")) {
      return "mount it for writing and run this again";
    }
    return "mend that and run this again";
  }

  private Plainly() {}
}
