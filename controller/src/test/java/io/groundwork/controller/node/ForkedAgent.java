package io.groundwork.controller.node;

import io.groundwork.agent.Agent;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real agent in a process of its own, over its standard input and output. */
final class ForkedAgent implements AutoCloseable {
  static final String DIGEST = "0123abcd";
  private final Process process;

  ForkedAgent(Path home, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Agent.class.getName()));
    command.addAll(List.of(DIGEST, "", home.toString()));
    process = new ProcessBuilder(command).start();
  }

  /** The streams, after the preamble. */
  AgentChannel channel() throws IOException {
    byte[] preamble = new byte[io.groundwork.agent.wire.Preamble.TEXT.length()];
    new DataInputStream(process.getInputStream()).readFully(preamble);
    String text = new String(preamble, StandardCharsets.US_ASCII);
    if (!text.equals(io.groundwork.agent.wire.Preamble.TEXT)) {
      throw new IOException("no preamble but " + text);
    }
    return new AgentChannel(
        process.getInputStream(), process.getOutputStream(), process.getErrorStream(), this);
  }

  Process process() {
    return process;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the agent survives");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
