package io.groundwork.agent.resource;

import java.util.ArrayList;
import java.util.List;

/** What differs between a node and a resource. Empty drift means already right. */
public record Drift(List<Difference> differences) {

  public static final Drift NONE = new Drift(List.of());

  public Drift {
    differences = List.copyOf(differences);
  }

  /** A single difference. */
  public static Drift of(String what, String seen, String wanted) {
    return new Drift(List.of(new Difference(what, seen, wanted)));
  }

  public boolean isEmpty() {
    return differences.isEmpty();
  }

  /** Whether the aspect is among what differs. */
  public boolean has(String what) {
    return differences.stream().anyMatch(d -> d.what().equals(what));
  }

  /** Collects differences; adds only what does differ. */
  public static final class Collector {
    private final List<Difference> differences = new ArrayList<>();

    /** Adds a difference unless both are equal. */
    public Collector compare(String what, String seen, String wanted) {
      if (!seen.equals(wanted)) {
        differences.add(new Difference(what, seen, wanted));
      }
      return this;
    }

    /** Adds a difference. */
    public Collector add(Difference difference) {
      differences.add(difference);
      return this;
    }

    public Drift drift() {
      return differences.isEmpty() ? NONE : new Drift(differences);
    }
  }
}
