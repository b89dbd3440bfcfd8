package io.groundwork.inventory.read;

import static io.groundwork.inventory.read.Loading.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import io.groundwork.inventory.Problem;
import io.groundwork.inventory.Secret;
import io.groundwork.inventory.Severity;
import io.groundwork.inventory.Ssh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryLoaderTest {
  private static final String COMPONENTS =
      """
      components:
        jdk: {archive: /jdk.tgz}
        zookeeper: {version: 3.10, archive: /zk.tgz}
        kafka: {version: 3.9.1, archive: /kafka.tgz, properties: {num.partitions: 3, mode: 0777}}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "three-nodes",
        "sudo-password",
        "root-other-ports",
        "standalone",
        "bastion",
        "nfs",
        "vagrant",
        "kubernetes"
      })
  void everyExampleLoadsWithoutAnyProblem(String name) {
    LoadResult result = Loading.file(Path.of("examples", name + ".yaml"));

    assertThat(told(result)).isEmpty();
    assertThat(result.inventory().hosts()).isNotEmpty();
  }

  @Test
  void theFirstFileInTheRecipesLoads() throws IOException {
    String recipes = Files.readString(Path.of("../docs/inventory.md"));
    int begin = recipes.indexOf("```yaml\n") + 8;
    LoadResult result = Loading.text(recipes.substring(begin, recipes.indexOf("```", begin)));

    assertThat(told(result)).isEmpty();
    assertThat(result.inventory().with("kafka")).hasSize(1);
  }

  @Test
  void aHostHasItsRolesAndWhatTheyNeedAndWhatAppliesEverywhere() {
    Inventory inventory = Loading.file(Path.of("examples/three-nodes.yaml")).inventory();
    Host node2 = inventory.hosts().get("node2");

    assertThat(inventory.cluster()).isEqualTo("lab");
    assertThat(node2.settings().keySet())
        .containsExactly("hosts", "baseline", "jdk", "zookeeper", "kafka");
    assertThat(node2.settings("kafka", Loading.Kafka.class).id()).isEqualTo(1);
    assertThat(node2.settings("kafka", Loading.Kafka.class).logDirs())
        .containsExactly("/var/lib/kafka");
    assertThat(node2.ssh().hostKeys()).isEqualTo(Ssh.HostKeys.STRICT);
    assertThat(node2.ssh().user()).isEqualTo("vagrant");
  }

  @Test
  void aHostsBlockGoesOverTheClustersKeyByKeyAndListsReplace() {
    Inventory inventory = Loading.file(Path.of("examples/root-other-ports.yaml")).inventory();
    Host third = inventory.hosts().get("r7n3");
    Loading.Kafka kafka = third.settings("kafka", Loading.Kafka.class);

    assertThat(third.ssh().port()).isEqualTo(2222);
    assertThat(third.ssh().knownHosts()).isEqualTo("~/.ssh/known_hosts.rack7");
    assertThat(kafka.logDirs()).hasSize(3);
    assertThat(kafka.port()).isEqualTo(19092);
    assertThat(kafka.chroot()).isEqualTo("/rack7");
  }

  @Test
  void nullTakesAwayWhatTheClusterSets() {
    LoadResult result =
        Loading.text(
            """
            cluster: c
            sudo: {password: "${env:SUDO_PASSWORD}"}
            hosts:
              a: {address: 10.0.0.1, sudo: {password: null}}
              b: {address: 10.0.0.2}
            """);

    assertThat(told(result)).isEmpty();
    assertThat(result.inventory().hosts().get("a").sudo().password()).isNull();
    assertThat(result.inventory().hosts().get("b").sudo().password())
        .isEqualTo(new Secret("hunter2-sudo"));
  }

  @Test
  void scalarsAreKeptAsTheyAreWritten() {
    LoadResult result =
        Loading.text(
            "cluster: 007\n"
                + COMPONENTS
                + "hosts: {a: {address: 10.0.0.1, roles: [zookeeper, kafka]}}\n");
    Host host = result.inventory().hosts().get("a");

    assertThat(result.inventory().cluster()).isEqualTo("007");
    assertThat(host.settings("zookeeper", Loading.ZooKeeper.class).version()).hasToString("3.10");
    assertThat(host.settings("kafka", Loading.Kafka.class).properties())
        .containsEntry("mode", "0777")
        .containsEntry("num.partitions", "3");
  }

  @Test
  void allProblemsAreToldAtOnceEachAtItsPlace() {
    LoadResult result =
        Loading.text(
            """
            cluster: la b
            shh: {user: x}
            components:
              kafka: {version: three, archive: /k.tgz, prot: 9092, id: 1}
              kafak: {}
            hosts:
              node1: {address: 10.0.0.1, roles: [zookeper, kafka], kafka: {id: two}}
              node2: {address: 10.0.0.1, roles: [kafka], kafka: {port: 99999}, ssh: {host_keys: stric}}
            """);

    assertThat(told(result))
        .containsExactly(
            "1:10 cluster: 'la b' is not a name [letters, digits, - _ . and at most 63 of them; the"
                + " first a letter or digit]",
            "2:1 unknown key 'shh' [ssh]",
            "3:1 jdk is not set, and kafka needs it [components: {jdk: {archive: …}}]",
            "4:20 version: 'three' is not a version like 3.9.1",
            "4:44 kafka: unknown key 'prot' [port]",
            "4:56 kafka: id differs from host to host [write kafka: {id: …} in the hosts' own"
                + " blocks]",
            "5:3 components: unknown key 'kafak' [kafka]",
            "7:38 unknown role 'zookeper' [zookeeper]",
            "7:68 id: 'two' is not a whole number",
            "8:20 address 10.0.0.1 is also that of node1 (7:20) [every host has an address of its"
                + " own]",
            "8:60 port: '99999' is out of range: 1 to 65535",
            "8:85 host_keys: 'stric' is none of strict, accept-new [strict]");
  }

  @Test
  void whatCanBeReadIsThereForFurtherChecksThatPointIntoTheFile() {
    LoadResult result =
        Loading.text(
            "cluster: c\n"
                + COMPONENTS
                + """
                hosts:
                  a: {address: 10.0.0.1, roles: [kafka, kafkaa], kafka: {id: 1}}
                """);

    assertThat(result.failed()).isTrue();
    assertThat(result.draft().hosts().get("a").has("kafka")).isTrue();
    result.checks().error("own", null, "hosts", "a", "kafka", "id");
    result.checks().error("inherited", null, "hosts", "a", "kafka", "archive");
    result.checks().error("parent", null, "hosts", "a", "kafka", "heap");
    assertThat(told(result)).contains("7:62 own", "5:36 inherited", "7:50 parent");
  }

  @Test
  void warningsDoNotStandInTheWay() {
    LoadResult result =
        Loading.text(
            """
            cluster: c
            ssh: {password: in-clear-77}
            hosts: {a: {address: 10.0.0.1, kafka: {id: 3}}}
            """);

    assertThat(result.failed()).isFalse();
    assertThat(result.problems()).extracting(Problem::severity).containsOnly(Severity.WARNING);
    assertThat(told(result))
        .containsExactly(
            "2:17 password stands in clear in this file [write \"${env:NAME}\" or"
                + " \"${file:PATH}\"]",
            "3:32 a has settings for kafka but does not have it [add kafka to its roles]");
    assertThat(result.inventory().secrets()).containsExactly(new Secret("in-clear-77"));
  }

  @Test
  void whatIsMissingForAllIsToldOnce() {
    LoadResult result =
        Loading.text(
            """
            cluster: c
            components: {jdk: {}}
            hosts:
              a: {address: 10.0.0.1, roles: [zookeeper, nfs], nfs: {exports: [{mode: "0700"}]}}
              b: {address: 10.0.0.2, roles: [zookeeper], zookeeper: {id: 2}}
            """);

    assertThat(told(result))
        .containsExactly(
            "2:1 zookeeper is not set, and a host has it among its roles [components: {zookeeper:"
                + " {version: …, archive: …}}]",
            "2:14 jdk is not set, and zookeeper needs it [components: {jdk: {archive: …}}]",
            "4:67 exports: path is missing [Path.]");
  }

  @Test
  void aDuplicateKeyNamesBothPlaces() {
    assertThat(told(Loading.text("cluster: a\nhosts: {}\ncluster: b\n")))
        .contains(
            "3:1 the key cluster stands twice in one map, first at 1:1 [merge the two, or take one"
                + " away]");
  }

  @Test
  void theSameSshdForTwoHostsIsRefused() {
    assertThat(
            told(
                Loading.text(
                    """
                    cluster: c
                    hosts:
                      a: {address: 10.0.0.1, ssh: {address: 192.168.0.1, port: 2222}}
                      b: {address: 10.0.0.2, ssh: {address: 192.168.0.1, port: 2222}}
                      c: {address: 10.0.0.3, ssh: {address: 192.168.0.1, port: 2223}}
                    """)))
        .containsExactly(
            "4:26 sshd at 192.168.0.1 port 2222 is also that of a (3:26) [every host is a machine"
                + " of its own]");
  }

  @Test
  void loopbackIsRefusedUnlessThereIsOneHostOnly() {
    String one = "cluster: c\nhosts:\n  a: {address: 127.0.0.1}\n";

    assertThat(Loading.text(one).failed()).isFalse();
    assertThat(told(Loading.text(one))).hasSize(1);
    assertThat(Loading.text(one + "  b: {address: 10.0.0.1}\n").failed()).isTrue();
    assertThat(Loading.text("cluster: c\nhosts: {a: {address: 0.0.0.0}}\n").failed()).isTrue();
  }

  @Test
  void addressesAreComparedByMeaning() {
    assertThat(
            told(
                Loading.text(
                    """
                    cluster: c
                    hosts:
                      a: {address: "fd00::1"}
                      b: {address: "fd00:0:0:0:0:0:0:1"}
                    """)))
        .hasSize(1)
        .allMatch(line -> line.contains("also that of a"));
  }
}
