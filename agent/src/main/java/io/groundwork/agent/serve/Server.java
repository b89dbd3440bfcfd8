package io.groundwork.agent.serve;

import io.groundwork.agent.ask.Asker;
import io.groundwork.agent.ledger.Ledger;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.wire.Frame;
import io.groundwork.agent.wire.FrameReader;
import io.groundwork.agent.wire.FrameWriter;
import io.groundwork.agent.wire.Reply;
import io.groundwork.agent.wire.Request;
import io.groundwork.agent.wire.TooLargeException;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Serves one controller until its input ends. Work runs a thread a request; the thread that reads
 * frames never waits for it.
 */
public final class Server {
  /** A step that takes longer, a service that does not stop for example, is left to systemd. */
  private static final long LAST_STEP_SECONDS = 120;

  private final FrameReader<Request> reader;
  private final FrameWriter<Reply> writer;
  private final Fetches fetches;
  private final Asker asker;
  private final NodeLock lock;
  private final Ledger ledger;
  private final Work work;
  private final Watchdog watchdog;
  private final ExecutorService looking = Executors.newCachedThreadPool(new Workers("look"));
  private final ExecutorService settling = Executors.newCachedThreadPool(new Workers("settle"));

  public Server(
      FrameReader<Request> reader,
      FrameWriter<Reply> writer,
      Home home,
      Machine machine,
      long silenceMillis) {
    this.reader = reader;
    this.writer = writer;
    this.fetches = new Fetches(writer);
    this.asker = new Asker(home.probe());
    this.lock = new NodeLock(home.lock());
    this.ledger = new Ledger(home.runs());
    this.work = new Work(machine, fetches, lock, asker, ledger);
    this.watchdog = new Watchdog(silenceMillis, this::silent);
  }

  /** Serves; when it returns, the step that was at hand is finished. */
  public void run() throws IOException {
    watchdog.start();
    String why = "the controller is gone";
    try {
      for (Frame<Request> next = reader.next(); next != null; next = reader.next()) {
        watchdog.heard();
        take(next);
      }
    } catch (IOException e) {
      why = "the connection to the controller broke";
      throw e;
    } finally {
      watchdog.interrupt();
      end(why);
    }
  }

  private void silent() {
    System.err.println("nothing was heard of the controller; this agent ends");
    end("nothing was heard of the controller");
    Runtime.getRuntime().halt(1); // the reading thread may hang in its read for ever
  }

  private void take(Frame<Request> frame) throws IOException {
    if (frame instanceof Frame.Chunk<Request>) {
      fetches.chunk(frame.id(), ((Frame.Chunk<Request>) frame).bytes());
      return;
    }
    Request request = ((Frame.Control<Request>) frame).message();
    if (request instanceof Request.Heartbeat) {
      writer.send(frame.id(), new Reply.Alive());
    } else if (request instanceof Request.Sent) {
      fetches.sent(frame.id());
    } else if (request instanceof Request.NotSent) {
      fetches.notSent(frame.id(), ((Request.NotSent) request).why());
    } else if (request instanceof Request.Finish) {
      work.finish();
    } else if (request instanceof Request.Begin) {
      ledger.begin(((Request.Begin) request).run());
    } else if (request instanceof Request.Conclude) {
      ledger.conclude(((Request.Conclude) request).result());
    } else if (request instanceof Request.Warm) {
      looking.execute(asker::warm);
    } else {
      ExecutorService lane = request instanceof Request.Settle ? settling : looking;
      lane.execute(new Task(frame.id(), request));
    }
  }

  private void end(String why) {
    work.finish();
    fetches.fail(why);
    settling.shutdown();
    try {
      finishStep();
      // The controller need not wait for the rest.
      writer.send(0, new Reply.Ended());
      writer.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      System.err.println("this agent ends: " + e.getMessage());
    }
    asker.close();
  }

  private void finishStep() throws InterruptedException, IOException {
    boolean finished = settling.awaitTermination(LAST_STEP_SECONDS, TimeUnit.SECONDS);
    remember();
    if (finished) {
      lock.release();
    } else {
      System.err.println("the step at hand takes too long; this agent ends without it");
    }
  }

  /** A full disk must not keep the lock held. */
  private void remember() {
    try {
      ledger.end();
    } catch (IOException e) {
      System.err.println("this run could not be written down here: " + e);
    }
  }

  private final class Task implements Runnable, Answering {
    private final int id;
    private final Request request;

    private Task(int id, Request request) {
      this.id = id;
      this.request = request;
    }

    @Override
    public void run() {
      try {
        work.carryOut(request, this);
      } catch (IOException e) {
        // The controller is gone; the reading thread sees that, too, and ends the agent.
        System.err.println("an answer could not be sent: " + e.getMessage());
      }
    }

    @Override
    public void reply(Reply reply) throws IOException {
      if (reply instanceof Reply.Answered) {
        answered((Reply.Answered) reply);
      } else {
        writer.send(id, reply);
      }
    }

    /** Who asked is told in any case: else he would wait, and not know for what. */
    private void answered(Reply.Answered answered) throws IOException {
      try {
        writer.sendLong(id, answered);
      } catch (TooLargeException e) {
        String why = "the answer is too long: " + e.getMessage();
        writer.send(id, new Reply.Answered(new Answer.Failure(why, true)));
      }
    }
  }

  /** The greeting, before which nothing else is sent. */
  public static void greet(FrameWriter<Reply> writer, int protocol, String digest, Home home)
      throws IOException {
    long pid = ProcessHandle.current().pid();
    writer.send(0, new Reply.Hello(protocol, digest, pid, home.hasProbe()));
  }
}
