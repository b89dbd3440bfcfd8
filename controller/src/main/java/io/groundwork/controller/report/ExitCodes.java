package io.groundwork.controller.report;

import java.util.List;

/** The exit code of a run, computed from its events and nothing else. */
public final class ExitCodes {
  public static final int DONE = 0;
  public static final int OURS = 1;
  public static final int WOULD_CHANGE = 2;
  public static final int CLOSED = 3;
  public static final int UNREACHABLE = 4;
  public static final int BAD_INPUT = 5;
  public static final int INTERRUPTED = 130;

  /** Where several hold, the first of these counts. */
  private static final List<Integer> PRECEDENCE =
      List.of(INTERRUPTED, OURS, BAD_INPUT, UNREACHABLE, CLOSED, WOULD_CHANGE);

  private final int drift;
  private int code = DONE;

  /**
   * @param drift the code for a resource that would change: 2 for a plan, 3 where it was to be
   *     right
   */
  public ExitCodes(int drift) {
    this.drift = drift;
  }

  /** Takes an event into account. */
  public void add(Event event) {
    code = worse(code, of(event));
  }

  public int code() {
    return code;
  }

  /** What a code means, in two words or three, for a table. */
  public static String word(int code) {
    return switch (code) {
      case DONE -> "done";
      case WOULD_CHANGE -> "would change";
      case CLOSED -> "not as it should be";
      case UNREACHABLE -> "unreachable";
      case BAD_INPUT -> "bad input";
      case INTERRUPTED -> "interrupted";
      default -> "our own error";
    };
  }

  /** What a code means, in a few words. */
  public static String meaning(int code) {
    return switch (code) {
      case DONE -> "done and verified, or nothing to do";
      case WOULD_CHANGE -> "something would change";
      case CLOSED ->
          "a gate is closed, a check failed, a resource is stuck, something has drifted, or another"
              + " run held the lock";
      case UNREACHABLE -> "a host could not be reached, or did not let us in";
      case BAD_INPUT -> "bad input: the inventory, the arguments, or a digest that does not match";
      case INTERRUPTED -> "interrupted";
      default -> "an error of our own";
    };
  }

  /** The one that counts where both hold. An unknown code is an error of our own. */
  static int worse(int one, int other) {
    if (one == DONE || other == DONE) {
      return one == DONE ? other : one;
    }
    return weight(one) <= weight(other) ? one : other;
  }

  private static int weight(int code) {
    int at = PRECEDENCE.indexOf(code);
    return at < 0 ? PRECEDENCE.indexOf(OURS) : at;
  }

  private int of(Event event) {
    if (event instanceof Event.Failed failed) {
      return failed.exit();
    } else if (event instanceof Event.ResourceDone done) {
      return switch (done.outcome()) {
        case SAME, CHANGED -> DONE;
        case WOULD_CHANGE -> drift;
        case STUCK -> CLOSED;
      };
    } else if (event instanceof Event.GateAsked gate) {
      return gate.verdict().equals("pass") ? DONE : CLOSED;
    } else if (event instanceof Event.Finding finding) {
      return finding.level() == Event.Level.ERROR ? CLOSED : DONE;
    } else if (event instanceof Event.ProblemFound found) {
      return found.problem().severity() == io.groundwork.inventory.Severity.ERROR
          ? BAD_INPUT
          : DONE;
    }
    return DONE;
  }
}
