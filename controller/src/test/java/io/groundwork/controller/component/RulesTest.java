package io.groundwork.controller.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.controller.component.kafka.KafkaSettings;
import io.groundwork.controller.component.zookeeper.ZooKeeperSettings;
import io.groundwork.inventory.Problems;
import io.groundwork.inventory.value.Heap;
import io.groundwork.inventory.value.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each rule of the components, with the place at which it speaks. */
class RulesTest {
  private final Sites sites = Sites.three();

  private List<String> problems() {
    List<String> told = new ArrayList<>();
    Problems problems =
        new Problems() {
          @Override
          public void error(String message, String hint, String... place) {
            told.add(String.join(".", place) + ": " + message);
          }

          @Override
          public void warning(String message, String hint, String... place) {
            told.add("warning at " + String.join(".", place) + ": " + message);
          }
        };
    ServiceLoader.load(Component.class).forEach(c -> c.validate(sites.inventory(), problems));
    return told;
  }

  private RulesTest zookeeper(String host, UnaryOperator<ZooKeeperSettings> change) {
    sites.set(host, "zookeeper", ZooKeeperSettings.class, change);
    return this;
  }

  private RulesTest kafka(String host, UnaryOperator<KafkaSettings> change) {
    sites.set(host, "kafka", KafkaSettings.class, change);
    return this;
  }

  private RulesTest everyKafka(UnaryOperator<KafkaSettings> change) {
    List.copyOf(sites.hosts.keySet()).forEach(h -> kafka(h, change));
    return this;
  }

  private RulesTest everyZooKeeper(UnaryOperator<ZooKeeperSettings> change) {
    List.copyOf(sites.hosts.keySet()).forEach(h -> zookeeper(h, change));
    return this;
  }

  private static KafkaSettings properties(KafkaSettings s, String name, String value) {
    return Sites.kafka(s.id(), Map.of(name, value));
  }

  static KafkaSettings version(KafkaSettings s, String version) {
    return new KafkaSettings(
        Version.parse(version),
        s.archive(),
        s.sha512(),
        s.sha256(),
        s.heap(),
        s.port(),
        s.logDirs(),
        s.chroot(),
        s.properties(),
        List.of(),
        s.id());
  }

  private static KafkaSettings place(
      KafkaSettings s, int port, List<String> logDirs, String chroot) {
    return new KafkaSettings(
        s.version(),
        s.archive(),
        s.sha512(),
        s.sha256(),
        s.heap(),
        port,
        logDirs,
        chroot,
        s.properties(),
        List.of(),
        s.id());
  }

  private static ZooKeeperSettings ports(ZooKeeperSettings s, int client, int peer, int election) {
    return new ZooKeeperSettings(
        s.version(),
        s.archive(),
        s.sha512(),
        s.sha256(),
        s.heap(),
        client,
        peer,
        election,
        s.dataDir(),
        s.properties(),
        List.of(),
        s.dynamicReconfig(),
        s.id());
  }

  @Test
  void theExampleHasNoProblems() {
    assertThat(problems()).isEmpty();
  }

  @Test
  void kafkaFourIsRefusedInClearWordsAtTheClustersBlock() {
    everyKafka(s -> version(s, "4.0.0"));
    assertThat(problems())
        .containsExactly(
            "components.kafka.version: version 4.0.0 is not supported: from 4.0 on Kafka runs"
                + " without ZooKeeper, which is not done here yet");
  }

  @Test
  void aVersionOfOneHostIsToldAtThatHost() {
    kafka("node2", s -> version(s, "3.4.1"));
    assertThat(problems())
        .containsExactly("hosts.node2.kafka.version: version 3.4.1 is not supported");
  }

  @Test
  void dynamicReconfigurationIsForAllMembersOrForNone() {
    zookeeper("node2", Sites::dynamic);
    assertThat(problems())
        .contains(
            "components.zookeeper.dynamic_reconfig: dynamic_reconfig is true on some members and"
                + " false on others");
    everyZooKeeper(Sites::dynamic);
    assertThat(problems()).isEmpty();
  }

  @Test
  void dynamicReconfigurationIsRefusedWhereItWasNotTried() {
    everyZooKeeper(s -> Sites.dynamic(MembershipTest.version(s, "3.6.3")));
    assertThat(problems())
        .containsExactly(
            "components.zookeeper.dynamic_reconfig: dynamic_reconfig with ZooKeeper 3.6.3 is not"
                + " known to work");
  }

