package io.groundwork.controller.report;

/** Shows events, one after the other; each is already free of secrets and terminal escapes. */
interface View extends AutoCloseable {
  void show(Event event);

  /** Puts the terminal back as it was. */
  @Override
  default void close() {}
}
