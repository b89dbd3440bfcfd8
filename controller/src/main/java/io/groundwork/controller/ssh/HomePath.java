package io.groundwork.controller.ssh;

import java.nio.file.Path;

/** Paths as people write them: a leading ~/ is the home of whoever runs the controller. */
final class HomePath {

  private HomePath() {}

  static Path of(String text) {
    if (text.startsWith("~/")) {
      return Path.of(System.getProperty("user.home"), text.substring(2));
    }
    return Path.of(text);
  }
}
