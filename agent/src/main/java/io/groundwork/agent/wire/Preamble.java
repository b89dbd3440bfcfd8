package io.groundwork.agent.wire;

/** What the agent prints before its first frame; whatever a shell profile printed stands before. */
public final class Preamble {

  /** Protocol version that both ends must share. */
  public static final int PROTOCOL = 1;

  /** The preamble, newline included. */
  public static final String TEXT = "<===[GROUNDWORK AGENT " + PROTOCOL + "]===>\n";

  private Preamble() {}
}
