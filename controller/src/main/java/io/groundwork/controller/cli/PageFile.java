package io.groundwork.controller.cli;

import io.groundwork.controller.run.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes a page where the user wants it. */
final class PageFile {
  private PageFile() {}

  /**
   * Writes it; what was there is replaced.
   *
   * @param named what the user named; null for the run's name, in the working directory
   */
  static Path write(@Nullable String named, String run, String page) {
    String name = named == null ? run + ".html" : named;
    try {
      Path file = Path.of(name).toAbsolutePath().normalize();
      Files.writeString(file, page);
      return file;
    } catch (InvalidPathException e) {
      throw cannot(name, "that is no file's name here: " + e.getReason());
    } catch (IOException e) {
      throw cannot(name, "it cannot be written: " + e);
    }
  }

  private static BadInputException cannot(String name, String why) {
    return new BadInputException(name, why, "Name another file: -o FILE.");
  }
}
