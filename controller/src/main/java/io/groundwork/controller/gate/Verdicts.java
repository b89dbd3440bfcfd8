package io.groundwork.controller.gate;

import io.groundwork.agent.question.Answer;

/** Makes verdicts of answers that need no reading. */
public final class Verdicts {

  private Verdicts() {}

  /** A text is the proof; a failure says whether asking again can help. */
  public static Verdict ofText(Answer answer) {
    if (answer instanceof Answer.Text text) {
      return new Verdict.Pass(text.text());
    }
    return closed(answer);
  }

  /** Why it is closed; empty where it is open. */
  public static String why(Verdict verdict) {
    if (verdict instanceof Verdict.NotYet notYet) {
      return notYet.why();
    }
    return verdict instanceof Verdict.Never never ? never.why() : "";
  }

  /** The verdict on an answer that is no proof. */
  public static Verdict closed(Answer answer) {
    if (answer instanceof Answer.Failure failure) {
      return failure.permanent()
          ? new Verdict.Never(failure.reason())
          : new Verdict.NotYet(failure.reason());
    }
    return new Verdict.NotYet("an answer to something else came: " + answer);
  }
}
