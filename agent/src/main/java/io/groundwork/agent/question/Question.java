package io.groundwork.agent.question;

import java.util.List;
import java.util.Map;

/** What a gate asks of a live system. Asked on a node, so that SSH is the only way in. */
public sealed interface Question {

  /** Milliseconds after which no answer is the answer. */
  int timeoutMillis();

  /** Whether it takes the probe's clients, and not only a socket. */
  default boolean needsProbe() {
    return true;
  }

  /** Does the port take a TCP connection from here? Answered with {@link Answer.Text}, empty. */
  record Connect(String host, int port, int timeoutMillis) implements Question {
    @Override
    public boolean needsProbe() {
      return false;
    }
  }

  /** ZooKeeper's four-letter word {@code srvr}. Answered with {@link Answer.Text}, its reply. */
  record Srvr(String host, int port, int timeoutMillis) implements Question {
    @Override
    public boolean needsProbe() {
      return false;
    }
  }

  /**
   * Reads znodes, each root with what is below it down to a depth, in one session. Answered with
   * {@link Answer.Tree}; a missing root is left out.
   *
   * @param connect ZooKeeper's connect string, without a chroot
   */
  record ZkTree(String connect, List<String> roots, int depth, int timeoutMillis)
      implements Question {}

  /**
   * Writes a znode through each member in turn, reads it through every other, removes it. Answered
   * with {@link Answer.Text}, the proof.
   *
   * @param members host:port of each member's client port
   */
  record ZkRoundTrip(List<String> members, int timeoutMillis) implements Question {}

  /**
   * Creates a topic with its replicas across the brokers, waits for full ISR, produces one message
   * through each broker and consumes it through another, removes the topic. Answered with {@link
   * Answer.Text}, the proof.
   *
   * @param brokers host:port by broker id
   * @param replication replicas of each partition
   */
  record KafkaRoundTrip(Map<String, String> brokers, int replication, int timeoutMillis)
      implements Question {}
}
