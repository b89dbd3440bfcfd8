package io.groundwork.controller.node;

import io.groundwork.agent.wire.Frame;
import io.groundwork.agent.wire.FrameReader;
import io.groundwork.agent.wire.FrameWriter;
import io.groundwork.agent.wire.ProtocolException;
import io.groundwork.agent.wire.Reply;
import io.groundwork.agent.wire.Request;
import io.groundwork.agent.wire.TooLargeException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The connection to one agent: hands each reply to the call that it belongs to, sends transfers,
 * notices when the agent is gone, and says why.
 */
final class AgentLine implements AutoCloseable {
  private final String host;
  private final AgentChannel channel;
  private final FrameReader<Reply> reader;
  private final FrameWriter<Request> writer;
  private final Transfers transfers;
  private final Tail log;
  private final Heart heart;
  private final Call hello = new Call(0);
  private final Map<Integer, Call> calls = new ConcurrentHashMap<>(Map.of(0, hello));
  private final AtomicInteger last = new AtomicInteger();
  private volatile @Nullable String lost;
  private @Nullable Consumer<SessionException> onLoss;
  private boolean closing;

  AgentLine(String host, AgentChannel channel, Tarballs tarballs) {
    this.host = host;
    this.channel = channel;
    this.reader = new FrameReader<>(channel.out(), Reply.class);
    this.writer = new FrameWriter<>(channel.in(), Request.class);
    this.transfers = new Transfers(host, writer, tarballs);
    this.log = new Tail(channel.err());
    this.heart = new Heart(writer, this::lose);
  }

  /** Starts reading; the call on which the agent's hello comes. */
  Call start() {
    Threads.start("log " + host, log);
    Threads.start("agent " + host, this::read);
    Threads.start("heart " + host, heart);
    return hello;
  }

  /**
   * Sends a request whose replies are wanted.
   *
   * @throws TooLargeException if it does not fit into a frame; nothing was sent then
   */
  Call call(Request request) throws TooLargeException {
    Call call = new Call(last.incrementAndGet());
    calls.put(call.id(), call);
    try {
      send(call.id(), request);
    } catch (TooLargeException e) {
      forget(call);
      throw e;
    }
    if (lost != null) {
      call.lose();
    }
    return call;
  }

  /** Sends a request that is not answered. */
  void tell(Request request) {
    try {
      send(0, request);
    } catch (TooLargeException e) {
      throw new IllegalArgumentException("a request without content is too large", e);
    }
  }

  private void send(int id, Request request) throws TooLargeException {
    try {
      if (request instanceof Request.Ask) {
        writer.sendLong(id, request); // moves of many partitions
      } else {
        writer.send(id, request);
      }
    } catch (TooLargeException e) {
      throw e;
    } catch (IOException e) {
      lose("the connection broke: " + e.getMessage());
      throw gone();
    }
  }

  /**
   * Waits for the next reply; null when none came within the time.
   *
   * @throws SessionException when the agent is gone, or could not carry the request out
   */
  @Nullable Reply next(Call call, long millis) {
    Reply reply;
    try {
      reply = call.next(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SessionException(host, "stopped", "this run was interrupted", "Run this again.");
    }
    if (reply instanceof Reply.Failed) {
      String why = ((Reply.Failed) reply).why();
      throw new SessionException(host, "the agent failed", why, "Mend that and run this again.");
    }
    if (reply == null && lost != null) {
      throw gone();
    }
    return reply;
  }

  /** Late replies to it are dropped. */
  void forget(Call call) {
    calls.remove(call.id());
  }

  private void read() {
    String why = "the agent ended";
    try {
      for (Frame<Reply> next = reader.next(); next != null; next = reader.next()) {
        heart.heard();
        take(next);
      }
    } catch (ProtocolException e) {
      why = "the agent's output is damaged: " + e.getMessage();
    } catch (IOException e) {
      why = "the connection broke: " + e.getMessage();
    } finally {
      lose(why);
    }
  }

  private void take(Frame<Reply> frame) throws ProtocolException {
    if (!(frame instanceof Frame.Control<Reply>)) {
      throw new ProtocolException("agents send no transfers");
    }
    Reply reply = ((Frame.Control<Reply>) frame).message();
    if (reply instanceof Reply.Fetch) {
      transfers.start(frame.id(), ((Reply.Fetch) reply).digest());
    } else if (reply instanceof Reply.Credit) {
      transfers.credit(frame.id(), ((Reply.Credit) reply).bytes());
    } else if (reply instanceof Reply.Enough) {
      transfers.stop(frame.id());
    } else if (reply instanceof Reply.Ended) {
      lose("the agent ended");
    } else if (!(reply instanceof Reply.Alive)) {
      Call call = calls.get(frame.id());
      if (call != null) {
        call.add(reply);
      }
    }
  }

  /** Has a loss told that we did not bring about ourselves. */
  void onLoss(Consumer<SessionException> told) {
    synchronized (this) {
      if (lost == null) {
        onLoss = told;
        return;
      }
      if (closing) {
        return;
      }
    }
    told.accept(gone());
  }

  private void lose(String why) {
    Consumer<SessionException> told = markLost(why);
    if (told != null) {
      told.accept(gone());
    }
  }

  /** Who is to be told of it; null where it is known already, or nobody asked. */
  private synchronized @Nullable Consumer<SessionException> markLost(String why) {
    Consumer<SessionException> told = lost == null && !closing ? onLoss : null;
    if (lost == null) {
      lost = why;
    }
    heart.stop();
    transfers.stopAll();
    for (Call each : calls.values()) {
      each.lose();
    }
    notifyAll();
    return told;
  }

  private SessionException gone() {
    String quote = log.text();
    String why = lost + (quote.isEmpty() ? "" : "; the last it said: " + quote);
    return new SessionException(
        host,
        "connection lost",
        why,
        "See that the host is up and reached, then run this again: it goes on from there.");
  }

  /** Ends the agent: its input ends, it finishes the step at hand and its output ends. */
  @Override
  public void close() {
    synchronized (this) {
      closing = true;
    }
    Closing.quietly(channel.in());
    awaitEnd();
    lose("the session was closed");
    Closing.quietly(channel.connection());
  }

  private synchronized void awaitEnd() {
    long deadline = System.nanoTime() + Closing.PATIENCE_NANOS;
    try {
      for (long left = Closing.PATIENCE_NANOS; lost == null && left > 0; ) {
        wait(left / 1_000_000 + 1);
        left = deadline - System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
