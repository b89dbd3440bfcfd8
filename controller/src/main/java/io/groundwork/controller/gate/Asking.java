package io.groundwork.controller.gate;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;

/** Puts a question on a host. */
@FunctionalInterface
public interface Asking {

  /** The answer, an {@link Answer.Failure} where none came, also when the connection is gone. */
  Answer ask(String host, Question question);

  /**
   * The answer over a connection that is opened for this question and closed after it: what a
   * firewall lets through on a connection that stands says nothing of the next one.
   */
  default Answer askAfresh(String host, Question question) {
    return new Answer.Failure("no new connection can be opened from here", true);
  }
}
