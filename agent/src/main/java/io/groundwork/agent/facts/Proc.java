package io.groundwork.agent.facts;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Small text files of the kernel and the system; one that is not there is empty. */
final class Proc {
  private static final int MOST = 8 << 20;

  private final Path root;

  Proc(Path root) {
    this.root = root;
  }

  Path at(String path) {
    return root.resolve(path.substring(1));
  }

  /** The text, blanks around it removed. */
  String text(String path) {
    // Such files have no size of their own, and some cannot be read by some; both is no trouble.
    try (FileInputStream in = new FileInputStream(at(path).toFile())) {
      return new String(in.readNBytes(MOST), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "";
    }
  }

  List<String> lines(String path) {
    String text = text(path);
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      lines.add(text.substring(start, end));
      start = end + 1;
    }
    return lines;
  }

  /** Words of a line, split at blanks, without the cost of a pattern. */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      while (at < line.length() && line.charAt(at) <= ' ') {
        at++;
      }
      int start = at;
      while (at < line.length() && line.charAt(at) > ' ') {
        at++;
      }
      if (at > start) {
        words.add(line.substring(start, at));
      }
    }
    return words;
  }
}
