package io.groundwork.agent.facts;

import io.groundwork.agent.node.Commands;
import io.groundwork.agent.node.Output;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Mounted file systems that matter for space. Network file systems are named, but not asked for
 * their room: a dead server would hold whoever asks. Java knows no inodes; stat(1) is asked for all
 * at once, beside everything else.
 */
final class Mounts {
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final Set<String> LOCAL =
      Set.of(
          "ext2",
          "ext3",
          "ext4",
          "xfs",
          "btrfs",
          "zfs",
          "f2fs",
          "jfs",
          "reiserfs",
          "vfat",
          "overlay",
          "tmpfs",
          "ramfs",
          "virtiofs",
          "9p");
  private static final Set<String> NETWORK =
      Set.of("nfs", "nfs4", "cifs", "smb3", "ceph", "glusterfs", "fuse.glusterfs", "fuse.sshfs");

  private final Proc proc;
  private final Commands commands;
  private final Map<String, List<String>> fields = new LinkedHashMap<>();
  private final List<String> local = new ArrayList<>();
  private @Nullable Thread asking;
  private volatile List<String> inodes = List.of();

  Mounts(Proc proc, Commands commands) {
    this.proc = proc;
    this.commands = commands;
  }

  /** Reads the table and begins to ask for inodes. */
  void begin() {
    for (String line : proc.lines("/proc/self/mountinfo")) {
      List<String> words = Proc.words(line);
      int dash = words.indexOf("-");
      if (dash > 5 && words.size() > dash + 2) {
        String type = words.get(dash + 1);
        String path = unescaped(words.get(4));
        if (LOCAL.contains(type) || NETWORK.contains(type)) {
          // What is mounted last on a path is what is seen there.
          fields.put(path, words);
        }
      }
    }
    fields.forEach(
        (path, words) -> {
          if (LOCAL.contains(type(words))) {
            local.add(path);
          }
        });
    if (!local.isEmpty()) {
      Thread thread = new Thread(this::askInodes, "inodes");
      thread.setDaemon(true);
      thread.start();
      asking = thread;
    }
  }

  private void askInodes() {
    List<String> argv = new ArrayList<>(List.of("stat", "-f", "-c", "%d", "--"));
    local.forEach(path -> argv.add(proc.at(path).toString()));
    try {
      Output output = commands.run(LIMIT, argv);
      List<String> counts = Proc.words(output.text());
      // A mount that nobody may look at makes stat fail; then none of the numbers has a place.
      inodes = output.ok() && counts.size() == local.size() ? counts : List.of();
    } catch (IOException e) {
      // Not known, then: -1 says so.
      inodes = List.of();
    }
  }

  List<Facts.Mount> all() throws IOException {
    join();
    List<Facts.Mount> mounts = new ArrayList<>();
    fields.forEach((path, words) -> mounts.add(mount(path, words)));
    return mounts;
  }

  private void join() throws IOException {
    Thread thread = asking;
    try {
      if (thread != null) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while file systems were asked", e);
    }
  }

  private Facts.Mount mount(String path, List<String> words) {
    int dash = words.indexOf("-");
    Set<String> options = new LinkedHashSet<>(List.of(words.get(5).split(",", -1)));
    if (words.size() > dash + 3) {
      options.addAll(List.of(words.get(dash + 3).split(",", -1)));
    }
    int index = local.indexOf(path);
    File file = proc.at(path).toFile();
    boolean asked = index >= 0;
    return new Facts.Mount(
        path,
        type(words),
        unescaped(words.get(dash + 2)),
        List.copyOf(options),
        asked ? file.getUsableSpace() : -1,
        asked ? file.getTotalSpace() : -1,
        asked && index < inodes.size() ? Long.parseLong(inodes.get(index)) : -1);
  }

  private static String type(List<String> words) {
    return words.get(words.indexOf("-") + 1);
  }

  /** The kernel writes blanks as three octal digits after a backslash. */
  private static String unescaped(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\' && i + 3 < text.length()) {
        plain.append((char) Integer.parseInt(text.substring(i + 1, i + 4), 8));
        i += 3;
      } else {
        plain.append(text.charAt(i));
      }
    }
    return plain.toString();
  }
}
