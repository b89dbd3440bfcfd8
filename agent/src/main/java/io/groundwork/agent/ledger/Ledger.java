package io.groundwork.agent.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The runs that changed this node: a small file each, the newest of them. It is written with the
 * first change and again in the end, so that an agent that is killed leaves a trace, too; a run
 * that changes nothing writes nothing.
 */
public final class Ledger {
  /** Runs that are kept. */
  public static final int KEPT = 100;

  private static final String ENDING = ".run";
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z][0-9A-Za-z-]{0,99}");

  private final Path directory;
  private @Nullable RunNote note;

  /**
   * A ledger.
   *
   * @param directory made when there is something to keep; root's alone
   */
  public Ledger(Path directory) {
    this.directory = directory;
  }

  /**
   * A run begins, and may change something.
   *
   * @throws IOException where its id is none
   */
  public synchronized void begin(RunNote run) throws IOException {
    if (!ID.matcher(run.run()).matches()) {
      throw new IOException("'" + run.run() + "' is no id of a run");
    }
    note = run.bounded();
  }

  /** Something was changed, or was tried; the first time is kept at once. */
  public synchronized void changed(String resource) throws IOException {
    if (note != null) {
      note = note.with(resource);
      if (note.changed() == 1) {
        write(note);
        forgetOldest();
      }
    }
  }

  /** How the run ended for this node, as the controller sees it. */
  public synchronized void conclude(String result) {
    if (note != null) {
      note = note.concluded(result);
    }
  }

  /** The agent ends. */
  public synchronized void end() throws IOException {
    if (note != null && note.changed() > 0) {
      write(note.ended(System.currentTimeMillis()));
    }
    note = null;
  }

  /** The runs, the oldest first; of files that cannot be read, names and why. */
  public List<RunNote> recall(List<String> unreadable) throws IOException {
    List<RunNote> notes = new ArrayList<>();
    for (Path file : files()) {
      try {
        notes.add(NoteText.read(Files.readString(file)));
      } catch (IOException e) {
        unreadable.add(file + ": " + e.getMessage());
      }
    }
    return notes;
  }

  /** The oldest first: a run's id begins with the time. */
  private List<Path> files() throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
  }

  private void forgetOldest() throws IOException {
    List<Path> files = files();
    for (Path file : files.subList(0, Math.max(0, files.size() - KEPT))) {
      Files.deleteIfExists(file);
    }
  }

  /** Beside its place, on the disk, then in its place: there is never half of it. */
  private void write(RunNote of) throws IOException {
    Files.createDirectories(directory, mode("rwx------"));
    Path fresh = directory.resolve(of.run() + ".new");
    Files.deleteIfExists(fresh);
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel out = FileChannel.open(fresh, options, mode("rw-------"))) {
      ByteBuffer bytes = ByteBuffer.wrap(NoteText.of(of).getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(fresh, directory.resolve(of.run() + ENDING), StandardCopyOption.ATOMIC_MOVE);
  }

  private static FileAttribute<?> mode(String mode) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
  }
}
