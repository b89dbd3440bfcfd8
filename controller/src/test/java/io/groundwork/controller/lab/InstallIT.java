package io.groundwork.controller.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three hosts, from bare to verified, and mended when something is broken. */
@OnLab
class InstallIT {
  private static final List<String> ADDRESSES = List.of("node1", "node2", "node3");
  private static ReadBack tools;

  private final Lab lab;
  private final HostsYaml inventory;

  InstallIT(Lab lab) {
    this.lab = lab;
    this.inventory = lab.inventory();
  }

  @BeforeAll
  static void installOnBareHosts(Lab lab, @TempDir Path directory) throws IOException {
    tools = ReadBack.in(directory);
    lab.renew();
    Output first = Groundwork.install(lab.inventory()).mustEnd(0);
    assertThat(Events.hosts(first, "whole")).containsExactlyElementsOf(ADDRESSES);
    assertThat(Events.count(first, "changed")).isPositive();
  }

  @Test
  void theEnsembleHasOneLeaderAndTwoFollowers() {
    converge();
    assertThat(addresses().map(a -> tools.mode(a, 2181)))
        .containsExactlyInAnyOrder("leader", "follower", "follower");
  }

  @Test
  void everyBrokerIsRegisteredWithTheEndpointThatTheInventorySays() {
    converge();
    for (int id = 0; id < 3; id++) {
      String address = inventory.get("/hosts/node" + (id + 1) + "/address");
      assertThat(tools.zookeeper(address + ":2181", "get", "/kafka/brokers/ids/" + id))
          .contains("\"host\":\"" + address + "\"")
          .contains("\"port\":9092");
    }
  }

  @Test
  void aTopicThatIsMadeWithKafkasOwnToolIsReplicatedOverAllBrokers() {
    converge();
    String bootstrap = inventory.get("/hosts/node1/address") + ":9092";
    tools
        .kafka(
            "kafka-topics.sh",
            "--bootstrap-server",
            bootstrap,
            "--create",
            "--topic",
            "read",
            "--partitions",
            "3",
            "--replication-factor",
            "3")
        .mustEnd(0);
    Output described =
        tools.kafka("kafka-topics.sh", "--bootstrap-server", bootstrap, "--describe");
    assertThat(described.mustEnd(0).out()).contains("Topic: read").doesNotContain("probe");
    assertThat(
            tools
                .kafka(
                    "kafka-topics.sh",
                    "--bootstrap-server",
                    bootstrap,
                    "--describe",
                    "--under-replicated-partitions")
                .mustEnd(0)
                .text())
        .isEmpty();
    tools
        .kafka("kafka-topics.sh", "--bootstrap-server", bootstrap, "--delete", "--topic", "read")
        .mustEnd(0);
  }

  @Test
  void aSecondInstallChangesNothingAndPlanAgrees() {
    converge();
    assertThat(Events.count(Groundwork.install(inventory).mustEnd(0), "changed")).isZero();
    Groundwork.run("plan", "-i", inventory.write().toString()).mustEnd(0);
    Groundwork.run("verify", "-i", inventory.write().toString()).mustEnd(0);
  }

  @Test
  void aDeletedJarIsPutBackOnThatHostAlone() {
    converge();
    lab.asRoot("node2", "rm /opt/kafka/[0-9]*/libs/kafka-clients-*.jar");
    Output mended = Groundwork.install(inventory).mustEnd(0);
    assertThat(Events.changed(mended))
        .anyMatch(change -> change.startsWith("node2 archive /opt/kafka/"))
        .allMatch(change -> change.startsWith("node2 "));
    assertThat(lab.asRoot("node2", "ls /opt/kafka/[0-9]*/libs/kafka-clients-*.jar")).isNotEmpty();
  }

  @Test
  void aStoppedBrokerIsStartedAndNothingElseIsTouched() {
    converge();
    lab.asRoot("node2", "systemctl stop kafka.service");
    assertThat(Events.changed(Groundwork.install(inventory).mustEnd(0)))
        .containsExactly("node2 service kafka.service");
  }

  @Test
  void aFileEditedByHandIsMended() {
    converge();
    lab.asRoot("node3", "echo num.io.threads=1 >>/etc/kafka/server.properties");
    Groundwork.run("plan", "-i", inventory.write().toString()).mustEnd(2);
    Groundwork.run("verify", "-i", inventory.write().toString()).mustEnd(3);
    assertThat(Events.changed(Groundwork.install(inventory).mustEnd(0)))
        .contains("node3 file /etc/kafka/server.properties")
        .isSubsetOf("node3 file /etc/kafka/server.properties", "node3 service kafka.service");
    assertThat(lab.asRoot("node3", "cat /etc/kafka/server.properties"))
        .doesNotContain("num.io.threads=1\n");
  }

  @Test
  void planWritesNothing() {
    converge();
    lab.asRoot("node1", "rm /etc/zookeeper/*; systemctl stop kafka.service");
    String before = lab.fingerprint("node1");
    Groundwork.run("plan", "-i", inventory.write().toString()).mustEnd(2);
    assertThat(lab.fingerprint("node1")).isEqualTo(before);
    Groundwork.install(inventory).mustEnd(0);
  }

  @Test
  void aPowerCutIsHealedByTheNextInstall() {
    converge();
    lab.kill("node1");
    lab.start("node1");
    Groundwork.install(inventory).mustEnd(0);
    assertThat(addresses().map(a -> tools.mode(a, 2181)))
        .containsExactlyInAnyOrder("leader", "follower", "follower");
  }

  private void converge() {
    Groundwork.install(inventory).mustEnd(0);
  }

  private Stream<String> addresses() {
    return ADDRESSES.stream().map(node -> inventory.get("/hosts/" + node + "/address"));
  }
}
