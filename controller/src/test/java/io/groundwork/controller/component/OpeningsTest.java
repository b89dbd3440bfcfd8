package io.groundwork.controller.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.controller.component.kafka.KafkaComponent;
import io.groundwork.controller.component.zookeeper.ZooKeeperComponent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What roles need a firewall to let in, and from whom. */
class OpeningsTest {

  private static List<String> of(Component component, Sites sites, String host) {
    return component.openings(sites.inventory(), sites.hosts.get(host)).stream()
        .map(o -> o.ports() + " " + String.join(",", o.hosts()) + (o.clients() ? " clients" : ""))
        .toList();
  }

  @Test
  void membersAloneComeToTheEnsemblesOwnPorts() {
    Sites sites = Sites.three().without("node3", "zookeeper").without("node1", "kafka");
    assertThat(of(new ZooKeeperComponent(), sites, "node1"))
        .containsExactly(
            "2181/tcp node1,node2,node3 clients", "2888/tcp node1,node2", "3888/tcp node1,node2");
  }

  @Test
  void aStandaloneServerHasNoPeers() {
    assertThat(of(new ZooKeeperComponent(), Sites.one(), "node1"))
        .containsExactly("2181/tcp node1 clients");
  }

  @Test
  void brokersAndClientsComeToABroker() {
    Sites sites = Sites.three().without("node2", "kafka");
    assertThat(of(new KafkaComponent(), sites, "node1"))
        .containsExactly("9092/tcp node1,node3 clients");
  }

  @Test
  void portsReadAsAFirewallWritesThem() {
    Opening range = Opening.tcp("NodePort services", 30_000).through(32_767);
    assertThat(range.ports()).isEqualTo("30000-32767/tcp");
    assertThat(Opening.udp("NTP", 123).fromNetworks(List.of("10.0.0.0/8", "10.0.0.0/8")))
        .isEqualTo(new Opening("NTP", "udp", 123, 123, List.of(), List.of("10.0.0.0/8"), false));
  }
}
