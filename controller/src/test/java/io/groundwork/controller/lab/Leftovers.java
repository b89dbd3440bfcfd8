package io.groundwork.controller.lab;

import static org.assertj.core.api.Assertions.assertThat;

/** What a run that met a fault left on a host. */
final class Leftovers {
  private static final String LEFT =
      "find /opt /etc /var/lib/groundwork \\( -name '*.groundwork-*' -o -name 'deliver.*' -o -name"
          + " '*.run.new' \\) -prune -printf '%m %f\\n'";

  /** Programs that can be seen are on record; links lead somewhere; files have their ends. */
  private static final String WHOLE =
      """
      for tree in /opt/kafka/[0-9]* /opt/jdk/[0-9]* /opt/zookeeper/[0-9]*; do
        test -f "/var/lib/groundwork/archives/$(echo "${tree#/}" | sed 's/-/--/g; s,/,-,g')"
      done
      for product in kafka jdk zookeeper; do test -d "/opt/$product/current/"; done
      for unit in kafka zookeeper; do
        tail -n 1 /etc/systemd/system/$unit.service | grep -qx 'WantedBy=multi-user.target'
      done
      grep -q '^num.io.threads=' /etc/kafka/server.properties
      """;

  private Leftovers() {}

  /**
   * Waits until no agent is left; then all that can be seen is whole, and of what is not, there is
   * this.
   *
   * @param hidden modes and names, a line each
   */
  static void mustBe(Lab lab, String node, String hidden) {
    lab.asRoot(node, Trial.awaiting("! pgrep -f " + Trial.AGENT + " >/dev/null"));
    assertThat(lab.asRoot(node, LEFT)).as("left on " + node).isEqualTo(hidden);
    lab.asRoot(node, WHOLE);
  }
}
