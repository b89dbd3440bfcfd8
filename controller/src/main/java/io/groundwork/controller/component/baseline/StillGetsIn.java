package io.groundwork.controller.component.baseline;

import io.groundwork.agent.guard.Confirmation;
import io.groundwork.agent.guard.Guard;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.gate.Verdicts;
import java.time.Duration;

/**
 * Does the controller still get in after a change that could cut it off? Where such a change waits
 * on the node, it is confirmed over a new connection. Where none can be opened, the node takes the
 * change back, and the gate waits for that, to tell it.
 *
 * <p>It takes no more back than a timer, and is asked in every run: a run that was killed before
 * this may have left one.
 *
 * @param guard what is guarded: {@code firewall}
 */
record StillGetsIn(String host, String guard) implements Gate {
  private static final int MILLIS = 10_000;

  @Override
  public String name() {
    return "controller still gets in (" + guard + ")";
  }

  @Override
  public String component() {
    return Baseline.NAME;
  }

  @Override
  public boolean writes() {
    return false;
  }

  /** The time to confirm, and time for the first connection after that. */
  @Override
  public Duration patience() {
    return Duration.ofSeconds(Guard.SECONDS + 45L);
  }

  @Override
  public Suspect suspect() {
    String unit = guard.equals("firewall") ? "firewalld.service" : "sshd.service";
    return new Suspect(host, unit, 0, "");
  }

  @Override
  public Verdict ask(Asking asking) {
    Answer here = asking.ask(host, new Question.Guarded(guard, MILLIS));
    if (here instanceof Answer.Text text && text.text().equals(Confirmation.NOTHING)) {
      return new Verdict.Pass("no change waits to be confirmed");
    }
    Answer fresh = asking.askAfresh(host, new Question.Confirm(guard, MILLIS));
    if (fresh instanceof Answer.Text) {
      return new Verdict.Pass("confirmed over a new connection");
    }
    if (!(fresh instanceof Answer.Failure failure)) {
      return Verdicts.closed(fresh);
    }
    if (failure.reason().equals(Confirmation.UNDONE)) {
      return new Verdict.Never(
          "no new connection came in within "
              + Guard.SECONDS
              + " s of the change of the "
              + guard
              + ", so the node has taken it back: nothing of it is left");
    }
    return new Verdict.NotYet(
        "the change of the "
            + guard
            + " is not confirmed, and the node takes it back "
            + Guard.SECONDS
            + " s after it was made: no new connection: "
            + failure.reason());
  }
}
