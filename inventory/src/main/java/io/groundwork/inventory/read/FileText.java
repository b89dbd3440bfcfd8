package io.groundwork.inventory.read;

import io.groundwork.inventory.tree.Place;
import io.groundwork.inventory.tree.ProblemList;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the file as UTF-8 text, bounded. */
final class FileText {
  /** 200 hosts need 40 KiB; what is far beyond is not an inventory. */
  private static final int LARGEST = 2 << 20;

  private FileText() {}

  /** The text; null where it cannot be read, which was told. */
  static @Nullable String read(Path file, ProblemList problems) {
    byte[] bytes;
    try {
      if (Files.isDirectory(file)) {
        problems.fileError("this is a directory, not an inventory", "name the file in it");
        return null;
      }
      if (Files.size(file) > LARGEST) {
        problems.fileError("larger than 2 MiB; this is not an inventory", null);
        return null;
      }
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      problems.fileError("there is no such file", "groundwork init writes one to start from");
      return null;
    } catch (AccessDeniedException e) {
      problems.fileError("permission denied", null);
      return null;
    } catch (IOException e) {
      problems.fileError("cannot be read: " + e.getMessage(), null);
      return null;
    }
    return decode(bytes, problems);
  }

  private static @Nullable String decode(byte[] bytes, ProblemList problems) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
    text.flip();
    if (!result.isError()) {
      return text.length() > 0 && text.charAt(0) == '\uFEFF'
          ? text.subSequence(1, text.length()).toString()
          : text.toString();
    }
    problems.error(
        Place.after(text.toString()), "this is not UTF-8 text", "save the file as UTF-8");
    return null;
  }
}
