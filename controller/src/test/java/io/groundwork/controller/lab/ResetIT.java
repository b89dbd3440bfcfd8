package io.groundwork.controller.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host after a reset is the host before the install, but for what the reset says it leaves. */
@OnLab
class ResetIT {
  private static final Duration LONG = Duration.ofMinutes(8);
  private static final String KEY = "net.ipv4.ip_forward";
  private static final String OWN_NAMES = "127.0.1.1 node1.lab node1";
  private static final List<String> NODES = List.of("node1", "node2", "node3");

  /** What an account leaves: its own line goes, the tools' copies and their order stay. */
  private static final Set<String> ACCOUNTS =
      Set.of("passwd", "group", "shadow", "gshadow", "subuid", "subgid");

  private final Lab lab;

  ResetIT(Lab lab) {
    this.lab = lab;
  }

  @BeforeEach
  void bareHosts() {
    lab.renew();
  }

  @Test
  void dataStaysAndIsFoundAgainAndAllElseIsAsItWas() {
    lab.asRoot("node1", "echo '" + OWN_NAMES + "' >>/etc/hosts; sysctl -qw " + KEY + "=0");
    Set<String> before = files("node1");
    install();
    assertThat(lab.asRoot("node1", "grep ^127.0.1.1 /etc/hosts || true")).isNotEqualTo(OWN_NAMES);
    assertThat(lab.asRoot("node1", "sysctl -n " + KEY)).isEqualTo("1");
    lab.asRoot("node1", "echo '# mine' >>/etc/kafka/server.properties");
    String data = lab.asRoot("node1", "cat /var/lib/kafka/meta.properties /var/lib/zookeeper/myid");

    run("reset", "--dry-run").mustEnd(2);
    run("reset").mustEnd(5); // there is nobody to ask
    run("reset", "--limit", "node2", "--yes").mustEnd(3);
    run("reset", "--delete-data", "another", "--yes").mustEnd(5);
    run("verify", "--only", "zookeeper").mustEnd(0);
    run("reset", "--yes").mustEnd(0);

    assertThat(lab.asRoot("node1", "cat /var/lib/kafka/meta.properties /var/lib/zookeeper/myid"))
        .isEqualTo(data);
    assertThat(lab.asRoot("node1", "tail -n 1 /etc/kafka/server.properties.kept-by-reset"))
        .isEqualTo("# mine");
    assertThat(lab.asRoot("node1", "sysctl -n " + KEY)).isEqualTo("0");
    assertThat(lab.asRoot("node1", "ls /var/lib/groundwork/started")).contains("kafka.service");
    assertThat(differences(before, files("node1")))
        .allMatch(
            line ->
                line.contains("./var/lib/kafka")
                    || line.contains("./var/lib/zookeeper")
                    || line.contains("./var/log/")
                    || line.contains("./etc/kafka")
                    || isAccounts(line));
    assertThat(run("reset", "--yes", "--output", "json").mustEnd(0).summary().path("changed"))
        .hasToString("0");

    install();
    assertThat(lab.asRoot("node1", "cat /var/lib/kafka/meta.properties /var/lib/zookeeper/myid"))
        .isEqualTo(data);
  }

  @Test
  void withTheDataNamedNothingIsLeftButTheCopiesOfAccounts() {
    Set<String> before = files("node3");
    install();

    run("reset", "--delete-data", lab.inventory().get("/cluster"), "--yes").mustEnd(0);

    assertThat(differences(before, files("node3"))).allMatch(ResetIT::isAccounts);
    assertThat(lab.asRoot("node3", "ls /var/lib/groundwork").lines())
        .doesNotContain("archives", "before", "firewall", "started");
    for (String node : NODES) {
      assertThat(lab.asRoot(node, "getent passwd kafka zookeeper || true")).isEmpty();
    }
  }

  private static boolean isAccounts(String line) {
    return ACCOUNTS.stream()
        .anyMatch(name -> line.endsWith(" ./etc/" + name) || line.endsWith(" ./etc/" + name + "-"));
  }

  private void install() {
    run("install").mustEnd(0);
  }

  private Output run(String command, String... more) {
    String inventory =
        lab.inventory()
            .set("/components/baseline", "{sysctl: {" + KEY + ": 1}}")
            .write()
            .toString();
    List<String> all = Stream.concat(Stream.of(command, "-i", inventory), Stream.of(more)).toList();
    return Groundwork.start(all.toArray(String[]::new)).await(LONG);
  }

  /** Every file, link and directory with its owner and mode, files with a digest. */
  private Set<String> files(String node) {
    return lab.asRoot(
            node,
            """
            systemctl is-system-running --wait >/dev/null || true
            cd /
            prune() { find etc opt home root srv usr var -xdev \\( -path var/lib/groundwork -o -path var/lib/systemd \\
              -o -path var/log/journal -o -path 'var/log/*tmp' -o -path var/log/lastlog \\) -prune -o "$@"; }
            prune -type f -print0 | sort -z | xargs -0 sha256sum | sed 's|  |  ./|'
            prune ! -type f -printf '%y %m %u %g %l ./%p\\n' | sort
            """)
        .lines()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> differences(Set<String> before, Set<String> after) {
    Set<String> all = new TreeSet<>(before);
    all.addAll(after);
    all.removeIf(line -> before.contains(line) && after.contains(line));
    return all;
  }
}
