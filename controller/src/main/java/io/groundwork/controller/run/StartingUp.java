package io.groundwork.controller.run;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.LongStart;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * A service that starts comes nearer as long as one and the same process reads or writes much, or
 * says that it is further than before. What is read to start a JVM does not count; nor does
 * anything of a service that ends again and again, or that is through with what takes long.
 *
 * <p>It is hopeless when the unit is down and systemd does not start it again, and when it ended
 * for a known cause that comes again at every start.
 */
final class StartingUp implements Nearing {
  private static final Duration LOOKING = Duration.ofSeconds(5);

  /** A process that is younger reads what it consists of, whatever becomes of it. */
  private static final Duration YOUNG = Duration.ofSeconds(30);

  /**
   * Between two looks. The slowest disk reads more; clients that knock in vain, and what is logged
   * of them, are less.
   */
  private static final long MUCH = 1 << 20;

  private static final int MOST_ENDS = 3;

  /** systemd and the journal may be slow where the disks are busy. */
  private static final int MILLIS = 30_000;

  private final Gate.Suspect suspect;
  private final LongStart start;
  private final BooleanSupplier lasts;
  private final Telling telling;
  private final LongSupplier nanos;
  private Sight sight = Sight.NONE;
  private boolean begun;
  private long looked;
  private Seen last = new Seen("", "", -1, -1, "");
  private String far = "";
  private long born;
  private long steps;
  private int ends;
  private int downs;

  /** What a look at the unit showed; pid and bytes are -1 where they are not known. */
  private record Seen(String active, String sub, int pid, long bytes, String words) {

    static Seen of(Map<String, String> data) {
      return new Seen(
          data.getOrDefault("active", ""),
          data.getOrDefault("sub", ""),
          Integer.parseInt(data.getOrDefault("pid", "-1")),
          Long.parseLong(data.getOrDefault("bytes", "-1")),
          data.getOrDefault("words", ""));
    }

    /** Nobody starts it again. */
    boolean down() {
      return active.equals("failed") || active.equals("inactive");
    }

    boolean waitsForRestart() {
      return sub.equals("auto-restart");
    }
  }

  /**
   * Follows a start.
   *
   * @param lasts whether what it said when it ended comes again at every start
   * @param nanos a clock
   */
  StartingUp(
      Gate.Suspect suspect,
      LongStart start,
      BooleanSupplier lasts,
      Telling telling,
      LongSupplier nanos) {
    this.suspect = suspect;
    this.start = start;
    this.lasts = lasts;
    this.telling = telling;
    this.nanos = nanos;
  }

  @Override
  public synchronized Sight look(Asking asking, String why) {
    long now = nanos.getAsLong();
    if (!begun) {
      // Most are up within seconds, and need not be looked at.
      begun = true;
      looked = now;
    } else if (now - looked >= LOOKING.toNanos()) {
      looked = now;
      Question question = new Question.UnitWork(suspect.unit(), MILLIS);
      if (asking.ask(suspect.host(), question) instanceof Answer.Tree tree) {
        sight = see(Seen.of(tree.data()), asking, now);
        telling.tell(why, sight);
      }
    }
    return sight;
  }

  private Sight see(Seen seen, Asking asking, long now) {
    downs = seen.down() ? downs + 1 : 0;
    boolean ended = ended(seen);
    ends += ended ? 1 : 0;
    // Between an end and the next start it may be down for a moment.
    if (downs > 1) {
      return never("is " + seen.active() + ", and systemd does not start it again");
    } else if (ended && lasts.getAsBoolean()) {
      return never("ended, for a reason that waiting does not mend");
    }
    boolean other = seen.pid() != last.pid();
    born = other ? now : born;
    String text = "";
    if (seen.pid() > 0 && !start.through(asking)) {
      text = follow(seen, other || now - born < YOUNG.toNanos());
    }
    last = seen;
    return new Sight(steps, text, false);
  }

  private boolean ended(Seen seen) {
    return last.pid() > 0 ? seen.pid() != last.pid() : last.pid() < 0 && seen.waitsForRestart();
  }

  private String follow(Seen seen, boolean young) {
    String now = start.far(seen.words());
    boolean moved = seen.bytes() - last.bytes() >= MUCH || !now.equals(far);
    far = now;
    steps += moved && !young && ends < MOST_ENDS ? 1 : 0;
    String bytes =
        steps > 0 && seen.bytes() > 0
            ? MovePlan.size(seen.bytes()) + " read and written so far"
            : "";
    return far.isEmpty() || bytes.isEmpty() ? far + bytes : far + "; " + bytes;
  }

  private Sight never(String what) {
    return new Sight(steps, suspect.unit() + " " + what, true);
  }

  /** Is told at each look what is seen. */
  @FunctionalInterface
  interface Telling {
    void tell(String why, Sight sight);
  }
}
