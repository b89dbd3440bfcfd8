package io.groundwork.controller.report;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.resource.Difference;
import io.groundwork.inventory.Problem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that happened in a run. Console, JSON and exit code are views of the events. */
public sealed interface Event {

  /** What became of a resource. */
  enum Outcome {
    SAME,
    WOULD_CHANGE,
    CHANGED,
    STUCK
  }

  /** How much a finding weighs. */
  enum Level {
    PASS,
    WARNING,
    ERROR
  }

  /**
   * A resource was looked at or settled.
   *
   * @param reason why it is stuck, as far as the node tells; null where nothing is known
   */
  record ResourceDone(
      String host,
      String component,
      String phase,
      String resource,
      Outcome outcome,
      List<Difference> drift,
      long millis,
      @Nullable String error,
      @Nullable Reason reason)
      implements Event {
    /** One of which no more is known. */
    public ResourceDone(
        String host,
        String component,
        String phase,
        String resource,
        Outcome outcome,
        List<Difference> drift,
        long millis,
        @Nullable String error) {
      this(host, component, phase, resource, outcome, drift, millis, error, null);
    }
  }

  /**
   * A gate gave its verdict: pass with its proof, not-yet or never with its why.
   *
   * @param reason why it is closed, as far as a node tells; null where nothing is known
   */
  record GateAsked(
      @Nullable String host,
      String component,
      String gate,
      String verdict,
      String said,
      long millis,
      @Nullable Reason reason)
      implements Event {
    /** One of which no more is known. */
    public GateAsked(
        @Nullable String host,
        String component,
        String gate,
        String verdict,
        String said,
        long millis) {
      this(host, component, gate, verdict, said, millis, null);
    }
  }

  /** What a check saw. */
  record Finding(
      @Nullable String host,
      String check,
      Level level,
      String seen,
      String why,
      String action,
      boolean mends)
      implements Event {}

  /** Something wrong in the inventory. */
  record ProblemFound(Problem problem) implements Event {}

  /** What was learnt of a host. */
  record FactsLearnt(String host, Facts facts) implements Event {}

  /** What a host is doing now; for live views and the log. */
  record Doing(String host, String what) implements Event {}

  /** How far a host is with something that takes time; for live views alone. */
  record Progress(String host, String what) implements Event {}

  /** The run begins; always first, and in the log alone. */
  record Started(Run run) implements Event {}

  /** The inventory has been read; in the log alone. */
  record InventoryRead(String cluster) implements Event {}

  /**
   * Something that took time has ended; in the log alone, for its timeline.
   *
   * @param host null where it was no host's: the controller's own
   * @param kind what it was, in one word
   * @param bytes that were sent; 0 where it was no transfer
   */
  record Spent(
      @Nullable String host, Kind kind, String component, String what, long bytes, long millis)
      implements Event {

    /** What time goes on. */
    public enum Kind {
      PREPARE,
      CONNECT,
      LOOK,
      SETTLE,
      TRANSFER,
      WAIT
    }
  }

  /**
   * What the node shows of what does not do well; lines of text.
   *
   * @param unit empty where no unit is concerned
   */
  record Diagnosis(String host, String unit, String text) implements Event {}

  /**
   * A paper for the archive of a failed run; no other view shows it.
   *
   * @param name a relative path, the host's directory first
   */
  record Paper(String name, String text) implements Event {}

  /** The archive of a failed run was written. */
  record Archived(String path) implements Event {}

  /** A place where the finished cluster can be reached. */
  record Endpoint(String component, String text) implements Event {}

  /** What is worth knowing beside the rest: an order of restarts, what cannot be known yet. */
  record Note(@Nullable String host, String component, String text) implements Event {}

  /** Which of a host's roles there are; told once, for the table at the end. */
  record HostSeen(String host, List<String> roles) implements Event {}

  /** Something failed: host, what, why, what to do next. */
  record Failed(@Nullable String host, String what, String why, String next, int exit)
      implements Event {}

  /**
   * A past run, as its log or a node tells.
   *
   * @param host the node that tells; null for a log
   * @param millis how long it took; -1 where that is not known
   * @param exit its exit code; null where it did not end, or a node tells
   * @param changed resources that were changed, or tried
   * @param result in a few words
   */
  record PastRun(
      @Nullable String host,
      String run,
      Instant began,
      String who,
      String command,
      String cluster,
      String version,
      long millis,
      @Nullable Integer exit,
      int changed,
      String result)
      implements Event {}

  /**
   * Something in which two runs differ.
   *
   * @param kind time, change, gate or finding
   * @param first how it was in the first; "" where it had no such thing
   * @param second how it was in the second; "" where it had no such thing
   */
  record RunsDiffer(String kind, @Nullable String host, String what, String first, String second)
      implements Event {}

  /** A page of a run has been written. */
  record PageWritten(String run, String file) implements Event {}

  /** The end, always last. */
  record Summary(
      int hosts,
      int same,
      int changed,
      int wouldChange,
      int stuck,
      List<String> whole,
      List<String> partial,
      List<String> untouched,
      List<String> unreachable,
      int warnings,
      int exit,
      long millis)
      implements Event {}
}
