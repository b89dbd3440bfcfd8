package io.groundwork.controller.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Faults put into bare hosts one at a time, by hand: check names each, and nothing that it does not
 * say of the untouched hosts, too.
 */
@OnLab
class FaultsIT {
  private static final List<String> NODES = List.of("node1", "node2", "node3");
  private static Set<String> untouched;
  private final Lab lab;

  FaultsIT(Lab lab) {
    this.lab = lab;
  }

  /**
   * A fault on node2.
   *
   * @param make puts it in, as root
   * @param mend takes it out
   * @param named what check then says beyond the rest: host, check and level
   */
  record Fault(String name, String make, String mend, Set<String> named) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void bareHosts(Lab lab) {
    lab.renew();
    untouched = findings(check(lab.inventory()));
  }

  static Stream<Fault> faults() {
    return Stream.of(
        new Fault(
            "a peer's name on loopback",
            "cp /etc/hosts /root/kept; echo '127.0.0.1 node3' >>/etc/hosts",
            "cat /root/kept >/etc/hosts; rm /root/kept",
            Set.of("node2 peer-names warning, mended")),
        new Fault(
            "a name server that does not answer",
            "mv /etc/resolv.conf /root/kept; peer=PEER; echo nameserver ${peer%.*}.99"
                + " >/etc/resolv.conf",
            "mv /root/kept /etc/resolv.conf",
            Set.of("node2 resolver warning")),
        new Fault(
            "a port that somebody holds",
            """
            systemd-run --quiet --unit=squatter --service-type=notify --property=NotifyAccess=all \\
              perl -MIO::Socket::INET -e '
                my $held = IO::Socket::INET->new(LocalPort => 2888, Listen => 1) or die $!;
                system("systemd-notify", "--ready");
                sleep'
            """,
            "systemctl stop squatter",
            Set.of("node2 port-free error")),
        new Fault(
            "a port that is blocked from outside",
            "ip rule add ipproto 6 sport 9092 blackhole",
            "ip rule del ipproto 6 sport 9092 blackhole",
            Set.of("node2 connection error")),
        new Fault(
            "a peer that cannot be reached",
            "ip route add blackhole PEER",
            "ip route del blackhole PEER",
            Set.of("node2 connection error", "node3 connection error")),
        new Fault(
            "too little space for the programs",
            "mkdir -p /opt; mount -t tmpfs -o size=8m tmpfs /opt",
            "umount /opt",
            Set.of("node2 space error")),
        new Fault(
            "too little space for the data, which would be in memory",
            "mkdir /var/lib/kafka; mount -t tmpfs -o size=8m tmpfs /var/lib/kafka",
            "umount /var/lib/kafka; rmdir /var/lib/kafka",
            Set.of("node2 data-place warning", "node2 data-place error")),
        new Fault(
            "no inodes",
            "mkdir /var/lib/kafka; mount -t tmpfs -o size=2g,nr_inodes=50 tmpfs /var/lib/kafka",
            "umount /var/lib/kafka; rmdir /var/lib/kafka",
            Set.of("node2 data-place warning", "node2 inodes error")),
        new Fault(
            "a file system that is read-only",
            "mkdir /srv/kept; mount --bind /srv/kept /opt; mount -o remount,bind,ro /opt",
            "umount /opt; rmdir /srv/kept",
            Set.of("node2 writable error")),
        new Fault(
            "noexec /tmp",
            "mount -t tmpfs -o noexec tmpfs /tmp",
            "umount /tmp",
            Set.of("node2 tmp-exec warning")),
        new Fault(
            "somebody's data where Kafka's is to be",
            "mkdir -p /var/lib/kafka/backup; chown -R vagrant /var/lib/kafka",
            "rm -r /var/lib/kafka",
            Set.of("node2 data-owner error", "node2 log-dirs warning", "node2 log-dirs error")),
        new Fault(
            "another machine's id",
            "cp /etc/machine-id /root/kept; echo MACHINE >/etc/machine-id",
            "cat /root/kept >/etc/machine-id; rm /root/kept",
            Set.of("node1 machine-unique warning", "node2 machine-unique warning")),
        new Fault(
            "swap",
            """
            printf 'Filename Type Size Used Priority\\n/swapfile file 1048572 0 -2\\n' >/root/kept
            mount --bind /root/kept /proc/swaps
            """,
            "umount /proc/swaps; rm /root/kept",
            Set.of("node2 swap warning")),
        new Fault(
            "an install by another hand, which runs",
            """
            mkdir -p /opt/apache-zookeeper-3.4.14/bin
            systemd-run --quiet --unit=oldzk --service-type=notify --property=NotifyAccess=all \\
              perl -e 'system("systemd-notify", "--ready"); sleep' \\
              org.apache.zookeeper.server.quorum.QuorumPeerMain
            """,
            "systemctl stop oldzk; rm -r /opt/apache-zookeeper-3.4.14",
            Set.of("node2 other-installs error", "node2 other-installs warning")));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void isNamedAndNothingElseIs(Fault fault) {
    lab.asRoot("node2", filled(fault.make()));
    try {
      Output checked = check(lab.inventory());
      Set<String> named = findings(checked);
      named.removeAll(untouched);
      assertThat(named).as(checked.out()).isEqualTo(fault.named());
      boolean error = fault.named().stream().anyMatch(finding -> finding.endsWith(" error"));
      checked.mustEnd(error ? 3 : 0);
    } finally {
      lab.asRoot("node2", filled(fault.mend()));
    }
  }

  @Test
  void planAndCheckLeaveEveryFileAsItWas() {
    Map<String, String> before = trees();
    Groundwork.run("plan", "-i", lab.inventory().write().toString()).mustEnd(2);
    check(lab.inventory()).mustEnd(0);
    assertThat(trees()).isEqualTo(before);
  }

  @Test
  void theWrongJavaIsNamedOnEveryHost() {
    HostsYaml inventory = lab.inventory();
    inventory
        .set("/components/jdk/archive", inventory.get("/components/zookeeper/archive"))
        .set("/components/jdk/sha512", inventory.get("/components/zookeeper/sha512"));
    Set<String> named = findings(check(inventory).mustEnd(3));
    named.removeAll(untouched);
    assertThat(named)
        .containsExactlyInAnyOrder(
            "node1 jdk-archive error", "node2 jdk-archive error", "node3 jdk-archive error");
  }

  @Test
  void installStopsAtABlockedPortBeforeItChangesAnything() {
    lab.asRoot("node2", "ip rule add ipproto 6 sport 3888 blackhole");
    try {
      Map<String, String> before = trees();
      Output refused = Groundwork.install(lab.inventory()).mustEnd(3);
      assertThat(findings(refused)).contains("node2 connection error");
      assertThat(refused.out()).contains("3888");
      assertThat(trees()).isEqualTo(before);
    } finally {
      lab.asRoot("node2", "ip rule del ipproto 6 sport 3888 blackhole");
    }
  }

  private String filled(String script) {
    return script
        .replace("PEER", lab.inventory().get("/hosts/node3/address"))
        .replace("MACHINE", script.contains("MACHINE") ? machineId() : "");
  }

  private String machineId() {
    return lab.asRoot("node1", "cat /etc/machine-id");
  }

  private Map<String, String> trees() {
    return NODES.stream().collect(Collectors.toMap(node -> node, lab::tree));
  }

  private static Output check(HostsYaml inventory) {
    return Groundwork.run("check", "-i", inventory.write().toString(), "--output", "json");
  }

  /** What does not pass: host, check and level. */
  private static Set<String> findings(Output checked) {
    Set<String> findings = new TreeSet<>();
    for (JsonNode finding : checked.events("finding")) {
      if (!finding.path("level").asText().equals("pass")) {
        findings.add(
            finding.path("host").asText()
                + " "
                + finding.path("check").asText()
                + " "
                + finding.path("level").asText()
                + (finding.path("mends").asBoolean() ? ", mended" : ""));
      }
    }
    return findings;
  }
}
