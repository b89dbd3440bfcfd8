package io.groundwork.inventory;

import java.nio.file.Path;

/** Paths on the machine of the controller, as users write them. */
public final class LocalPaths {
  private LocalPaths() {}

  /**
   * The path that a text means: {@code ~} is the user's home directory, and what is relative is
   * relative to the base.
   *
   * @param base the inventory's directory, as a rule
   * @throws java.nio.file.InvalidPathException where the text cannot be a path
   */
  public static Path resolve(String text, Path base) {
    if (text.equals("~") || text.startsWith("~/")) {
      return Path.of(System.getProperty("user.home") + text.substring(1));
    }
    return base.resolve(text);
  }
}
