package io.groundwork.controller.node;

import io.groundwork.agent.diagnosis.Subject;
import io.groundwork.agent.diagnosis.Symptoms;
import io.groundwork.agent.examine.Condition;
import io.groundwork.agent.examine.Examiner;
import io.groundwork.agent.examine.Inquiry;
import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.node.Fetcher;
import io.groundwork.agent.node.LiveNode;
import io.groundwork.agent.node.LiveView;
import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.serve.Home;
import io.groundwork.agent.serve.Machine;
import io.groundwork.agent.serve.Server;
import io.groundwork.agent.wire.FrameReader;
import io.groundwork.agent.wire.FrameWriter;
import io.groundwork.agent.wire.Preamble;
import io.groundwork.agent.wire.Reply;
import io.groundwork.agent.wire.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The agent's server in this process, over pipes in memory. Diagnosing fetches a tarball. */
final class PipedAgent implements Machine {
  static final String DIGEST = "0123abcd";
  private Fetcher fetcher;

  /** Starts an agent whose output passes through the fault; the controller's end of it. */
  static AgentChannel start(Path home, UnaryOperator<InputStream> fault) throws IOException {
    Pipe down = Pipe.open();
    Pipe up = Pipe.open();
    InputStream requests = Channels.newInputStream(down.source());
    OutputStream toAgent = Channels.newOutputStream(down.sink());
    InputStream replies = Channels.newInputStream(up.source());
    FrameWriter<Reply> writer = new FrameWriter<>(Channels.newOutputStream(up.sink()), Reply.class);
    Threads.start("agent", () -> serve(requests, writer, new Home(home, "")));
    InputStream log = new ByteArrayInputStream(new byte[0]);
    return new AgentChannel(fault.apply(replies), toAgent, log, replies);
  }

  private static void serve(InputStream requests, FrameWriter<Reply> writer, Home home) {
    try {
      Server.greet(writer, Preamble.PROTOCOL, DIGEST, home);
      FrameReader<Request> reader = new FrameReader<>(requests, Request.class);
      new Server(reader, writer, home, new PipedAgent(), 30_000).run();
    } catch (IOException e) {
      System.err.println("the piped agent ends: " + e.getMessage());
    }
  }

  @Override
  public NodeView view(List<Resource> resources) {
    return new LiveView();
  }

  @Override
  public Node node(Fetcher from, Function<Question, Answer> asker) {
    fetcher = from;
    return new LiveNode(from, asker);
  }

  @Override
  public Facts learn(List<String> evidence) {
    return new Facts(
        "h",
        "",
        java.util.Map.of(),
        "",
        "",
        0,
        1,
        new Facts.Memory(0, 0, 0),
        List.of(),
        List.of(),
        List.of(),
        io.groundwork.agent.facts.Traits.NONE,
        java.util.Map.of(),
        0);
  }

  @Override
  public Condition examine(Inquiry inquiry) throws IOException {
    return new Examiner().examine(inquiry);
  }

  /** Fetches the tarball that the unit's name stands for; says how many bytes came. */
  @Override
  public Symptoms diagnose(Subject subject) {
    byte[] buffer = new byte[128 << 10];
    long sum = 0;
    try (InputStream in = fetcher.fetch(subject.unit())) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        sum += count;
      }
      return Symptoms.none(sum + " bytes");
    } catch (IOException e) {
      return Symptoms.none("failed: " + e.getMessage());
    }
  }
}
