package io.groundwork.inventory;

import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with an inventory, so that all of it is told at once. A place is named by
 * its keys from the top of the file; a place that is not in the file falls back to its nearest
 * parent that is.
 */
public interface Problems {

  /** Adds an error at the place that the keys name, for example {@code hosts, node1, kafka, id}. */
  void error(String message, @Nullable String hint, String... place);

  /** Adds a warning at the place that the keys name. */
  void warning(String message, @Nullable String hint, String... place);
}
