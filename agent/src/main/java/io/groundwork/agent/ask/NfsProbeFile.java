package io.groundwork.agent.ask;

import io.groundwork.agent.node.Commands;
import io.groundwork.agent.node.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A file that some user makes in a mounted directory, reads back and removes. */
final class NfsProbeFile {
  private static final String NAME = ".groundwork-probe-";

  /** Something that every user may read, and that no other machine has. */
  private static final String SOURCE = "/proc/sys/kernel/random/boot_id";

  private final Commands commands;
  private final Path directory;
  private final Time time;

  /** The time that is left. */
  interface Time {
    Duration left() throws IOException;
  }

  NfsProbeFile(Commands commands, Path directory, Time time) {
    this.commands = commands;
    this.directory = directory;
    this.time = time;
  }

  /**
   * Makes a file as this user.
   *
   * @return the uid that owns it then, or why it could not be made
   * @throws IOException where it was made, and cannot be read back or removed
   */
  String tryAs(int uid, int gid) throws IOException {
    String file = directory.resolve(NAME + UUID.randomUUID()).toString();
    Output made = as(uid, gid, "cp", SOURCE, file);
    if (!made.ok()) {
      // cp's own words name our file; what matters is the reason at their end.
      String why = NfsMounts.brief(made);
      return why.substring(why.lastIndexOf(": ") + 1).strip();
    }
    String owner;
    try {
      String wanted = text(as(0, 0, "cat", SOURCE), "reading " + SOURCE);
      String read = text(as(uid, gid, "cat", file), "reading back as uid " + uid);
      if (!read.equals(wanted)) {
        throw new IOException("uid " + uid + " wrote " + wanted + " and reads " + read);
      }
      owner = text(as(uid, gid, "stat", "-c", "%u", file), "looking as uid " + uid);
    } finally {
      text(as(uid, gid, "rm", "-f", file), "removing as uid " + uid);
    }
    return owner;
  }

  private Output as(int uid, int gid, String... command) throws IOException {
    List<String> argv = new ArrayList<>(List.of("setpriv", "--reuid=" + uid, "--regid=" + gid));
    argv.add("--clear-groups");
    argv.addAll(List.of(command));
    return commands.run(time.left(), argv);
  }

  private static String text(Output output, String what) throws IOException {
    if (!output.ok()) {
      throw new IOException(what + ": " + NfsMounts.brief(output));
    }
    return output.text().strip();
  }
}
