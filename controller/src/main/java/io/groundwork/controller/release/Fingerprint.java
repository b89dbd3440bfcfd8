package io.groundwork.controller.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;

/**
 * What changes when a file's content does: its size, its times, and which file it is.
 *
 * @param changed when content or attributes last changed, milliseconds; no program can set it
 * @param text all of it
 */
record Fingerprint(long size, long changed, String text) {

  /** File systems count time in steps; within one, a change would not be seen. */
  private static final long STEP_MILLIS = 1000;

  static Fingerprint of(Path file) throws IOException {
    Map<String, Object> seen =
        Files.readAttributes(file, "unix:size,lastModifiedTime,ctime,ino,dev");
    FileTime changed = (FileTime) Objects.requireNonNull(seen.get("ctime"));
    String text =
        String.join(
            " ",
            String.valueOf(seen.get("size")),
            String.valueOf(seen.get("lastModifiedTime")),
            String.valueOf(changed),
            String.valueOf(seen.get("ino")),
            String.valueOf(seen.get("dev")));
    return new Fingerprint(Files.size(file), changed.toMillis(), text);
  }

  /** Whether it was last changed long enough ago for another change to be seen. */
  boolean settled() {
    return Math.abs(System.currentTimeMillis() - changed) > STEP_MILLIS;
  }
}
