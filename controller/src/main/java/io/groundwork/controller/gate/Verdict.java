package io.groundwork.controller.gate;

/** A gate's answer. */
public sealed interface Verdict {

  /** Open, with its proof. */
  record Pass(String proof) implements Verdict {}

  /** Closed for now, with the reason; worth asking again. */
  record NotYet(String why) implements Verdict {}

  /** Closed for good: waiting cannot help. */
  record Never(String why) implements Verdict {}
}
