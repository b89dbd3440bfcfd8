package io.groundwork.controller.cli;

import io.groundwork.controller.component.Site.ArchiveFile;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Event.Spent;
import io.groundwork.controller.report.Events;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A tarball on its way to one host: tells how far it is, in steps of five percent, and in the end
 * how long it took.
 */
final class SendingEvents extends FilterInputStream {
  private static final int STEP_PERCENT = 5;

  private final Events events;
  private final String host;
  private final ArchiveFile archive;
  private long sent;
  private long told = -1;
  private final long began = System.nanoTime();

  SendingEvents(InputStream in, Events events, String host, ArchiveFile archive) {
    super(in);
    this.events = events;
    this.host = host;
    this.archive = archive;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    count(Math.max(0, count));
    return count;
  }

  @Override
  public void close() throws IOException {
    super.close();
    long millis = (System.nanoTime() - began) / 1_000_000;
    events.add(new Spent(host, Spent.Kind.TRANSFER, "", archive.name(), sent, millis));
  }

  private void count(int bytes) {
    sent += bytes;
    long percent = archive.size() > 0 ? sent * 100 / archive.size() : 0;
    long step = percent / STEP_PERCENT;
    if (step != told) {
      told = step;
      events.add(
          new Event.Progress(
              host,
              "sending %s: %d of %d MB, %d %%"
                  .formatted(
                      archive.name(), sent / 1_000_000, archive.size() / 1_000_000, percent)));
    }
  }
}
