package io.groundwork.controller.gate;

import java.time.Duration;

/**
 * A service that may take long to start, because it reads back or copies all that it holds: a
 * broker that recovers its logs after a power cut, a member that copies a large snapshot. As long
 * as it gets on with that, its gates wait.
 */
public interface LongStart {

  /** How long such a start takes at most, whatever its process does meanwhile. */
  Duration most();

  /**
   * How far it is, for people: {@code recovering logs, 37 of 120 in /data}.
   *
   * @param words the last lines that its process said
   * @return empty where they do not say
   */
  String far(String words);

  /** Whether that is done: what its gates still wait for comes soon, or not at all. */
  boolean through(Asking asking);
}
