package io.groundwork.agent.question;

import java.util.Map;

/** What came back for a {@link Question}. */
public sealed interface Answer {

  /** Text as the live system gave it, or the proof of what was done. */
  record Text(String text) implements Answer {}

  /** Texts by name: znodes' data by path, what was found by what it is. */
  record Tree(Map<String, String> data) implements Answer {}

  /**
   * No answer.
   *
   * @param permanent whether asking again cannot help
   */
  record Failure(String reason, boolean permanent) implements Answer {}
}
