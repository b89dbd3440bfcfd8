package io.groundwork.controller.load;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of a load's messages.
 *
 * @param refused messages for which the producer was told, in the end, that they were not taken;
 *     some of them may be there all the same
 * @param lost acknowledged messages that the log does not have: must be 0
 * @param unseen acknowledged messages that the consumer at work never got: must be 0
 * @param duplicates messages that stand in the log once more, for each time more
 * @param unavailable for each partition the longest time between two acknowledgements while
 *     messages waited for one; the time from the last one to the end, too
 * @param refusal what the first refused message was refused with; empty where there was none
 */
public record LoadReport(
    int sent,
    int acknowledged,
    int refused,
    int lost,
    int unseen,
    int duplicates,
    Map<Integer, Duration> unavailable,
    String refusal) {

  /** The longest time that any partition took no message. */
  public Duration longestUnavailable() {
    return unavailable.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
  }

  /** All of it in one line, for a test's output. */
  @Override
  public String toString() {
    String each =
        unavailable.entrySet().stream()
            .map(p -> p.getKey() + ": " + p.getValue().toMillis() + " ms")
            .collect(Collectors.joining(", "));
    return "load: %d sent, %d acknowledged, %d refused%s; acknowledged messages lost %d, not consumed %d, duplicates %d; longest time a partition took no message %d ms (%s)"
        .formatted(
            sent,
            acknowledged,
            refused,
            refusal.isEmpty() ? "" : " (first: " + refusal + ")",
            lost,
            unseen,
            duplicates,
            longestUnavailable().toMillis(),
            each);
  }
}