  @Test
  void aStandaloneServerHasNothingToReconfigure() {
    List.of("node1", "node2").forEach(sites.hosts::remove);
    everyZooKeeper(Sites::dynamic);
    assertThat(problems())
        .singleElement()
        .satisfies(p -> assertThat(p).contains("a standalone server has no list of members"));
  }

  @Test
  void thePropertiesOfDynamicReconfigurationAreOursOnlyWithIt() {
    Map<String, String> own =
        Map.of(
            "reconfigEnabled", "false",
            "DigestAuthenticationProvider.superDigest", "super:x",
            "skipACL", "yes");
    everyZooKeeper(s -> Sites.zookeeper(s.id(), own));
    assertThat(problems()).isEmpty();
    everyZooKeeper(Sites::dynamic);
    assertThat(problems()).hasSize(3).allMatch(p -> p.contains("cannot be set as a property"));
  }

  @Test
  void zooKeeperBeforeThreeFiveIsRefused() {
    everyZooKeeper(
        s ->
            new ZooKeeperSettings(
                Version.parse("3.4.14"),
                s.archive(),
                null,
                null,
                s.heap(),
                2181,
                2888,
                3888,
                s.dataDir(),
                Map.of(),
                List.of(),
                false,
                s.id()));
    assertThat(problems())
        .containsExactly("components.zookeeper.version: version 3.4.14 is not supported");
  }

  @Test
  void idsAreUnique() {
    zookeeper("node2", s -> Sites.zookeeper(3, Map.of()))
        .kafka("node3", s -> Sites.kafka(0, Map.of()));
    assertThat(problems())
        .containsExactlyInAnyOrder(
            "hosts.node2.zookeeper.id: zookeeper id 3 is node1's already",
            "hosts.node3.kafka.id: kafka id 0 is node1's already");
  }

  @Test
  void idsMayBeLeftToTheDisk() {
    zookeeper("node1", s -> Sites.zookeeper(null, Map.of()));
    kafka("node1", s -> Sites.kafka(null, Map.of()));
    assertThat(problems()).isEmpty();
  }

  @Test
  void anEvenNumberOfMembersIsAWarning() {
    sites.add("node4", "10.77.0.14", 4, 3);
    assertThat(problems())
        .containsExactly("warning at hosts: 4 ZooKeeper members tolerate no more failures than 3");
  }

  @Test
  void kafkaNeedsAZooKeeper() {
    Sites alone = Sites.one();
    sites.hosts.clear();
    sites.hosts.put(
        "node1", Sites.roles(alone.without("node1", "zookeeper").hosts.get("node1"), "kafka"));
    assertThat(problems())
        .containsExactly(
            "hosts.node1.roles: kafka needs a ZooKeeper, and no host has the role zookeeper");
  }

  @Test
  void portsOfOneHostDoNotClash() {
    zookeeper("node1", s -> ports(s, 2181, 2888, 2888));
    kafka("node2", s -> place(s, 2181, s.logDirs(), s.chroot()));
    assertThat(problems())
        .containsExactlyInAnyOrder(
            "hosts.node1.zookeeper: port 2888 stands twice",
            "hosts.node2.kafka.port: port 2181 is ZooKeeper's on this host");
  }

  @Test
  void ourPropertiesAreNotTheUsers() {
    for (String name :
        List.of(
            "broker.id", "listeners", "advertised.listeners", "log.dirs", "zookeeper.connect")) {
      everyKafka(s -> properties(s, name, "1"));
      assertThat(problems())
          .containsExactly(
              "components.kafka.properties."
                  + name
                  + ": '"
                  + name
                  + "' cannot be set as a property");
    }
    everyKafka(s -> Sites.kafka(s.id(), Map.of()));
    for (String name : List.of("clientPort", "dataDir", "server.1", "weight.1", "group.1")) {
      everyZooKeeper(s -> Sites.zookeeper(s.id(), Map.of(name, "1")));
      assertThat(problems())
          .containsExactly(
              "components.zookeeper.properties."
                  + name
                  + ": '"
                  + name
                  + "' cannot be set as a property");
    }
  }

  @Test
  void brokersMustTalkThroughTheListenerThatIsAdvertised() {
    everyKafka(s -> properties(s, "inter.broker.listener.name", "INTERNAL"));
    assertThat(problems())
        .containsExactly(
            "components.kafka.properties.inter.broker.listener.name: inter.broker.listener.name is"
                + " INTERNAL, but the advertised listener is PLAINTEXT");
  }

