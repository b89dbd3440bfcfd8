package io.groundwork.agent.ask;

import io.groundwork.agent.node.Commands;
import io.groundwork.agent.node.Output;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.agent.resource.Wording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Mounts exports to try them. A mount is soft and its commands have a time limit, so that a dead
 * server holds up nothing; it ends with the question, and what a killed agent left mounted ends
 * before the next one.
 */
final class NfsMounts {
  private static final String PREFIX = "groundwork-nfs-";
  private static final String PLACE = "mount";

  /** Deciseconds until a request is sent again, and how often, before it fails. */
  private static final String OPTIONS =
      "soft,timeo=50,retrans=1,retry=0,nolock,nosuid,nodev,noexec,noac";

  private final AtomicInteger count = new AtomicInteger();
  private final Path home;
  private final Commands commands;

  /**
   * @param home where only root may write; the mount points are made in it
   */
  NfsMounts(Path home, Commands commands) {
    this.home = home;
    this.commands = commands;
  }

  Answer ask(Question.NfsRoundTrip question) {
    // The last third is for the unmounting, which may have to wait for its own limits.
    Limit limit = new Limit(question.timeoutMillis() / 3 * 2);
    try {
      endForgotten(limit);
      Path room = room(question.gid());
      try {
        return mounted(question, room.resolve(PLACE), limit);
      } finally {
        end(room);
      }
    } catch (IOException e) {
      return new Answer.Failure(Wording.of(e), false);
    }
  }

  /** The mount point, in a directory that only root and the other user's group may pass. */
  private Path room(int gid) throws IOException {
    String name = PREFIX + ProcessHandle.current().pid() + "-" + count.incrementAndGet();
    Path room = Files.createDirectory(home.resolve(name), mode("rwx------"));
    Files.createDirectory(room.resolve(PLACE), mode("rwx------"));
    Files.setAttribute(room, "unix:gid", gid);
    Files.setPosixFilePermissions(room, PosixFilePermissions.fromString("rwx--x---"));
    return room;
  }

  private static FileAttribute<Set<PosixFilePermission>> mode(String text) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
  }

  private Answer mounted(Question.NfsRoundTrip question, Path place, Limit limit)
      throws IOException {
    String source = bracketed(question.server()) + ":" + question.path();
    Output output =
        commands.run(
            limit.left(), List.of("mount", "-t", "nfs", "-o", OPTIONS, source, place.toString()));
    if (!output.ok()) {
      throw new IOException("mount " + source + ": " + brief(output));
    }
    Map<String, String> found = new TreeMap<>();
    found.put("type", "" + Files.getFileStore(place).type());
    if (!question.writes()) {
      check(commands.run(limit.left(), List.of("ls", "-f", place.toString())), "ls");
      return new Answer.Tree(found);
    }
    NfsProbeFile probe = new NfsProbeFile(commands, place, limit::left);
    found.put("root", probe.tryAs(0, 0));
    found.put("user", probe.tryAs(question.uid(), question.gid()));
    return new Answer.Tree(found);
  }

  /** A literal IPv6 address stands in brackets before the path. */
  private static String bracketed(String server) {
    return server.contains(":") ? "[" + server + "]" : server;
  }

  private static void check(Output output, String what) throws IOException {
    if (!output.ok()) {
      throw new IOException(what + ": " + brief(output));
    }
  }

  static String brief(Output output) {
    return output.text().strip().replaceAll("\\s*\\n\\s*", "; ");
  }

  /** Unmounts, lazily where it is busy or the server is gone; never longer than it takes. */
  private void end(Path room) throws IOException {
    Path place = room.resolve(PLACE);
    Duration limit = Duration.ofSeconds(15);
    if (isMounted(place)) {
      Output output = null;
      try {
        output = commands.run(limit, List.of("umount", place.toString()));
      } catch (IOException e) {
        // It did not end in time: the server is gone.
        System.err.println(e.getMessage());
      }
      if (output == null || !output.ok()) {
        check(commands.run(limit, List.of("umount", "-f", "-l", place.toString())), "umount");
      }
    }
    Files.deleteIfExists(place);
    Files.deleteIfExists(room);
  }

  private static boolean isMounted(Path place) throws IOException {
    try (Stream<String> mounts = Files.lines(Path.of("/proc/self/mounts"))) {
      return mounts.anyMatch(m -> m.contains(" " + place + " "));
    }
  }

  /** Mount points of agents that run no more. */
  private void endForgotten(Limit limit) throws IOException {
    limit.left();
    List<Path> rooms;
    try (Stream<Path> all = Files.list(home)) {
      rooms = all.filter(NfsMounts::isForgotten).toList();
    }
    for (Path room : rooms) {
      end(room);
    }
  }

  private static boolean isForgotten(Path room) {
    String name = String.valueOf(room.getFileName());
    if (!name.matches(PREFIX + "[0-9]{1,9}-[0-9]+")) {
      return false;
    }
    String pid = name.substring(PREFIX.length(), name.lastIndexOf('-'));
    return ProcessHandle.of(Long.parseLong(pid)).isEmpty();
  }

  /** The time that a question has. */
  private static final class Limit {
    private final long end;
    private final int millis;

    Limit(int millis) {
      this.millis = millis;
      this.end = System.nanoTime() + millis * 1_000_000L;
    }

    Duration left() throws IOException {
      long left = end - System.nanoTime();
      if (left <= 0) {
        throw new IOException("not done within " + millis / 1000 + " s");
      }
      return Duration.ofNanos(left);
    }
  }
}
