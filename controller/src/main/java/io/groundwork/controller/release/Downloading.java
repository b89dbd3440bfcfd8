package io.groundwork.controller.release;

/** Is told how a download goes. */
@FunctionalInterface
public interface Downloading {

  /** Tells nobody. */
  Downloading SILENT = (name, got, of) -> {};

  /**
   * Some bytes more came.
   *
   * @param name file name, for people
   * @param got bytes so far
   * @param of bytes in all, -1 where the server does not say
   */
  void at(String name, long got, long of);
}
