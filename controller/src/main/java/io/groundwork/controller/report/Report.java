package io.groundwork.controller.report;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The one way out: takes a run's events from many threads, cleans each, and shows it in every view.
 * Counts along, so that the summary and the exit code are views of the events, too.
 */
public final class Report implements Events, AutoCloseable {
  private final List<View> views;
  private final Tally tally;
  private final long startedNanos;
  private final @Nullable CaseFile caseFile;
  private Scrubber scrubber = new Scrubber(UnaryOperator.identity());
  private boolean over;

  Report(List<View> views, int driftExit, long startedNanos) {
    this(views, null, driftExit, startedNanos);
  }

  /**
   * @param caseFile one of the views, which archives a run that fails; null for none
   */
  Report(List<View> views, @Nullable CaseFile caseFile, int driftExit, long startedNanos) {
    this.views = List.copyOf(views);
    this.caseFile = caseFile;
    this.tally = new Tally(new ExitCodes(driftExit));
    this.startedNanos = startedNanos;
  }

  /** Takes these secrets out of every text from now on. */
  public synchronized void mask(UnaryOperator<String> mask) {
    scrubber = new Scrubber(mask);
  }

  @Override
  public synchronized void add(Event event) {
    if (over) {
      return;
    }
    Event clean = scrubber.scrub(event);
    tally.add(clean);
    for (View view : views) {
      view.show(clean);
    }
  }

  /**
   * Ends the run: the summary is told, and nothing after it.
   *
   * @return the exit code
   */
  public synchronized int end(Hosts hosts) {
    if (!over) {
      Event.Summary summary = tally.summary(hosts, (System.nanoTime() - startedNanos) / 1_000_000);
      archive(summary);
      add(summary);
      over = true;
    }
    return tally.exit();
  }

  /** Told before the summary, which is always last. */
  private void archive(Event.Summary summary) {
    if (caseFile != null) {
      caseFile.close(summary).ifPresent(path -> add(new Event.Archived(path.toString())));
    }
  }

  /** How many resources of a host were changed so far. */
  public synchronized Set<String> touched() {
    return tally.touched();
  }

  @Override
  public synchronized void close() {
    for (View view : views) {
      view.close();
    }
  }

  /**
   * How the hosts stand in the end, by name.
   *
   * @param all how many hosts were meant
   */
  public record Hosts(
      int all,
      List<String> whole,
      List<String> partial,
      List<String> untouched,
      List<String> unreachable) {

    /** Nothing is known of any of them. */
    public static Hosts of(int all) {
      return new Hosts(all, List.of(), List.of(), List.of(), List.of());
    }
  }
}
