package io.groundwork.controller.release;

import io.groundwork.controller.component.ArchiveSpec;
import io.groundwork.controller.component.Site.ArchiveFile;
import io.groundwork.controller.node.Tarballs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The tarballs that an inventory names: found or downloaded, proved against their digests before
 * any host is changed, and opened by digest for the agents that ask.
 */
public final class Archives implements Tarballs {
  private static final int AT_ONCE = 3;
  private final Finder finder;
  private final Prover prover;
  private final Map<String, Path> files = new ConcurrentHashMap<>();

  /**
   * Archives.
   *
   * @param base what relative paths are relative to: the inventory's directory
   * @param cache the controller's cache directory
   */
  public Archives(Path base, Path cache, Downloading downloading) {
    this.prover = new Prover(new Remembered(cache.resolve("known")));
    this.finder = new Finder(base, new Downloads(cache.resolve("archives"), downloading));
  }

  /**
   * What is known of each tarball, by its location as written.
   *
   * @throws ArchivesException where any is not there, or is not what its digest says: all of them
   * @throws InterruptedException when the thread is interrupted; downloads go on from there next
   *     time
   */
  public Map<String, ArchiveFile> resolve(List<ArchiveSpec> specs)
      throws ArchivesException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, Archives::thread);
    try {
      List<Callable<ArchiveFile>> work = new ArrayList<>();
      specs.forEach(s -> work.add(() -> resolve(s)));
      return collect(specs, threads.invokeAll(work));
    } finally {
      threads.shutdownNow();
    }
  }

  @Override
  public InputStream open(String digest) throws IOException {
    Path file = files.get(digest);
    if (file == null) {
      throw new IOException("no tarball with the digest " + digest);
    }
    return Files.newInputStream(file);
  }

  /** One that a stuck read does not keep the program from ending. */
  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "archives");
    thread.setDaemon(true);
    return thread;
  }

  private ArchiveFile resolve(ArchiveSpec spec) throws ArchiveException, InterruptedException {
    Finder.Found found = finder.find(spec);
    ArchiveFile file = prover.prove(spec, found);
    files.put(file.digest(), found.file());
    return file;
  }

  private static Map<String, ArchiveFile> collect(
      List<ArchiveSpec> specs, List<Future<ArchiveFile>> results)
      throws ArchivesException, InterruptedException {
    Map<String, ArchiveFile> all = new LinkedHashMap<>();
    List<ArchiveException> failed = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      String location = specs.get(i).location();
      try {
        ArchiveFile file = results.get(i).get();
        ArchiveFile other = all.putIfAbsent(location, file);
        if (other != null && !other.digest().equals(file.digest())) {
          failed.add(contradiction(location, other, file));
        }
      } catch (ExecutionException e) {
        failed.add(asArchiveException(location, e));
      }
    }
    if (!failed.isEmpty()) {
      throw new ArchivesException(failed);
    }
    return all;
  }

  private static ArchiveException contradiction(String location, ArchiveFile a, ArchiveFile b) {
    return new ArchiveException(
        location,
        "hosts give it different digests: " + a.digest() + " and " + b.digest(),
        "Give one tarball one digest, of one kind.");
  }

  private static ArchiveException asArchiveException(String location, ExecutionException e)
      throws InterruptedException {
    Throwable cause = e.getCause();
    if (cause instanceof ArchiveException known) {
      return known;
    }
    if (cause instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    throw new IllegalStateException(location + ": " + cause, e);
  }
}
