package io.groundwork.agent.node;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** The machine itself, to change. It remembers nothing: settling must see what is so now. */
public final class LiveNode extends LiveView implements Node {
  private static final String NEW = ".groundwork-new";

  private final Fetcher fetcher;
  private final Function<Question, Answer> asker;

  /**
   * The whole machine.
   *
   * @param asker changes live systems
   */
  public LiveNode(Fetcher fetcher, Function<Question, Answer> asker) {
    this(Path.of("/"), new SystemCommands(), fetcher, asker);
  }

  /** A machine whose every path lies below a directory, for tests. */
  public LiveNode(Path root, Commands commands, Fetcher fetcher, Function<Question, Answer> asker) {
    super(root, commands, false);
    this.fetcher = fetcher;
    this.asker = asker;
  }

  @Override
  public String change(Question question) throws IOException {
    Answer answer = asker.apply(question);
    if (answer instanceof Answer.Text) {
      return ((Answer.Text) answer).text();
    }
    throw new IOException(
        answer instanceof Answer.Failure
            ? ((Answer.Failure) answer).reason()
            : "the answer was no proof");
  }

  @Override
  public void write(String path, byte[] content, int uid, int gid, int mode) throws IOException {
    Place place = Place.of(path);
    try (SafeDirectory parent = SafeWalk.open(root, place.parent());
        Workroom room = Workroom.in(parent, "." + place.name() + NEW)) {
      room.directory().create(room.name(), content);
      room.directory().chown(room.name(), uid, gid);
      room.directory().chmod(room.name(), mode);
      try {
        room.directory().move(room.name(), parent, place.name());
      } catch (FileSystemException e) {
        if (!isBusy(e)) {
          throw e;
        }
        // A mount point of its own, like /etc/hosts in a container, can be written, not replaced.
        parent.overwrite(place.name(), content);
        parent.chown(place.name(), uid, gid);
        parent.chmod(place.name(), mode);
      }
      parent.sync();
    }
  }

  private static boolean isBusy(FileSystemException e) {
    String reason = e.getReason();
    return reason != null && reason.contains("busy");
  }

  @Override
  public void makeDirectory(String path, int uid, int gid, int mode) throws IOException {
    Place place = Place.of(path);
    try (SafeDirectory parent = SafeWalk.open(root, place.parent());
        Workroom room = Workroom.in(parent, "." + place.name() + NEW)) {
      // By path, for want of a better call: should somebody swap the way meanwhile, an empty
      // directory of root's appears elsewhere, and the steps below fail instead of touching it.
      Files.createDirectory(
          room.directory().path().resolve(room.name()),
          PosixFilePermissions.asFileAttribute(Owners.permissions(0700)));
      room.directory().chown(room.name(), uid, gid);
      room.directory().chmod(room.name(), mode);
      room.directory().move(room.name(), parent, place.name());
      parent.sync();
    }
  }

  @Override
  public void chown(String path, int uid, int gid) throws IOException {
    Place place = Place.of(path);
    try (SafeDirectory parent = SafeWalk.open(root, place.parent())) {
      refuseLink(parent, place);
      parent.chown(place.name(), uid, gid);
    }
  }

  @Override
  public void chmod(String path, int mode) throws IOException {
    Place place = Place.of(path);
    try (SafeDirectory parent = SafeWalk.open(root, place.parent())) {
      refuseLink(parent, place);
      parent.chmod(place.name(), mode);
    }
  }

  private static void refuseLink(SafeDirectory parent, Place place) throws IOException {
    PosixFileAttributes attributes = parent.attributes(place.name());
    if (attributes != null && attributes.isSymbolicLink()) {
      throw new IOException(place + " is a link; owner and mode are not set through it");
    }
  }

  @Override
  public void link(String path, String target) throws IOException {
    Place place = Place.of(path);
    try (SafeDirectory parent = SafeWalk.open(root, place.parent());
        Workroom room = Workroom.in(parent, "." + place.name() + NEW)) {
      Files.createSymbolicLink(room.directory().path().resolve(room.name()), Path.of(target));
      room.directory().move(room.name(), parent, place.name());
      parent.sync();
    }
  }

  @Override
  public void delete(String path) throws IOException {
    Place place = Place.of(path);
    try (SafeDirectory parent = SafeWalk.open(root, place.parent())) {
      parent.deleteFile(place.name());
      parent.sync();
    }
  }

  @Override
  public void setSysctl(String key, String value) throws IOException {
    Files.write(
        at(SysctlKey.path(key)),
        (value + "\n").getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.WRITE);
  }

  @Override
  public Output run(Duration limit, List<String> argv) throws IOException {
    return commands.run(limit, argv);
  }

  @Override
  public InputStream fetch(String digest) throws IOException {
    return fetcher.fetch(digest);
  }

  @Override
  public Staging stage(String target) throws IOException {
    Place place = Place.of(target);
    try (SafeDirectory parent = SafeWalk.open(root, place.parent())) {
      if (!parent.isTrusted()) {
        throw new IOException(
            place.parent()
                + " can be written by others than root; what is unpacked there would not be safe."
                + " Give it to root with mode 0755");
      }
      return new LiveStaging(parent.path(), place.name(), commands);
    }
  }
}
