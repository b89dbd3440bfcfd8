package io.groundwork.controller.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a unit was stopped and started on the hosts of a lab, as their journals have it: systemd's
 * own word, not that of the run that is tested. All hosts have the clock of this machine.
 */
final class UnitTimes {
  private static final Pattern LINE =
      Pattern.compile("([0-9]+\\.[0-9]+) .* systemd\\[1\\]: (Stopping|Started) .*");

  /**
   * Something that happened.
   *
   * @param what Stopping or Started
   * @param seconds since the epoch
   */
  record Change(String node, String what, double seconds) {}

  private UnitTimes() {}

  /** All changes on these hosts, in their order. */
  static List<Change> of(Lab lab, String unit, List<String> nodes) {
    List<Change> changes = new ArrayList<>();
    for (String node : nodes) {
      String journal = lab.asRoot(node, "journalctl -q -o short-unix -u " + unit);
      for (String line : journal.split("\n", -1)) {
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches()) {
          changes.add(new Change(node, matcher.group(2), Double.parseDouble(matcher.group(1))));
        }
      }
    }
    changes.sort(Comparator.comparingDouble(Change::seconds));
    return changes;
  }

  /**
   * The hosts in the order of their restarts.
   *
   * @throws AssertionError where one was stopped before the one before it had been started
   */
  static List<String> restarts(List<Change> changes) {
    List<String> order = new ArrayList<>();
    for (int i = 0; i < changes.size(); i += 2) {
      Change stop = changes.get(i);
      Change start = i + 1 < changes.size() ? changes.get(i + 1) : stop;
      if (!stop.what().equals("Stopping")
          || !start.what().equals("Started")
          || !stop.node().equals(start.node())) {
        throw new AssertionError("not one at a time: " + changes);
      }
      order.add(stop.node());
    }
    return order;
  }
}
