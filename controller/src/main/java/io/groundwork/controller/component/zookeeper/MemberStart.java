package io.groundwork.controller.component.zookeeper;

import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.LongStart;
import java.time.Duration;
import java.util.Map;

/**
 * A member's start: it reads its last snapshot, and copies what it lacks from the leader, all of it
 * where it lacks much, before it serves. The lines are those of ZooKeeper 3.5 to 3.9.
 */
record MemberStart(Member member) implements LongStart {
  private static final Map<String, String> STEPS =
      Map.of(
          "Reading snapshot ", "reading its snapshot",
          "Getting a snapshot from leader", "copying a snapshot from the leader",
          "Getting a diff from the leader", "copying what it missed from the leader",
          "Snapshotting: ", "writing a snapshot");

  /** A snapshot is some gigabytes at most; one whose copying fails is begun anew and anew. */
  @Override
  public Duration most() {
    return Duration.ofHours(1);
  }

  @Override
  public String far(String words) {
    String far = "";
    int last = -1;
    for (Map.Entry<String, String> step : STEPS.entrySet()) {
      int at = words.lastIndexOf(step.getKey());
      if (at > last) {
        last = at;
        far = step.getValue();
      }
    }
    return far;
  }

  @Override
  public boolean through(Asking asking) {
    return SrvrReply.of(member, asking).serves();
  }
}
