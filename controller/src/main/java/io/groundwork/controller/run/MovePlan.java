package io.groundwork.controller.run;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Held;
import io.groundwork.agent.question.Move;
import io.groundwork.controller.balance.Balance;
import io.groundwork.controller.balance.Placed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What moves so that brokers carry alike, and what that costs.
 *
 * @param before where all partitions are
 * @param after where they are to be, in the same order
 */
record MovePlan(List<Placed> before, List<Placed> after) {

  /**
   * A partition's move.
   *
   * @param bytes that one new replica has to copy
   */
  record Step(Move move, long bytes) {

    /** Ids of the brokers that are new to it. */
    List<Integer> added() {
      return move.to().stream().filter(id -> !move.from().contains(id)).toList();
    }

    /** Bytes that all its new replicas copy. */
    long copied() {
      return bytes * added().size();
    }
  }

  /** The plan that deals the partitions out to these brokers. */
  static MovePlan of(Answer.Layout layout, Collection<Integer> brokers) {
    List<Placed> before = new ArrayList<>();
    for (Held each : layout.partitions()) {
      before.add(new Placed(each.topic(), each.number(), each.target(), each.size()));
    }
    return new MovePlan(before, new Balance(before, brokers).even());
  }

  /** What is to be moved, the smallest first, so that most is done if it ends early. */
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      Placed is = before.get(i);
      Placed will = after.get(i);
      if (!is.equals(will)) {
        Move move = new Move(is.topic(), is.number(), is.replicas(), will.replicas());
        steps.add(new Step(move, is.bytes()));
      }
    }
    steps.sort(Comparator.comparingLong(Step::copied));
    return steps;
  }

  /**
   * Those whose partitions are as they were when the plan was made: what somebody has given other
   * replicas since is not put back to what it was.
   */
  static List<Step> unchanged(List<Step> steps, Answer.Layout layout) {
    Map<String, List<Integer>> now = new HashMap<>();
    layout.partitions().forEach(each -> now.put(each.toString(), each.target()));
    return steps.stream()
        .filter(step -> step.move().from().equals(now.get(step.move().toString())))
        .toList();
  }

  /** The moves in parts, each of about as many bytes as a minute takes. */
  static List<List<Step>> batches(List<Step> steps, long bytesPerSecond) {
    List<List<Step>> batches = new ArrayList<>();
    long most = 60 * bytesPerSecond;
    long bytes = 0;
    for (Step step : steps) {
      List<Step> last = batches.isEmpty() ? List.of() : batches.get(batches.size() - 1);
      if (last.isEmpty() || last.size() >= 200 || bytes + step.copied() > most) {
        batches.add(new ArrayList<>());
        bytes = 0;
      }
      batches.get(batches.size() - 1).add(step);
      bytes += step.copied();
    }
    return batches;
  }

  /** For people: how much, for how long, and what each broker gets. */
  List<String> lines(long bytesPerSecond, Map<Integer, String> hosts) {
    List<Step> steps = steps();
    Map<Integer, Long> receives = new TreeMap<>();
    steps.forEach(s -> s.added().forEach(id -> receives.merge(id, s.bytes(), Long::sum)));
    long most = receives.values().stream().mapToLong(Long::longValue).max().orElse(0);
    List<String> lines = new ArrayList<>();
    lines.add(
        steps.size()
            + " of "
            + before.size()
            + " partitions change, "
            + size(steps.stream().mapToLong(Step::copied).sum())
            + " to copy; with "
            + size(bytesPerSecond)
            + "/s into each broker that takes "
            + most / bytesPerSecond
            + " s or more");
    TreeMap<Integer, String> ids = new TreeMap<>(hosts);
    before.forEach(p -> p.replicas().forEach(id -> ids.putIfAbsent(id, "not in the inventory")));
    ids.forEach(
        (id, host) ->
            lines.add(
                "broker %d (%s): replicas %d -> %d, preferred leaders %d -> %d, receives %s"
                    .formatted(
                        id,
                        host,
                        replicas(before, id),
                        replicas(after, id),
                        leaders(before, id),
                        leaders(after, id),
                        size(receives.getOrDefault(id, 0L)))));
    return lines;
  }

  private static long replicas(List<Placed> partitions, int id) {
    return partitions.stream().filter(p -> p.replicas().contains(id)).count();
  }

  private static long leaders(List<Placed> partitions, int id) {
    return partitions.stream().filter(p -> p.replicas().get(0) == id).count();
  }

  /** Bytes in words: 1.2 GB. */
  static String size(long bytes) {
    String[] units = {"B", "kB", "MB", "GB", "TB", "PB"};
    double value = bytes;
    int unit = 0;
    while (value >= 1000 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(
        Locale.ROOT, unit == 0 || value >= 100 ? "%.0f %s" : "%.1f %s", value, units[unit]);
  }
}
