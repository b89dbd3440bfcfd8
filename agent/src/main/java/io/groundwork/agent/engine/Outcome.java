package io.groundwork.agent.engine;

import io.groundwork.agent.resource.Drift;
import org.jspecify.annotations.Nullable;

/**
 * What became of one resource.
 *
 * @param drift as first observed; empty where it could not be
 * @param error null where all went well: what, why and what to do next
 */
public record Outcome(Drift drift, long millis, @Nullable String error) {

  /** The error, empty where all went well. */
  public String words() {
    return error == null ? "" : error;
  }
}
