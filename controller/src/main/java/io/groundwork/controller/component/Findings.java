package io.groundwork.controller.component;

import io.groundwork.controller.report.Event.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Collects what the facts say against a plan, on all hosts, before anything is changed. */
public final class Findings {
  private final List<Finding> all = new ArrayList<>();
  private final BiPredicate<String, String> mending;

  /** Findings of which install mends none. */
  public Findings() {
    this((host, check) -> false);
  }

  /**
   * @param mending whether install will mend what a check finds, by host and check
   */
  public Findings(BiPredicate<String, String> mending) {
    this.mending = mending;
  }

  boolean mends(String host, String check) {
    return mending.test(host, check);
  }

  public void add(Finding finding) {
    all.add(finding);
  }

  public List<Finding> all() {
    return List.copyOf(all);
  }
}
