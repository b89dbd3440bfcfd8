package io.groundwork.agent.facts;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which process holds a socket: the open files of all processes, until every one is found. */
final class SocketHolders {
  private static final String PREFIX = "socket:[";

  private final Proc proc;

  SocketHolders(Proc proc) {
    this.proc = proc;
  }

  /** Process ids by socket inode. */
  Map<String, Integer> of(Set<String> inodes) {
    Map<String, Integer> holders = new HashMap<>();
    String[] names = proc.at("/proc").toFile().list();
    for (String name : names == null ? new String[0] : names) {
      if (holders.size() == inodes.size()) {
        break;
      }
      if (Character.isDigit(name.charAt(0))) {
        look(Integer.parseInt(name), inodes, holders);
      }
    }
    return holders;
  }

  private void look(int pid, Set<String> inodes, Map<String, Integer> holders) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(proc.at("/proc/" + pid + "/fd"))) {
      for (Path file : files) {
        String inode = socket(file);
        if (inodes.contains(inode)) {
          holders.putIfAbsent(inode, pid);
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      // Processes end while they are looked at, and some cannot be; they hold nothing we can name.
      return;
    }
  }

  /** The inode of the socket that the file is; empty for what is none. */
  private static String socket(Path file) {
    try {
      String target = Files.readSymbolicLink(file).toString();
      return target.startsWith(PREFIX)
          ? target.substring(PREFIX.length(), target.length() - 1)
          : "";
    } catch (IOException e) {
      // Closed since it was listed, as a busy broker's connections are; its others still count.
      return "";
    }
  }
}
