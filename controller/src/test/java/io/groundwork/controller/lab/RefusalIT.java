package io.groundwork.controller.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stops an install before it changes anything. */
@OnLab
class RefusalIT {
  private final Lab lab;

  RefusalIT(Lab lab) {
    this.lab = lab;
  }

  @BeforeEach
  void bareHosts() {
    lab.renew();
  }

  @Test
  void aPortThatSomeoneElseHoldsStopsTheRun() {
    lab.asRoot(
        "node2",
        """
        systemd-run --quiet --unit=squatter --service-type=notify --property=NotifyAccess=all \\
          perl -MIO::Socket::INET -e '
            my $held = IO::Socket::INET->new(LocalPort => 9092, Listen => 1) or die $!;
            system("systemd-notify", "--ready");
            sleep'
        """);
    Output refused = refuses(lab.inventory(), 3);
    assertThat(refused.out()).contains("9092").contains("perl");
  }

  @Test
  void anIdOnDiskThatContradictsTheInventoryIsLeftAlone() {
    lab.asRoot("node1", "mkdir -p /var/lib/zookeeper && echo 7 >/var/lib/zookeeper/myid");
    Output refused = refuses(lab.inventory(), 3);
    assertThat(refused.out()).contains("myid").contains("7");
    assertThat(lab.asRoot("node1", "cat /var/lib/zookeeper/myid")).isEqualTo("7");
  }

  @Test
  void aBrokerIdOnDiskThatContradictsTheInventoryIsLeftAlone() {
    lab.asRoot(
        "node3",
        "mkdir -p /var/lib/kafka"
            + " && printf 'version=0\\nbroker.id=9\\n' >/var/lib/kafka/meta.properties");
    assertThat(refuses(lab.inventory(), 3).out()).contains("meta.properties").contains("9");
  }

  @Test
  void aDigestThatDoesNotMatchStopsTheRun() {
    refuses(lab.inventory().set("/components/kafka/sha512", "'" + "0".repeat(128) + "'"), 5);
  }

  @Test
  void aHostThatCannotBeReachedStopsItsClusterWithinItsOwnTimeLimit() {
    HostsYaml inventory = lab.inventory().set("/ssh/connect_timeout", "3");
    lab.cut("node3");
    List<String> reached = List.of("node1", "node2");
    Map<String, String> before = fingerprints(reached);
    Output refused = Groundwork.install(inventory).mustEnd(4);
    assertThat(refused.millis()).isLessThan(10_000);
    assertThat(Events.hosts(refused, "unreachable")).containsExactly("node3");
    assertThat(fingerprints(reached)).isEqualTo(before);
  }

  @Test
  void aHostKeyThatIsNotTheKnownOneIsRefused(@TempDir Path directory) throws IOException {
    Path known = directory.resolve("known_hosts");
    List<String> lines = Files.readAllLines(lab.directory().resolve("known_hosts"));
    String swapped = lines.get(0).split(" ")[0] + lines.get(1).substring(lines.get(1).indexOf(' '));
    Files.write(known, List.of(swapped, lines.get(1), lines.get(2)));
    HostsYaml inventory = lab.inventory().set("/ssh/known_hosts", known.toString());
    Output refused = refuses(inventory, 4);
    assertThat(refused.out() + refused.err()).contains("SHA256:");
    refuses(inventory.set("/ssh/host_keys", "accept-new"), 4);
  }

  @Test
  void aHostThatIsNotKnownIsRefusedUnlessNewOnesAreAccepted(@TempDir Path directory) {
    Path known = directory.resolve("known_hosts");
    HostsYaml inventory = lab.inventory().set("/ssh/known_hosts", known.toString());
    refuses(inventory, 4);
    Groundwork.run("facts", "-i", inventory.set("/ssh/host_keys", "accept-new").write().toString())
        .mustEnd(0);
    assertThat(known).isRegularFile();
    Groundwork.run("facts", "-i", inventory.set("/ssh/host_keys", "strict").write().toString())
        .mustEnd(0);
  }

  @Test
  void aKeyThatTheHostDoesNotTakeIsRefused(@TempDir Path directory) {
    Path key = directory.resolve("id_ed25519");
    Running.start(Map.of(), List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key + ""))
        .await(java.time.Duration.ofSeconds(10))
        .mustEnd(0);
    refuses(lab.inventory().set("/ssh/key", key.toString()), 4);
  }

  /** Installs, expects the exit code, and that no host was touched. */
  private Output refuses(HostsYaml inventory, int exit) {
    List<String> nodes = List.of("node1", "node2", "node3");
    Map<String, String> before = fingerprints(nodes);
    Output refused = Groundwork.install(inventory).mustEnd(exit);
    assertThat(fingerprints(nodes)).isEqualTo(before);
    return refused;
  }

  private Map<String, String> fingerprints(List<String> nodes) {
    return Stream.ofNullable(nodes)
        .flatMap(List::stream)
        .collect(java.util.stream.Collectors.toMap(node -> node, lab::fingerprint));
  }
}
