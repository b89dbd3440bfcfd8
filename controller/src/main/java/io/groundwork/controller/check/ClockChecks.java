package io.groundwork.controller.check;

import io.groundwork.agent.examine.Condition;
import io.groundwork.controller.component.Check;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.Site;
import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Do the clocks agree, and does anything see to it? */
final class ClockChecks {
  private static final long ODD_MILLIS = 1000;
  private static final long WRONG_MILLIS = 30_000;

  private ClockChecks() {}

  static void examine(Map<String, Long> ahead, Findings findings) {
    long median = median(ahead);
    String why =
        "logs of several machines cannot be laid side by side; certificates and Kafka's retention"
            + " by time go by the clock";
    String action = "Set the clock, and have chrony or systemd-timesyncd keep it.";
    ahead.forEach(
        (host, millis) -> {
          long off = millis - median;
          Check check = new Check(findings, host, "clocks-agree");
          if (Math.abs(off) > WRONG_MILLIS) {
            check.error(words(off), why, action);
          } else if (Math.abs(off) > ODD_MILLIS) {
            check.warning(words(off), why, action);
          } else {
            check.pass(words(off));
          }
        });
  }

  /** Fewer than three cannot outvote one that is wrong: then the controller's clock counts, too. */
  private static long median(Map<String, Long> ahead) {
    List<Long> all = new ArrayList<>(ahead.values());
    if (all.size() < 3) {
      all.add(0L);
    }
    if (all.size() < 3) {
      return 0;
    }
    all.sort(null);
    return all.get((all.size() - 1) / 2);
  }

  private static String words(long off) {
    String size = Math.abs(off) >= 10_000 ? Math.abs(off) / 1000 + " s" : Math.abs(off) + " ms";
    return size + (off < 0 ? " behind" : " ahead of") + " the other clocks";
  }

  static void examineKeeper(Site site, Host host, Condition condition, Findings findings) {
    Check check = new Check(findings, host.name(), "time-service");
    if (!site.facts(host).traits().container().isEmpty()) {
      check.pass("a container: its clock is the machine's that runs it");
    } else if (!condition.clockKeepers().isEmpty()) {
      check.pass(
          String.join(", ", condition.clockKeepers())
              + (condition.isClockKept() ? ", synchronised" : ""));
    } else {
      check.warning(
          "nothing keeps the clock (no chronyd, ntpd or systemd-timesyncd runs)",
          "it drifts by seconds a week, and each machine's otherwise",
          "Set baseline.time: chrony, or start a time service.");
    }
  }
}
