package io.groundwork.controller.run;

import java.util.List;

/** The first of many, for people: they read a few, and want to know how many there are. */
final class Some {
  private static final int SHOWN = 10;

  private Some() {}

  /** The first ten, and how many there are where there are more. */
  static String of(List<String> all) {
    return all.size() <= SHOWN
        ? String.join(", ", all)
        : String.join(", ", all.subList(0, SHOWN)) + " ... (" + all.size() + ")";
  }
}
