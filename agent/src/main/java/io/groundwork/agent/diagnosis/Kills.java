package io.groundwork.agent.diagnosis;

import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Stat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** How many processes the kernel killed for want of memory: a unit's, and the whole machine's. */
final class Kills {
  private static final int MOST = 1 << 16;
  private static final String COUNTER = "oom_kill ";

  private final NodeView view;

  Kills(NodeView view) {
    this.view = view;
  }

  /**
   * Of a unit since its control group was made, which is gone when the unit rests.
   *
   * @param group the unit's, as systemd names it; empty for none
   * @return 0 also where nobody counts
   */
  long ofUnit(String group) throws IOException {
    if (group.isEmpty()) {
      return 0;
    }
    long unified = count("/sys/fs/cgroup" + group + "/memory.events");
    return unified > 0 ? unified : count("/sys/fs/cgroup/memory" + group + "/memory.oom_control");
  }

  /** Of the machine since it started; the kernel counts since 4.13. */
  long ofMachine() throws IOException {
    return count("/proc/vmstat");
  }

  private long count(String path) throws IOException {
    Stat stat = view.stat(path);
    if (stat == null || !stat.isFile()) {
      return 0;
    }
    String text = new String(view.read(path, MOST), StandardCharsets.US_ASCII);
    for (String line : text.split("\n", -1)) {
      if (line.startsWith(COUNTER)) {
        return Long.parseLong(line.substring(COUNTER.length()).strip());
      }
    }
    return 0;
  }
}
