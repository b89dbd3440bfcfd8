package io.groundwork.controller.gate;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question to a live system. Gates never sleep and hold no state; one keeper polls them. */
public interface Gate {

  /** What it asks, for people: {@code member serving}. */
  String name();

  /** The component it speaks of. */
  String component();

  /** The host it speaks of; null for the whole cluster. */
  default @Nullable String host() {
    return null;
  }

  /** Whether it writes (a probe topic, a znode) and so runs only after a change, and in verify. */
  boolean writes();

  /** How long it may stay closed before the run stops; it may grow while one waits. */
  Duration patience();

  /**
   * Whether what it says changes as long as what it waits for comes nearer; its patience counts
   * from the last change then.
   */
  default boolean nears() {
    return false;
  }

  /** What its suspect does at its start, where that may take long; null where it does not. */
  default @Nullable LongStart longStart() {
    return null;
  }

  /** The host whose diagnosis helps when it stays closed, and the unit to look at. */
  default @Nullable Suspect suspect() {
    return null;
  }

  /**
   * All places that help when it stays closed: a cluster's gate names every member, and those that
   * do not do well are looked at.
   */
  default List<Suspect> suspects() {
    Suspect suspect = suspect();
    return suspect == null ? List.of() : List.of(suspect);
  }

  /** The hosts on which its questions need the probe, so that it can be started ahead of them. */
  default List<String> probes() {
    return List.of();
  }

  /** Asks once. */
  Verdict ask(Asking asking);

  /** Where to look when a gate stays closed. */
  record Suspect(String host, String unit, int port, String dataDir) {}
}
