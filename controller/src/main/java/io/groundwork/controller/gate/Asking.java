package io.groundwork.controller.gate;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;

/** Puts a question on a host. */
@FunctionalInterface
public interface Asking {

  /** The answer, an {@link Answer.Failure} where none came, also when the connection is gone. */
  Answer ask(String host, Question question);
}
