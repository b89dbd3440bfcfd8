package io.groundwork.controller.release;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import javax.net.ssl.SSLException;

/** Why a download failed, in the words of whoever asked for it. */
final class Wording {
  private Wording() {}

  static String of(Throwable cause) {
    String said = String.valueOf(cause.getMessage());
    if (cause instanceof Http.Refused refused) {
      return refused.why();
    }
    if (cause instanceof UnknownHostException) {
      return "the name " + said + " does not resolve on this machine";
    }
    if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
      return "no connection: " + said;
    }
    if (cause instanceof SocketTimeoutException) {
      return "the server does not answer: " + said;
    }
    if (cause instanceof SSLException) {
      return "no encrypted connection: " + said;
    }
    if (cause instanceof AccessDeniedException denied) {
      return "it cannot be written to " + denied.getFile() + ": permission denied";
    }
    if (cause instanceof FileSystemException file && file.getReason() != null) {
      return "it cannot be written to " + file.getFile() + ": " + file.getReason();
    }
    return "the download failed: " + said;
  }
}
