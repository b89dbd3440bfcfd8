package io.groundwork.controller.cli;

import io.groundwork.controller.report.ExitCodes;
import io.groundwork.controller.report.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** An error of our own: a short word for the user, the details in a file for whoever mends it. */
final class Unexpected {
  private Unexpected() {}

  /** Tells it on stderr. */
  static int tell(Throwable failure) {
    Terminal.warn(message(failure));
    return ExitCodes.OURS;
  }

  /** One line: what it was, and where the details are. */
  static String message(Throwable failure) {
    return "groundwork: an error of our own: " + failure + "; " + details(failure);
  }

  private static String details(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    try {
      Path directory = Files.createDirectories(Places.runs());
      Path file =
          Files.createTempFile(
              directory,
              "error-",
              ".txt",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, text.toString());
      return "details are in " + file;
    } catch (IOException e) {
      return "no details could be kept (" + e + "): " + text;
    }
  }
}
