package io.groundwork.agent.facts;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Small text files of the kernel and the system; one that is not there is empty. */
public final class Proc {
  private static final int MOST = 8 << 20;

  private final Path root;

  /** Of a machine whose every path lies below a directory. */
  public Proc(Path root) {
    this.root = root;
  }

  /** Where the path is. */
  public Path at(String path) {
    return root.resolve(path.substring(1));
  }

  /** The text, blanks around it removed. */
  public String text(String path) {
    // Such files have no size of their own, and some cannot be read by some; both is no trouble.
    try (FileInputStream in = new FileInputStream(at(path).toFile())) {
      return new String(in.readNBytes(MOST), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** The text's lines. */
  public List<String> lines(String path) {
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

  /** The innermost unit of the process's control group; both versions of cgroups. */
  public String unit(int pid) {
    for (String line : lines("/proc/" + pid + "/cgroup")) {
      boolean systemds = line.startsWith("0::") || line.contains(":name=systemd:");
      String path = systemds ? line.substring(line.lastIndexOf(':') + 1) : "";
      String unit = unitIn(path);
      if (!unit.isEmpty()) {
        return unit;
      }
    }
    return "";
  }

  private static String unitIn(String path) {
    String unit = "";
    for (String part : path.split("/", -1)) {
      if (part.endsWith(".service") || part.endsWith(".scope")) {
        unit = part;
      }
    }
    return unit;
  }

  /** Words of a line, split at blanks, without the cost of a pattern. */
  public static List<String> words(String line) {
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
