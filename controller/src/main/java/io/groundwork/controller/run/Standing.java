package io.groundwork.controller.run;

import io.groundwork.controller.report.Report.Hosts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** How each host stands while a run goes on, and in its end. */
final class Standing {
  private final Set<String> meant = new TreeSet<>();
  private final Set<String> missing = new TreeSet<>();
  private final Set<String> stopped = new TreeSet<>();
  private final Set<String> touched = new TreeSet<>();
  private final Set<String> unfinished = new TreeSet<>();

  /**
   * Nothing is finished yet.
   *
   * @param meant hosts that the run is to bring, or find, in order
   */
  Standing(Collection<String> meant) {
    this.meant.addAll(meant);
    this.unfinished.addAll(meant);
  }

  synchronized void missing(Collection<String> hosts) {
    missing.addAll(hosts);
  }

  synchronized void stopped(String host) {
    stopped.add(host);
  }

  /** Something was changed on the host, or was tried. */
  synchronized void touched(String host) {
    touched.add(host);
  }

  /** All that is meant for the host is there. */
  synchronized void whole(String host) {
    unfinished.remove(host);
  }

  /** Something that is meant for the host is not there, or not as it should be. */
  synchronized void notWhole(Collection<String> hosts) {
    unfinished.addAll(hosts);
  }

  /** The hosts by how they stand. */
  synchronized Hosts hosts() {
    List<String> whole = new ArrayList<>();
    List<String> partial = new ArrayList<>();
    List<String> untouched = new ArrayList<>();
    for (String host : meant) {
      if (missing.contains(host)) {
        continue;
      }
      if (!unfinished.contains(host)) {
        whole.add(host);
      } else if (touched.contains(host)) {
        partial.add(host);
      } else {
        untouched.add(host);
      }
    }
    return new Hosts(meant.size(), whole, partial, untouched, List.copyOf(missing));
  }
}