  @Test
  void moreReplicasThanBrokersAreRefused() {
    everyKafka(s -> properties(s, "default.replication.factor", "4"));
    assertThat(problems())
        .containsExactly(
            "components.kafka.properties.default.replication.factor:"
                + " default.replication.factor is 4, with 3 brokers");
  }

  @Test
  void theGatesCommandStaysInTheWhitelist() {
    everyZooKeeper(s -> Sites.zookeeper(s.id(), Map.of("4lw.commands.whitelist", "ruok, stat")));
    assertThat(problems())
        .containsExactly(
            "components.zookeeper.properties.4lw.commands.whitelist: srvr is not in the whitelist");
    everyZooKeeper(s -> Sites.zookeeper(s.id(), Map.of("4lw.commands.whitelist", "ruok, srvr")));
    assertThat(problems()).isEmpty();
  }

  @Test
  void theAdminServersPortIsANumber() {
    everyZooKeeper(s -> Sites.zookeeper(s.id(), Map.of("admin.serverPort", "http")));
    assertThat(problems())
        .containsExactly("components.zookeeper.properties.admin.serverPort: 'http' is not a port");
  }

  @Test
  void directoriesAndChrootsArePlainPaths() {
    for (String path :
        List.of("data", "/", "/data/", "/da ta", "/a/../b", "/a,b", "/a\nb", "/%h")) {
      everyKafka(s -> place(s, 9092, List.of(path), "/kafka"));
      assertThat(problems()).as(path).hasSize(1);
      assertThat(problems().get(0)).startsWith("components.kafka.log_dirs: ");
    }
    everyKafka(s -> place(s, 9092, List.of("/data/kafka-1"), "kafka"));
    assertThat(problems()).containsExactly("components.kafka.chroot: 'kafka' cannot be a chroot");
  }

  @Test
  void brokersOfOneClusterShareTheirChroot() {
    kafka("node2", s -> place(s, 9092, s.logDirs(), "/other"));
    assertThat(problems())
        .containsExactly("hosts.node1.kafka.chroot: brokers of one cluster have different chroots");
  }

  @Test
  void onlyMembersCanBeNamedAsUnprotected() {
    zookeeper("node2", s -> ExposedRestartTest.unprotected(s, "node2", "node9"));
    assertThat(problems())
        .containsExactly("hosts.node2.zookeeper.unprotected: 'node9' is no ZooKeeper member");
  }

  @Test
  void onlyTopicsByNameCanBeUnprotected() {
    everyKafka(s -> ExposedRestartTest.unprotected(s, "__consumer_offsets", "metrics.*"));
    assertThat(problems())
        .containsExactly("components.kafka.unprotected: 'metrics.*' cannot be a topic");
  }

  @Test
  void aProtocolThatTheVersionDoesNotKnowIsRefused() {
    kafka("node1", s -> properties(s, "inter.broker.protocol.version", "4.0"));
    kafka("node2", s -> properties(s, "inter.broker.protocol.version", "newest"));
    assertThat(problems())
        .containsExactlyInAnyOrder(
            "hosts.node1.kafka.properties.inter.broker.protocol.version: protocol 4.0 is newer than"
                + " Kafka 3.9.1",
            "hosts.node2.kafka.properties.inter.broker.protocol.version: 'newest' is no protocol of"
                + " Kafka");
  }

  @Test
  void aHeapThatCannotWorkIsRefused() {
    everyKafka(
        s ->
            new KafkaSettings(
                s.version(),
                s.archive(),
                s.sha512(),
                s.sha256(),
                Heap.parse("64m"),
                9092,
                s.logDirs(),
                s.chroot(),
                s.properties(),
                List.of(),
                s.id()));
    assertThat(problems()).containsExactly("components.kafka.heap: a heap of 64m is too small");
  }

  @Test
  void aDigestHasItsLength() {
    everyKafka(
        s ->
            new KafkaSettings(
                s.version(),
                s.archive(),
                "abc",
                null,
                s.heap(),
                9092,
                s.logDirs(),
                s.chroot(),
                s.properties(),
                List.of(),
                s.id()));
    assertThat(problems()).containsExactly("components.kafka.archive: sha512 is not a digest");
  }
}
