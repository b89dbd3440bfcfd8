package io.groundwork.agent;

import io.groundwork.agent.question.Question;
import io.groundwork.agent.serve.Home;
import io.groundwork.agent.serve.Server;
import io.groundwork.agent.wire.Frame;
import io.groundwork.agent.wire.FrameReader;
import io.groundwork.agent.wire.FrameWriter;
import io.groundwork.agent.wire.Preamble;
import io.groundwork.agent.wire.Reply;
import io.groundwork.agent.wire.Request;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs what a run in which nothing changes needs, in this process alone, so that a class-data
 * archive can be made of what it loads. Looks at the machine; writes in a directory of its own.
 */
final class Training {

  static void run() throws IOException {
    Path directory = Files.createTempDirectory("groundwork-training");
    try {
      serve(new Home(directory, "none"));
    } finally {
      Files.deleteIfExists(directory.resolve("lock"));
      Files.delete(directory);
    }
  }

  private static void serve(Home home) throws IOException {
    PipedInputStream requests = new PipedInputStream();
    PipedInputStream replies = new PipedInputStream(1 << 20);
    FrameWriter<Request> to = new FrameWriter<>(new PipedOutputStream(requests), Request.class);
    FrameWriter<Reply> back = new FrameWriter<>(new PipedOutputStream(replies), Reply.class);
    Server.greet(back, Preamble.PROTOCOL, "none", home);
    FrameReader<Request> reader = new FrameReader<>(requests, Request.class);
    Server server = new Server(reader, back, home, new LiveMachine(), 60_000);
    Thread serving = new Thread(() -> serve(server), "serve");
    serving.start();
    ask(to, new FrameReader<>(replies, Reply.class));
    to.close();
    try {
      serving.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void serve(Server server) {
    try {
      server.run();
    } catch (IOException e) {
      System.err.println("training broke off: " + e.getMessage());
    }
  }

  private static void ask(FrameWriter<Request> to, FrameReader<Reply> from) throws IOException {
    from.next(); // the hello
    to.send(1, new Request.Heartbeat());
    to.send(2, new Request.Learn(List.of("/etc/hostname", "/nonexistent/groundwork")));
    to.send(3, new Request.Lock("training"));
    to.send(4, observeAll());
    to.send(5, new Request.Ask(new Question.Connect("127.0.0.1", 1, 500)));
    to.send(6, new Request.Ask(new Question.Srvr("127.0.0.1", 1, 500)));
    to.send(7, new Request.Ask(new Question.ZkTree("127.0.0.1:1", List.of("/"), 0, 500)));
    to.send(8, new Request.Settle(List.of()));
    for (int open = 8; open > 0; ) {
      Frame<Reply> reply = from.next();
      if (reply == null) {
        throw new IOException("training ended early");
      }
      System.err.println(reply);
      open -= isLast(reply) ? 1 : 0;
    }
  }

  private static Request observeAll() throws IOException {
    try {
      return new Request.Observe(Samples.resources());
    } catch (ReflectiveOperationException e) {
      throw new IOException("a kind of resource has no sample", e);
    }
  }

  private static boolean isLast(Frame<Reply> frame) {
    return !(frame instanceof Frame.Control<Reply>)
        || !(((Frame.Control<Reply>) frame).message() instanceof Reply.Observed);
  }

  private Training() {}
}
