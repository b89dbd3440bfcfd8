package io.groundwork.controller.component;

import io.groundwork.controller.report.Event.Finding;
import java.util.ArrayList;
import java.util.List;

/** Collects what the facts say against a plan, on all hosts, before anything is changed. */
public final class Findings {
  private final List<Finding> all = new ArrayList<>();

  public void add(Finding finding) {
    all.add(finding);
  }

  public List<Finding> all() {
    return List.copyOf(all);
  }
}
