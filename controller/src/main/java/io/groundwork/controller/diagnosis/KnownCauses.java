package io.groundwork.controller.diagnosis;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The messages that are known, most telling first: of several that a text holds, the one that
 * stands highest in the table counts. Rows are data, in {@code causes.yaml} beside this class.
 */
public final class KnownCauses {
  private static volatile @Nullable KnownCauses shipped;
  private final List<Cause> causes;

  KnownCauses(List<Cause> causes) {
    this.causes = List.copyOf(causes);
  }

  /** The table that is shipped; read at the first failure, and not before. */
  public static KnownCauses shipped() {
    KnownCauses known = shipped;
    if (known == null) {
      known = new KnownCauses(CauseTable.read());
      shipped = known;
    }
    return known;
  }

  List<Cause> all() {
    return causes;
  }

  /**
   * Looks for a known message.
   *
   * @param text what was said: an error, a journal
   */
  public Optional<Recognised> in(String text) {
    for (Cause cause : causes) {
      Recognised found = cause.in(text);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }
}
