package io.groundwork.agent;

import io.groundwork.agent.serve.Home;
import io.groundwork.agent.serve.Server;
import io.groundwork.agent.wire.FrameReader;
import io.groundwork.agent.wire.FrameWriter;
import io.groundwork.agent.wire.Preamble;
import io.groundwork.agent.wire.Reply;
import io.groundwork.agent.wire.Request;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The agent's program: {@code Agent DIGEST PROBE_DIGEST [HOME]}. It speaks frames over its standard
 * input and output; its standard error is its log. It ends when its input ends. {@code Agent
 * --train} does once what every run does, for a class-data archive.
 */
public final class Agent {
  /** Milliseconds without any word of the controller after which the agent ends itself. */
  private static final int SILENCE = Integer.getInteger("groundwork.silence", 30_000);

  private Agent() {}

  public static void main(String[] arguments) {
    // Only frames go to the real standard output; whatever else prints, prints to the log.
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    System.setOut(System.err);
    int exit = 0;
    try {
      if (arguments[0].equals("--train")) {
        Training.run();
      } else {
        serve(out, arguments);
      }
    } catch (IOException e) {
      System.err.println("the connection to the controller broke: " + e.getMessage());
      exit = 1;
    }
    // Nothing is left to be done: threads that still look at something only read.
    Runtime.getRuntime().halt(exit);
  }

  private static void serve(FileOutputStream out, String[] arguments) throws IOException {
    Home home = new Home(Path.of(arguments.length > 2 ? arguments[2] : Home.PATH), arguments[1]);
    out.write(Preamble.TEXT.getBytes(StandardCharsets.US_ASCII));
    FrameWriter<Reply> writer = new FrameWriter<>(out, Reply.class);
    Server.greet(writer, Preamble.PROTOCOL, arguments[0], home);
    FileInputStream in = new FileInputStream(FileDescriptor.in);
    FrameReader<Request> reader = new FrameReader<>(in, Request.class);
    new Server(reader, writer, home, new LiveMachine(), SILENCE).run();
  }
}
