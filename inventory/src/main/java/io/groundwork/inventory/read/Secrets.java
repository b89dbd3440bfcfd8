package io.groundwork.inventory.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where secrets come from. */
public interface Secrets {

  /** The largest file that is filled in, in bytes. */
  int LARGEST = 64 * 1024;

  /** A variable of the environment, null where it is not set. */
  @Nullable String variable(String name);

  /**
   * The text of a file.
   *
   * @throws IOException where it cannot be read, is no UTF-8, or is larger than {@link #LARGEST}
   */
  String file(Path path) throws IOException;

  /** This process's environment and the files of this machine. */
  static Secrets ofThisMachine() {
    return new Secrets() {
      @Override
      public @Nullable String variable(String name) {
        return System.getenv(name);
      }

      @Override
      public String file(Path path) throws IOException {
        if (Files.size(path) > LARGEST) {
          throw new IOException("larger than 64 KiB");
        }
        return Files.readString(path, StandardCharsets.UTF_8);
      }
    };
  }
}
