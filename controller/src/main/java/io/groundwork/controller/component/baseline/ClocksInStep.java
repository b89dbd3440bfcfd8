package io.groundwork.controller.component.baseline;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.gate.Verdicts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Are the hosts' clocks in step? Each is asked once, and stands at the middle of its question's way
 * there and back; half of that way is what cannot be known of it.
 *
 * @param hosts whose clocks are compared with the median of all
 */
record ClocksInStep(List<String> hosts) implements Gate {
  private static final int MILLIS = 5000;

  /** Half of the second by which logs and leases of two hosts may be told apart at all. */
  private static final long MOST_MILLIS = 500;

  @Override
  public String name() {
    return "clocks in step";
  }

  @Override
  public String component() {
    return Baseline.NAME;
  }

  @Override
  public boolean writes() {
    return false;
  }

  /** chronyd steps the clock within its first measurements. */
  @Override
  public Duration patience() {
    return Duration.ofSeconds(60);
  }

  @Override
  public List<Suspect> suspects() {
    return hosts.stream().map(host -> new Suspect(host, "chronyd.service", 0, "")).toList();
  }

  /** A host's clock against the controller's, in milliseconds. */
  private record Offset(long millis, long unsure) {}

  @Override
  public Verdict ask(Asking asking) {
    Map<String, Offset> offsets = new LinkedHashMap<>();
    for (String host : hosts) {
      long before = System.currentTimeMillis();
      long start = System.nanoTime();
      Answer answer = asking.ask(host, new Question.Clock(MILLIS));
      long way = (System.nanoTime() - start) / 1_000_000;
      if (!(answer instanceof Answer.Text text)) {
        return Verdicts.closed(answer);
      }
      long there = Long.parseLong(text.text());
      offsets.put(host, new Offset(there - before - way / 2, way / 2 + 1));
    }
    List<Long> sorted = new ArrayList<>(offsets.values().stream().map(Offset::millis).toList());
    sorted.sort(null);
    long median = sorted.get(sorted.size() / 2);
    return judge(offsets, median);
  }

  private static Verdict judge(Map<String, Offset> offsets, long median) {
    long most = 0;
    for (Map.Entry<String, Offset> entry : offsets.entrySet()) {
      long off = entry.getValue().millis() - median;
      long surely = Math.max(0, Math.abs(off) - entry.getValue().unsure());
      if (surely > MOST_MILLIS) {
        return new Verdict.NotYet(
            entry.getKey()
                + "'s clock is "
                + Math.abs(off)
                + " ms "
                + (off > 0 ? "ahead of" : "behind")
                + " the median of all hosts");
      }
      most = Math.max(most, Math.abs(off));
    }
    return new Verdict.Pass(offsets.size() + " clocks within " + most + " ms of their median");
  }
}
