package io.groundwork.controller.cli;

import io.groundwork.controller.component.ArchiveSpec;
import io.groundwork.controller.component.Site.ArchiveFile;
import io.groundwork.controller.node.Tarballs;
import io.groundwork.controller.release.ArchiveException;
import io.groundwork.controller.release.Archives;
import io.groundwork.controller.release.ArchivesException;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.ExitCodes;
import io.groundwork.controller.report.Report;
import io.groundwork.controller.run.HaltException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The tarballs of a run: what cannot be used is told, all of it. */
final class ReleaseArchives implements io.groundwork.controller.run.Archives, Tarballs {
  private final Archives archives;
  private final Report report;
  private final Map<String, ArchiveFile> known = new ConcurrentHashMap<>();

  ReleaseArchives(Path inventory, Report report) {
    Path directory = inventory.toAbsolutePath().resolveSibling("");
    this.archives = new Archives(directory, Places.cache(), new DownloadEvents(report));
    this.report = report;
  }

  @Override
  public Map<String, ArchiveFile> resolve(List<ArchiveSpec> specs) {
    try {
      Map<String, ArchiveFile> found = archives.resolve(specs);
      found.values().forEach(archive -> known.put(archive.digest(), archive));
      return found;
    } catch (ArchivesException e) {
      e.all().forEach(this::tell);
      throw new HaltException("archives");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HaltException("the run was stopped");
    }
  }

  @Override
  public InputStream open(String digest) throws IOException {
    return archives.open(digest);
  }

  /** The same, telling how far it is on its way to a host. */
  InputStream open(String host, String digest) throws IOException {
    InputStream in = open(digest);
    ArchiveFile archive = known.get(digest);
    return archive == null ? in : new SendingEvents(in, report, host, archive);
  }

  private void tell(ArchiveException e) {
    report.add(new Event.Failed(null, e.what(), e.why(), e.next(), ExitCodes.BAD_INPUT));
  }
}
