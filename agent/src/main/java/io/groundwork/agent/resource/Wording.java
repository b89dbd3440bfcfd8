package io.groundwork.agent.resource;

import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Troubles in words for people. */
public final class Wording {

  private Wording() {}

  /** An exception in words: Java's own file exceptions often say a path and nothing more. */
  public static String of(Exception e) {
    if (e instanceof NoSuchFileException missing) {
      return missing.getFile() + " is not there";
    }
    if (e instanceof AccessDeniedException denied) {
      return denied.getFile() + ": permission denied";
    }
    if (e instanceof FileSystemException file && file.getReason() != null) {
      return file.getFile() + ": " + file.getReason();
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  static String inTheWay(NodeView node, String path, Stat seen, String wanted) throws IOException {
    String what = seen.isLink() ? "a link to " + node.readLink(path) : "a " + seen.kind().words();
    return path + " is " + what + ", not " + wanted + "; move it away or name another path";
  }
}
