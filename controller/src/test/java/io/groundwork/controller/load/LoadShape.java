package io.groundwork.controller.load;

import java.time.Duration;

/**
 * What a {@link Load} sends, within bounds: it is to be at work, not to wear the machine out.
 *
 * @param topic made for the load; with three replicas and min.insync.replicas=2
 * @param perSecond messages a second over all partitions, 500 at most
 * @param bytes size of a message, from 8 to 10,000
 * @param most how long it sends at most, 15 minutes at most
 */
public record LoadShape(String topic, int partitions, int perSecond, int bytes, Duration most) {
  private static final int MOST_PER_SECOND = 500;
  private static final int MOST_BYTES = 10_000;
  private static final Duration LONGEST = Duration.ofMinutes(15);

  public LoadShape {
    if (partitions < 1
        || perSecond < 1
        || perSecond > MOST_PER_SECOND
        || bytes < Long.BYTES
        || bytes > MOST_BYTES
        || most.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("beyond the bounds of a load in a test");
    }
  }

  /** 200 small messages a second into six partitions, for ten minutes at most. */
  public static LoadShape of(String topic) {
    return new LoadShape(topic, 6, 200, 100, Duration.ofMinutes(10));
  }
}
