package io.groundwork.agent.wire;

import io.groundwork.agent.diagnosis.Subject;
import io.groundwork.agent.examine.Door;
import io.groundwork.agent.examine.Inquiry;
import io.groundwork.agent.ledger.RunNote;
import io.groundwork.agent.question.Question;
import io.groundwork.agent.resource.Resource;
import java.util.List;

/** What the controller sends. Each is answered under its own id, in any order, unless it says. */
public sealed interface Request {

  /** Learn the node; look at the paths, too. Answered with {@link Reply.Learned}. */
  record Learn(List<String> evidence) implements Request {}

  /** Take the node's lock for this session. Answered with {@link Reply.Locked}. */
  record Lock(String who) implements Request {}

  /** The run that this session is of, for the node's ledger. Not answered. */
  record Begin(RunNote run) implements Request {}

  /** How the run ended for this node, for the node's ledger. Not answered. */
  record Conclude(String result) implements Request {}

  /** Say which runs changed this node. Answered with {@link Reply.Recalled}. */
  record Recall() implements Request {}

  /** Compute drifts. Answered with {@link Reply.Observed}, then {@link Reply.Done}. */
  record Observe(List<Resource> resources) implements Request {}

  /** Say what taking back would leave, and why. Answered with {@link Reply.Left}. */
  record Leave(List<Resource> resources) implements Request {}

  /** Settle in order. Answered with {@link Reply.Settled} for each, then {@link Reply.Done}. */
  record Settle(List<Resource> resources) implements Request {}

  /** Ask a live system. Answered with {@link Reply.Answered}. */
  record Ask(Question question) implements Request {}

  /** Describe what does not do well. Answered with {@link Reply.Diagnosed}. */
  record Diagnose(Subject subject) implements Request {}

  /** Start the probe, so that the first question need not wait for it. Not answered. */
  record Warm() implements Request {}

  /** Stop settling after the resource at hand. Not answered. */
  record Finish() implements Request {}

  /** I am still here. Answered with {@link Reply.Alive}. */
  record Heartbeat() implements Request {}

  /** Learn the node's condition. Answered with {@link Reply.Examined}. */
  record Examine(Inquiry inquiry) implements Request {}

  /** Say what time it is there. Answered with {@link Reply.Told}. */
  record Time() implements Request {}

  /** Take this text, to tell how fast the way is. Answered with {@link Reply.Done}. */
  record Ballast(String text) implements Request {}

  /**
   * Listen for a while where nothing listens. Answered with {@link Reply.Tried}.
   *
   * @param millis after which it ends by itself
   */
  record Open(List<Door> doors, int millis) implements Request {}

  /** Listen there no more. Answered with {@link Reply.Done}. */
  record Shut() implements Request {}

  /** Try TCP connections. Answered with {@link Reply.Tried}. */
  record Knock(List<Door> doors, int timeoutMillis) implements Request {}

  /** The transfer with this id is complete. */
  record Sent() implements Request {}

  /** The transfer with this id cannot go on. */
  record NotSent(String why) implements Request {}
}
