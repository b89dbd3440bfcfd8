package io.groundwork.controller.playbook;

import io.groundwork.inventory.Problem;
import java.util.List;

/** A playbook cannot be used; holds all that is wrong with it. */
public class PlaybookException extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient List<Problem> problems;

  public PlaybookException(List<Problem> problems) {
    super(problems.size() + " problems in the playbook");
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
