package io.groundwork.agent.wire;

import io.groundwork.agent.diagnosis.Symptoms;
import io.groundwork.agent.examine.Condition;
import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.ledger.RunNote;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.resource.Drift;
import java.util.List;

/** What the agent sends. */
public sealed interface Reply {

  /**
   * The first frame.
   *
   * @param digest the agent's own, as it was started with
   * @param probe whether the probe's program lies on the node
   */
  record Hello(int protocol, String digest, long pid, boolean probe) implements Reply {}

  /** What was learnt of the node. */
  record Learned(Facts facts) implements Reply {}

  /**
   * Whether the lock was taken.
   *
   * @param holder who holds it instead; empty: it was taken
   */
  record Locked(String holder) implements Reply {}

  /**
   * The runs that changed this node, the oldest first.
   *
   * @param unreadable files that could not be read, and why
   */
  record Recalled(List<RunNote> runs, List<String> unreadable) implements Reply {}

  /** Some of the drifts that were asked for, in order; more may follow. */
  record Observed(List<Observation> observations) implements Reply {}

  /** What taking back leaves, each with the reason. */
  record Left(List<String> what) implements Reply {}

  /**
   * What became of one resource.
   *
   * @param index in the list that was sent
   * @param drift as first observed
   * @param error empty unless it is stuck
   */
  record Settled(int index, Drift drift, long millis, String error) implements Reply {}

  /** Nothing more comes for this request. */
  record Done() implements Reply {}

  /** What came back for a question. */
  record Answered(Answer answer) implements Reply {}

  /** What the node shows of what does not do well. */
  record Diagnosed(Symptoms symptoms) implements Reply {}

  /** What a check learnt of the node. */
  record Examined(Condition condition) implements Reply {}

  /** The node's clock, milliseconds since the epoch. */
  record Told(long millis) implements Reply {}

  /** For each door, in order, why it could not be opened or reached; empty where it could. */
  record Tried(List<String> failures) implements Reply {}

  /** The request could not be carried out. */
  record Failed(String why) implements Reply {}

  /** I am still here, too. */
  record Alive() implements Reply {}

  /** Send me the tarball with this digest, under this id. */
  record Fetch(String digest) implements Reply {}

  /** So many bytes of the transfer with this id were read; as many more may come. */
  record Credit(int bytes) implements Reply {}

  /** Nothing more of the transfer with this id is wanted. */
  record Enough() implements Reply {}

  /**
   * The last frame: the step at hand is finished and the lock is free. The end of output says so,
   * too, but comes later: sudo holds that open until the whole process is gone.
   */
  record Ended() implements Reply {}

  /**
   * What observing found.
   *
   * @param error why the resource could not be observed; empty where it could
   */
  record Observation(Drift drift, long millis, String error) {}
}
