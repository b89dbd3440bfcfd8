package io.groundwork.controller.load;

import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** What became of each message, by its number; and how long each partition took none. */
final class Ledger {
  private static final long NOBODY_WAITS = -1;

  private final LongSupplier nanos;
  private final BitSet acknowledged = new BitSet();
  private final BitSet seen = new BitSet();
  private final int[] pending;
  private final int[] accepted;
  private final long[] waitingSince;
  private final long[] longest;
  private int sent;
  private int refused;
  private String refusal = "";

  /**
   * An empty one.
   *
   * @param nanos a clock that only goes forward, from 0 or more
   */
  Ledger(int partitions, LongSupplier nanos) {
    this.nanos = nanos;
    pending = new int[partitions];
    accepted = new int[partitions];
    waitingSince = new long[partitions];
    longest = new long[partitions];
    java.util.Arrays.fill(waitingSince, NOBODY_WAITS);
  }

  /** A message is about to be sent; its number. */
  synchronized int send(int partition) {
    pending[partition]++;
    if (waitingSince[partition] == NOBODY_WAITS) {
      waitingSince[partition] = nanos.getAsLong();
    }
    return sent++;
  }

  synchronized void acknowledge(int partition, int number) {
    acknowledged.set(number);
    pending[partition]--;
    accepted[partition]++;
    longest[partition] = Math.max(longest[partition], waited(partition));
    waitingSince[partition] = pending[partition] > 0 ? nanos.getAsLong() : NOBODY_WAITS;
    notifyAll();
  }

  /** The producer gave up on a message: its partition is no more available for that. */
  synchronized void refuse(int partition, String why) {
    pending[partition]--;
    refused++;
    refusal = refusal.isEmpty() ? why : refusal;
    notifyAll();
  }

  /** The consumer at work got it. */
  synchronized void see(int number) {
    seen.set(number);
    notifyAll();
  }

  /** Every partition has taken a message. */
  synchronized boolean atWork() {
    for (int count : accepted) {
      if (count == 0) {
        return false;
      }
    }
    return true;
  }

  /** What the first messages took, connections and all, is not counted. */
  synchronized void forgetTimes() {
    java.util.Arrays.fill(longest, 0);
  }

  /** Nothing waits for an acknowledgement, and the consumer has all that was acknowledged. */
  synchronized boolean settled() {
    for (int count : pending) {
      if (count > 0) {
        return false;
      }
    }
    return unseen() == 0;
  }

  /** Waits for something to happen, for a tenth of a second at most. */
  synchronized void await() throws InterruptedException {
    wait(100);
  }

  synchronized int sent() {
    return sent;
  }

  /**
   * The end of it.
   *
   * @param found how often each message stands in the log, by its number
   */
  synchronized LoadReport report(int[] found) {
    int lost = 0;
    int duplicates = 0;
    for (int number = 0; number < sent; number++) {
      int times = number < found.length ? found[number] : 0;
      lost += acknowledged.get(number) && times == 0 ? 1 : 0;
      duplicates += Math.max(0, times - 1);
    }
    Map<Integer, Duration> unavailable = new TreeMap<>();
    for (int partition = 0; partition < longest.length; partition++) {
      long most = Math.max(longest[partition], waited(partition));
      unavailable.put(partition, Duration.ofNanos(most));
    }
    return new LoadReport(
        sent,
        acknowledged.cardinality(),
        refused,
        lost,
        unseen(),
        duplicates,
        unavailable,
        refusal);
  }

  private int unseen() {
    BitSet missing = (BitSet) acknowledged.clone();
    missing.andNot(seen);
    return missing.cardinality();
  }

  private long waited(int partition) {
    long since = waitingSince[partition];
    return since == NOBODY_WAITS ? 0 : nanos.getAsLong() - since;
  }
}
