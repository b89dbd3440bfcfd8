package io.groundwork.controller.node;

import io.groundwork.agent.wire.Bounds;
import io.groundwork.agent.wire.Credit;
import io.groundwork.agent.wire.FrameWriter;
import io.groundwork.agent.wire.ProtocolException;
import io.groundwork.agent.wire.Request;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sends tarballs that the agent asks for, a thread each, as fast as it reads them. */
final class Transfers {
  /** At once; an agent unpacks one or two. */
  private static final int MOST = 16;

  private final String host;
  private final FrameWriter<Request> writer;
  private final Tarballs tarballs;
  private final Map<Integer, Credit> running = new ConcurrentHashMap<>();

  Transfers(String host, FrameWriter<Request> writer, Tarballs tarballs) {
    this.host = host;
    this.writer = writer;
    this.tarballs = tarballs;
  }

  void start(int id, String digest) throws ProtocolException {
    Credit credit = new Credit();
    if (running.size() >= MOST || running.putIfAbsent(id, credit) != null) {
      throw new ProtocolException("transfer " + id + " is one too many");
    }
    Threads.start("send " + host, () -> send(id, digest, credit));
  }

  /** The agent has read so many bytes. Late credit, for a transfer that is complete, is dropped. */
  void credit(int id, int bytes) throws ProtocolException {
    Credit credit = running.get(id);
    if (credit != null) {
      credit.give(bytes);
    }
  }

  void stop(int id) {
    Credit credit = running.get(id);
    if (credit != null) {
      credit.stop();
    }
  }

  void stopAll() {
    running.values().forEach(Credit::stop);
  }

  private void send(int id, String digest, Credit credit) {
    try {
      Request last = pump(id, digest, credit);
      running.remove(id);
      writer.send(id, last);
    } catch (IOException e) {
      // The connection is lost: whoever reads from it notices, and says so.
      running.remove(id);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      running.remove(id);
    }
  }

  /** Sends the bytes; what to say in the end. An error is one of the connection. */
  private Request pump(int id, String digest, Credit credit)
      throws IOException, InterruptedException {
    FrameWriter<Request>.Outgoing chunk = writer.chunk(id);
    try (InputStream in = open(digest)) {
      for (int may = credit.take(Bounds.CHUNK); may > 0; may = credit.take(Bounds.CHUNK)) {
        int count = read(chunk, in, may);
        if (count < 0) {
          break;
        }
        credit.sent(count);
        chunk.send(count);
      }
      return new Request.Sent();
    } catch (UncheckedIOException e) {
      return new Request.NotSent("the controller cannot read it: " + e.getMessage());
    }
  }

  /** Errors of the local file are unchecked here, to be told from those of the connection. */
  private InputStream open(String digest) {
    try {
      return tarballs.open(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
    }
  }

  private static int read(FrameWriter<Request>.Outgoing chunk, InputStream in, int most) {
    try {
      return chunk.fill(in, most);
    } catch (IOException e) {
      throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
    }
  }
}
