package io.groundwork.agent;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.node.Fetcher;
import io.groundwork.agent.node.Node;
import io.groundwork.agent.serve.Machine;
import java.io.IOException;
import java.util.List;

/** The machine that the agent runs on. */
final class LiveMachine implements Machine {
  @Override
  public Node node(Fetcher fetcher) {
    return new Node() {};
  }

  @Override
  public Facts learn(List<String> evidence) throws IOException {
    throw new IOException("no facts yet");
  }

  @Override
  public String diagnose(String unit, int port, List<String> paths) {
    return "";
  }
}
