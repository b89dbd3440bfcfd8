package io.groundwork.controller.report;

import io.groundwork.inventory.Severity;
import java.util.Set;
import java.util.TreeSet;

/** Counts events for the summary. */
final class Tally {
  private final ExitCodes exit;
  private final Set<String> touched = new TreeSet<>();
  private int same;
  private int changed;
  private int wouldChange;
  private int stuck;
  private int warnings;

  Tally(ExitCodes exit) {
    this.exit = exit;
  }

  void add(Event event) {
    exit.add(event);
    if (event instanceof Event.ResourceDone done) {
      count(done);
    } else if (event instanceof Event.Finding finding) {
      warnings += finding.level() == Event.Level.WARNING ? 1 : 0;
    } else if (event instanceof Event.ProblemFound found) {
      warnings += found.problem().severity() == Severity.WARNING ? 1 : 0;
    }
  }

  private void count(Event.ResourceDone done) {
    switch (done.outcome()) {
      case SAME -> same++;
      case WOULD_CHANGE -> wouldChange++;
      case CHANGED -> changed++;
      case STUCK -> stuck++;
    }
    if (done.outcome() == Event.Outcome.CHANGED
        || (done.outcome() == Event.Outcome.STUCK && !done.drift().isEmpty())) {
      touched.add(done.host());
    }
  }

  /** Hosts where something was changed, or was tried. */
  Set<String> touched() {
    return Set.copyOf(touched);
  }

  int exit() {
    return exit.code();
  }

  Event.Summary summary(Report.Hosts hosts, long millis) {
    return new Event.Summary(
        hosts.all(),
        same,
        changed,
        wouldChange,
        stuck,
        hosts.whole(),
        hosts.partial(),
        hosts.untouched(),
        hosts.unreachable(),
        warnings,
        exit.code(),
        millis);
  }
}
