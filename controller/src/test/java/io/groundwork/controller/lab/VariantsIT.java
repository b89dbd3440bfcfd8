package io.groundwork.controller.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same product on labs of another kind. */
@OnLab
class VariantsIT {
  private final Lab lab;

  VariantsIT(Lab lab) {
    this.lab = lab;
  }

  @AfterAll
  static void asItWas(Lab lab) {
    lab.renew();
  }

  @Test
  void otherIdsPortsAndDirectoriesAsRoot(@TempDir Path directory) throws IOException {
    lab.renew("--root-login", "--ssh-port", "2222", "--subnet", subnet());
    HostsYaml inventory = lab.inventory();
    setIds(inventory);
    inventory
        .set("/components/zookeeper/client_port", "12181")
        .set("/components/zookeeper/peer_port", "12888")
        .set("/components/zookeeper/election_port", "13888")
        .set("/components/zookeeper/data_dir", "/data/zk")
        .set("/components/kafka/port", "19092")
        .set("/components/kafka/log_dirs", "[/data/k1, /data/k2]")
        .set("/components/kafka/chroot", "/other/place")
        .set("/components/kafka/properties", "{num.partitions: 3}");
    Groundwork.install(inventory).mustEnd(0);
    assertThat(Events.count(Groundwork.install(inventory).mustEnd(0), "changed")).isZero();
    readBack(ReadBack.in(directory), inventory);
  }

  @Test
  void sudoWithItsPassword() {
    lab.renew("--sudo-password");
    Groundwork.install(lab.inventory()).mustEnd(0);
    assertThat(Events.count(Groundwork.install(lab.inventory()).mustEnd(0), "changed")).isZero();
  }

  @Test
  void sudoWithTheWrongPasswordIsSaidAndThePasswordIsNot() {
    lab.renew("--sudo-password");
    HostsYaml inventory = lab.inventory().set("/sudo/password", "'${env:WRONG}'");
    Output refused =
        Groundwork.start(
                Map.of("WRONG", "open-sesame"), "install", "-i", inventory.write().toString())
            .await(java.time.Duration.ofMinutes(1))
            .mustEnd(4);
    assertThat(refused.out() + refused.err()).contains("sudo").doesNotContain("open-sesame");
  }

  /** A range far from the lab's own choice, and another one in each run of the tests. */
  private static String subnet() {
    return "10.99." + ProcessHandle.current().pid() % 250 + ".0/24";
  }

  private static void setIds(HostsYaml inventory) {
    List<String> nodes = List.of("node1", "node2", "node3");
    for (int i = 0; i < nodes.size(); i++) {
      inventory.set("/hosts/" + nodes.get(i) + "/zookeeper/id", Integer.toString(30 - 10 * i));
      inventory.set("/hosts/" + nodes.get(i) + "/kafka/id", Integer.toString(103 - i));
    }
  }

  private void readBack(ReadBack tools, HostsYaml inventory) {
    Stream<String> addresses =
        Stream.of("node1", "node2", "node3").map(n -> inventory.get("/hosts/" + n + "/address"));
    assertThat(addresses.map(a -> tools.mode(a, 12181)))
        .containsExactlyInAnyOrder("leader", "follower", "follower");
    String first = inventory.get("/hosts/node1/address");
    assertThat(lab.asRoot("node1", "cat /data/zk/myid")).isEqualTo("30");
    assertThat(tools.zookeeper(first + ":12181", "get", "/other/place/brokers/ids/103"))
        .contains("\"host\":\"" + first + "\"")
        .contains("\"port\":19092");
  }
}
