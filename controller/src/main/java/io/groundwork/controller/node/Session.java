package io.groundwork.controller.node;

import io.groundwork.agent.diagnosis.Subject;
import io.groundwork.agent.diagnosis.Symptoms;
import io.groundwork.agent.examine.Condition;
import io.groundwork.agent.examine.Door;
import io.groundwork.agent.examine.Inquiry;
import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.ledger.RunNote;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.agent.resource.Drift;
import io.groundwork.agent.resource.Resource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One host of a run: one SSH connection, one agent process. Calls may be made from several threads
 * at once; each is answered on its own. Every call throws {@link SessionException} when the
 * connection or the agent is gone.
 */
public interface Session extends AutoCloseable {

  /** The host's name in the inventory. */
  String host();

  /** Learns the node; looks at the paths, too. */
  Facts facts(List<String> evidence);

  /**
   * Takes the node's lock for this session; it dies with the agent.
   *
   * @param who the run and its operator, told to whoever is refused
   * @throws LockHeldException where another run holds it
   */
  void lock(String who);

  /** Tells the node which run this is; it keeps that only once something is changed. */
  void begin(RunNote run);

  /** Tells the node how the run ended for it. */
  void conclude(String result);

  /** The runs that changed the node, the oldest first. */
  Memory recall();

  /** The drift of each resource, in order. Writes nothing. */
  List<Observation> observe(List<Resource> resources);

  /** What taking back would leave on the node, each with the reason. Writes nothing. */
  List<String> left(List<Resource> resources);

  /**
   * Observes and settles each resource in order, tells each outcome as it comes, and stops at the
   * first that is stuck or when {@link #finish()} was called.
   */
  void settle(List<Resource> resources, Progress progress);

  /** Puts a question on the node; starts the probe there where the question needs it. */
  Answer ask(Question question);

  /** Gets the probe ready in the background, so that the first question need not wait for it. */
  void warmProbe();

  /** What the node shows of what does not do well. */
  Symptoms diagnose(Subject subject);

  /** Learns the node's condition, for a check; takes seconds at most. */
  Condition examine(Inquiry inquiry);

  /** How far the node's clock is ahead of ours, in milliseconds, half a round trip unsure. */
  long clockAhead();

  /** How many bytes a second go to the node now, from a trial of some megabytes. */
  long bytesPerSecond();

  /**
   * Listens for a while on ports where nothing listens.
   *
   * @param millis after which the node ends it by itself
   * @return for each door why it could not be opened; empty where it was
   */
  List<String> open(List<Door> doors, int millis);

  /** Listens there no more. */
  void shut();

  /**
   * Tries TCP connections from the node, all at once.
   *
   * @return for each door why it could not be reached; empty where it could
   */
  List<String> knock(List<Door> doors, int timeoutMillis);

  /**
   * Has it told, once, when the connection or the agent is gone without having been closed; at once
   * where that is so already.
   */
  void onLoss(Consumer<SessionException> told);

  /** Asks the agent to stop after the resource at hand; returns at once. */
  void finish();

  /** Ends the agent and the connection. */
  @Override
  void close();

  /**
   * What observing found.
   *
   * @param error why the resource could not be observed; null where it could
   */
  record Observation(Drift drift, long millis, @Nullable String error) {}

  /**
   * What a node remembers.
   *
   * @param unreadable what could not be read there, and why
   */
  record Memory(List<RunNote> runs, List<String> unreadable) {}

  /** Is told what became of each resource. */
  @FunctionalInterface
  interface Progress {

    /**
     * @param index of the resource in the list that was given
     * @param drift as first observed; empty: nothing was done
     * @param error null unless the resource is stuck
     */
    void done(int index, Drift drift, long millis, @Nullable String error);
  }
}
