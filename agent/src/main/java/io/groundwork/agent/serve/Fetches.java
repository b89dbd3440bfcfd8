package io.groundwork.agent.serve;

import io.groundwork.agent.node.Fetcher;
import io.groundwork.agent.wire.ChunkStream;
import io.groundwork.agent.wire.FrameWriter;
import io.groundwork.agent.wire.ProtocolException;
import io.groundwork.agent.wire.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The transfers under way. Their ids count downwards from -1, apart from the controller's. */
final class Fetches implements Fetcher {
  private final FrameWriter<Reply> writer;
  private final Map<Integer, ChunkStream> streams = new ConcurrentHashMap<>();
  private final AtomicInteger last = new AtomicInteger();
  private volatile @Nullable String gone;

  Fetches(FrameWriter<Reply> writer) {
    this.writer = writer;
  }

  @Override
  public InputStream fetch(String digest) throws IOException {
    int id = last.decrementAndGet();
    ChunkStream stream = new ChunkStream(new Paying(id));
    streams.put(id, stream);
    String why = gone;
    if (why != null) {
      throw new IOException(why);
    }
    writer.send(id, new Reply.Fetch(digest));
    return stream;
  }

  /** Bytes that came; of a transfer that was given up, they are dropped. */
  void chunk(int id, byte[] bytes) throws ProtocolException {
    ChunkStream stream = streams.get(id);
    if (stream != null) {
      stream.add(bytes);
    } else {
      requireKnown(id);
    }
  }

  void sent(int id) throws ProtocolException {
    ChunkStream stream = streams.remove(id);
    if (stream != null) {
      stream.end();
    } else {
      requireKnown(id);
    }
  }

  void notSent(int id, String why) throws ProtocolException {
    ChunkStream stream = streams.remove(id);
    if (stream != null) {
      stream.fail(why);
    } else {
      requireKnown(id);
    }
  }

  private void requireKnown(int id) throws ProtocolException {
    if (id >= 0 || id < last.get()) {
      throw new ProtocolException("transfer " + id + " was never asked for");
    }
  }

  /** Nothing more can come. */
  void fail(String why) {
    gone = why;
    for (ChunkStream each : streams.values()) {
      each.fail(why);
    }
  }

  private final class Paying implements ChunkStream.Sender {
    private final int id;

    private Paying(int id) {
      this.id = id;
    }

    @Override
    public void credit(int bytes) throws IOException {
      writer.send(id, new Reply.Credit(bytes));
    }

    @Override
    public void enough() throws IOException {
      streams.remove(id);
      writer.send(id, new Reply.Enough());
    }
  }
}
