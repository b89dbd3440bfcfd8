package io.groundwork.controller.run;

import io.groundwork.controller.gate.Asking;

/** Tells whether what a gate waits for comes nearer. */
interface Nearing {

  /**
   * What is known of it now. Called whenever the gate is asked; it looks no oftener than is worth
   * it.
   *
   * @param why what the gate itself says
   */
  Sight look(Asking asking, String why);

  /**
   * What is known of it.
   *
   * @param steps how often it has come nearer so far
   * @param text what is seen beside what the gate itself says; empty for nothing
   * @param never whether waiting cannot help any more
   */
  record Sight(long steps, String text, boolean never) {

    /** Nothing. */
    static final Sight NONE = new Sight(0, "", false);
  }
}
