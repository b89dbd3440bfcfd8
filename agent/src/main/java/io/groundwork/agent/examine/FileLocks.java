package io.groundwork.agent.examine;

import io.groundwork.agent.facts.Proc;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Whether a process holds a file's lock, from the kernel's own list: the file is not opened. */
final class FileLocks {

  static boolean holds(Proc proc, String path) {
    String inode;
    try {
      inode = String.valueOf(Files.getAttribute(proc.at(path), "unix:ino"));
    } catch (IOException e) {
      return false; // There is no such file.
    }
    for (String line : proc.lines("/proc/locks")) {
      // 1: POSIX  ADVISORY  WRITE 812 fe:01:1835018 0 EOF
      List<String> words = Proc.words(line);
      if (words.size() > 5 && words.get(5).endsWith(":" + inode)) {
        return true;
      }
    }
    return false;
  }

  private FileLocks() {}
}
