package io.groundwork.controller.release;

import java.util.List;

/** All tarballs that cannot be used. */
public final class ArchivesException extends Exception {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // Never leaves the program.
  private final List<ArchiveException> all;

  ArchivesException(List<ArchiveException> all) {
    super(String.join("; ", all.stream().map(e -> e.what() + ": " + e.why()).toList()));
    this.all = List.copyOf(all);
  }

  /** At least one. */
  public List<ArchiveException> all() {
    return all;
  }
}
