package io.groundwork.controller.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.facts.Facts.Listener;
import io.groundwork.agent.facts.Facts.Mount;
import io.groundwork.controller.component.Site.ArchiveFile;
import io.groundwork.controller.component.kafka.KafkaSettings;
import io.groundwork.controller.component.zookeeper.ZooKeeperSettings;
import io.groundwork.controller.report.Event.Finding;
import io.groundwork.controller.report.Event.Level;
import io.groundwork.inventory.value.Heap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** Each check against the machines' facts, before anything is changed. */
class ExaminationTest {
  private final Sites sites = Sites.three();

  private List<Finding> all() {
    Findings findings = new Findings();
    ServiceLoader.load(Component.class).forEach(c -> c.examine(sites.site(), findings));
    return findings.all();
  }

  /** What does not pass: "level host check: seen". */
  private List<String> findings() {
    return all().stream()
        .filter(f -> f.level() != Level.PASS)
        .map(f -> f.level().name().charAt(0) + " " + f.host() + " " + f.check() + ": " + f.seen())
        .toList();
  }

  private void jdk(String version, String arch) {
    sites.archives.put(
        Sites.JDK,
        new ArchiveFile(
            "jdk.tar.gz",
            "sha256",
            "a".repeat(64),
            1,
            1,
            "jdk",
            Map.of("JAVA_VERSION", version, "OS_ARCH", arch)));
  }

  @Test
  void bareMachinesPass() {
    assertThat(findings()).isEmpty();
    assertThat(all()).extracting(Finding::check).contains("port-free", "space", "zookeeper-id");
  }

  @Test
  void everyFindingSaysWhyAndWhatToDo() {
    sites.listener("node2", new Listener("0.0.0.0", 2181, 812, "java", ""));
    assertThat(all())
        .filteredOn(f -> f.level() != Level.PASS)
        .allSatisfy(f -> assertThat(f.why()).isNotEmpty())
        .allSatisfy(f -> assertThat(f.action()).isNotEmpty());
  }

  @Test
  void aPortHeldBySomebodyElseIsNamedWithItsHolder() {
    sites.listener("node2", new Listener("0.0.0.0", 2181, 812, "java", ""));
    sites.listener("node3", new Listener("::", 9092, 0, "", "other.service"));
    assertThat(findings())
        .containsExactlyInAnyOrder(
            "E node2 port-free: 2181 is held by java (pid 812)",
            "E node3 port-free: 9092 is held by an unknown process of other.service");
  }

  @Test
  void aPortHeldByOurOwnUnitOrOnAnotherAddressIsFree() {
    sites.listener("node1", new Listener("::", 2181, 1, "java", "zookeeper.service"));
    sites.listener("node1", new Listener("127.0.0.1", 9092, 1, "other", ""));
    assertThat(findings()).isEmpty();
  }

  @Test
  void theAdminServersPortIsCheckedWhereItIsSwitchedOn() {
    sites.listener("node1", new Listener("", 8080, 5, "nginx", "nginx.service"));
    assertThat(findings()).isEmpty();
    sites.set(
        "node1",
        "zookeeper",
        ZooKeeperSettings.class,
        s -> Sites.zookeeper(s.id(), Map.of("admin.enableServer", "true")));
    assertThat(findings())
        .containsExactly("E node1 port-free: 8080 is held by nginx (pid 5) of nginx.service");
  }

  @Test
  void aFileByOtherHandsThatChangesAUnitIsNamed() {
    sites.directory("node2", "/etc/systemd/system/kafka.service.d", "override.conf", "notes");
    assertThat(findings())
        .containsExactly(
            "W node2 unit-drop-in: /etc/systemd/system/kafka.service.d/override.conf changes"
                + " kafka.service");
  }

  @Test
  void theAddressMustBeOneOfTheMachines() {
    sites.identity("node1", "node1", "m1", "10.0.2.15");
    assertThat(findings())
        .containsExactly(
            "E node1 address-here: 10.77.0.11 is on no interface of this machine; it has"
                + " 10.0.2.15");
  }

  @Test
  void clonesAreNoticedAndOneMachineUnderTwoNamesIsRefused() {
    sites.identity("node1", "debian", "same", "10.77.0.11");
    sites.identity("node2", "debian", "same", "10.77.0.12");
    assertThat(findings())
        .containsExactlyInAnyOrder(
            "W node1 machine-unique: the same machine-id as node2",
            "W node2 machine-unique: the same machine-id as node1",
            "W node1 hostname-unique: calls itself debian, as does node2",
            "W node2 hostname-unique: calls itself debian, as does node1");
    sites.identity("node2", "node2", "same", "10.77.0.11");
    assertThat(findings())
        .contains(
            "E node1 machine-unique: the same machine as node2",
            "E node2 machine-unique: the same machine as node1");
  }

  @Test
  void anIdOnDiskServesWhereTheInventoryGivesNone() {
    sites.set("node1", "zookeeper", ZooKeeperSettings.class, s -> Sites.zookeeper(null, Map.of()));
    sites.set("node1", "kafka", KafkaSettings.class, s -> Sites.kafka(null, Map.of()));
    assertThat(findings())
        .containsExactlyInAnyOrder(
            "E node1 zookeeper-id: no id: neither in the inventory nor in /var/lib/zookeeper/myid",
            "E node1 kafka-id: no id: neither in the inventory nor in"
                + " /var/lib/kafka/meta.properties");
    sites.file("node1", "/var/lib/zookeeper/myid", "7");
    sites.file("node1", "/var/lib/kafka/meta.properties", "#\nversion=0\nbroker.id=5\n");
    assertThat(findings()).isEmpty();
  }

  @Test
  void anIdThatContradictsTheInventoryIsAnErrorThatExplains() {
    sites.file("node1", "/var/lib/zookeeper/myid", "9\n");
    sites.file("node2", "/var/lib/kafka/meta.properties", "broker.id=5\ncluster.id=x");
    assertThat(findings())
        .containsExactlyInAnyOrder(
            "E node1 zookeeper-id: /var/lib/zookeeper/myid says 9, the inventory says 3",
            "E node2 kafka-id: /var/lib/kafka/meta.properties says 5, the inventory says 2");
  }

  @Test
  void whatIsNoIdIsAnErrorToo() {
    sites.file("node1", "/var/lib/zookeeper/myid", "one");
    sites.file("node1", "/var/lib/kafka/meta.properties", "version=1\nnode.id=5\n");
    assertThat(findings())
        .containsExactlyInAnyOrder(
            "E node1 zookeeper-id: /var/lib/zookeeper/myid says 'one'",
            "E node1 kafka-id: /var/lib/kafka/meta.properties says no broker id, the inventory says"
                + " 0");
  }

  @Test
  void anIdOnDiskThatIsAnotherHostsIsAClone() {
    sites.set("node2", "zookeeper", ZooKeeperSettings.class, s -> Sites.zookeeper(null, Map.of()));
    sites.file("node2", "/var/lib/zookeeper/myid", "3");
    assertThat(findings()).containsExactly("E node2 zookeeper-id: id 3 is node1's already");
  }

  @Test
  void aDamagedMetaFileIsNotTakenForAnotherBrokers() {
    sites.file("node1", "/var/lib/kafka/meta.properties", "\0\0");
    assertThat(all())
        .filteredOn(f -> f.level() == Level.ERROR)
        .singleElement()
        .satisfies(f -> assertThat(f.why()).contains("damaged"));
  }

  @Test
  void dataOfTwoKafkaClustersAreToldApart() {
    sites.file("node1", "/var/lib/kafka/meta.properties", "broker.id=0\ncluster.id=AAA\n");
    sites.file("node2", "/var/lib/kafka/meta.properties", "cluster.id=BBB\nbroker.id=2\n");
    assertThat(findings())
        .containsExactly(
            "E node2 kafka-cluster: /var/lib/kafka/meta.properties is of cluster BBB,"
                + " node1's of cluster AAA");
  }

  @Test
  void dataOfAnotherAccountAreRefusedAndThoseOfAFreeUidAreNot() {
    sites.directory("node1", "/var/lib/kafka", 33, "www-data", "orders-0");
    sites.directory("node2", "/var/lib/kafka", 1005, "", "orders-0");
    sites.directory("node3", "/var/lib/kafka", 998, "kafka", "orders-0");
    assertThat(findings())
        .containsExactly(
            "E node1 data-owner: /var/lib/kafka holds data that belong to user www-data");
  }

  @Test
  void dataOfRootAndWhatIsNoDirectoryAreRefusedBeforeAnythingIsChanged() {
    sites.directory("node1", "/var/lib/zookeeper", 0, "root", "version-2");
    sites.directory("node2", "/var/lib/kafka", 0, "root");
    sites.file("node3", "/var/lib/kafka", "x");
    assertThat(findings())
        .containsExactlyInAnyOrder(
            "E node1 data-owner: /var/lib/zookeeper holds data that belong to root",
            "E node3 data-owner: /var/lib/kafka is a file");
  }

  @Test
  void foreignEntriesInLogDirectoriesAreNamed() {
    sites.directory("node1", "/var/lib/kafka", "lost+found", "meta.properties");
    sites.directory("node2", "/var/lib/kafka", "backup", "__consumer_offsets-12", ".lock");
    assertThat(findings())
        .containsExactlyInAnyOrder(
            "E node1 log-dirs: /var/lib/kafka holds lost+found",
            "W node2 log-dirs: /var/lib/kafka holds backup");
  }

  @Test
  void thereMustBeSpaceForWhatIsUnpackedAndForData() {
    sites.mount("node1", mount("/", "ext4", 100L << 20));
    assertThat(findings())
        .containsExactlyInAnyOrder(
            "E node1 space: 100 MiB free on / for /opt",
            "E node1 data-place: /var/lib/zookeeper: 100 MiB free on /",
            "E node1 data-place: /var/lib/kafka: 100 MiB free on /");
  }

  @Test
  void whatIsUnpackedAlreadyNeedsNoSpace() {
    sites.mount("node1", mount("/", "ext4", 300L << 20));
    assertThat(findings()).containsExactly("E node1 space: 300 MiB free on / for /opt");
    sites.directory("node1", "/opt/jdk", "17.0.12", "current");
    assertThat(findings()).isEmpty();
  }

  @Test
  void dataThatIsThereMakesLittleSpaceAWarning() {
    sites.mount("node1", mount("/var/lib/kafka", "xfs", 1L << 20));
    assertThat(findings())
        .containsExactly("E node1 data-place: /var/lib/kafka: 1 MiB free on /var/lib/kafka");
    sites.directory("node1", "/var/lib/kafka", "meta.properties");
    assertThat(findings())
        .containsExactly("W node1 data-place: /var/lib/kafka: 1 MiB free on /var/lib/kafka");
  }

  @Test
  void dataOnTheNetworkIsRefusedAndInMemoryIsWarnedOf() {
    sites.mount("node1", mount("/var/lib/kafka", "nfs4", 1L << 40));
    sites.mount("node2", mount("/var/lib/zookeeper", "tmpfs", 1L << 40));
    assertThat(findings())
        .containsExactlyInAnyOrder(
            "E node1 data-place: /var/lib/kafka is on nfs4",
            "W node2 data-place: /var/lib/zookeeper is on tmpfs");
  }

  @Test
  void aTarballThatIsNotWhatTheSettingsSayIsRefused() {
    sites.archives.put(Sites.KAFKA, Sites.archive("kafka_2.13-3.9.10", "c"));
    sites.archives.put(Sites.ZOOKEEPER, Sites.archive("kafka_2.13-3.8.4", "b"));
    assertThat(findings())
        .contains(
            "E node1 release: kafka_2.13-3.9.10.tgz holds kafka_2.13-3.9.10/",
            "E node1 release: kafka_2.13-3.8.4.tgz holds kafka_2.13-3.8.4/")
        .hasSize(6);
  }

  @Test
  void theSourceIsNotTheBinaryTarball() {
    sites.archives.put(Sites.KAFKA, Sites.archive("kafka-3.9.1-src", "c"));
    assertThat(all())
        .filteredOn(f -> f.level() == Level.ERROR)
        .hasSize(3)
        .allSatisfy(f -> assertThat(f.why()).contains("source"));
  }

  @Test
  void javaTwentyFourIsRefusedForKafkaAndUnknownVersionsAreWarnedOf() {
    jdk("24.0.1", "x86_64");
    assertThat(findings())
        .contains(
            "E node1 java-version: Kafka 3.9.1 on Java 24.0.1",
            "W node1 java-version: ZooKeeper 3.8.4 on Java 24.0.1");
    jdk("1.8.0_392", "amd64");
    assertThat(findings()).isEmpty();
    jdk("1.7.0_80", "x86_64");
    assertThat(findings())
        .contains(
            "E node1 java-version: Kafka 3.9.1 on Java 1.7.0_80",
            "E node1 java-version: ZooKeeper 3.8.4 on Java 1.7.0_80");
  }

  @Test
  void aJdkForAnotherProcessorOrNoJdkAtAllIsRefused() {
    jdk("17.0.12", "aarch64");
    assertThat(findings()).contains("E node1 jdk-archive: jdk.tar.gz is for aarch64").hasSize(3);
    sites.archives.put(Sites.JDK, Sites.archive("something", "e"));
    assertThat(findings()).contains("E node1 jdk-archive: something.tgz holds no JDK").hasSize(3);
  }

  @Test
  void aHeapThatTheMachineDoesNotHaveIsRefused() {
    sites.set("node1", "kafka", KafkaSettings.class, s -> heap(s, "9g"));
    sites.set("node2", "kafka", KafkaSettings.class, s -> heap(s, "7g"));
    assertThat(findings())
        .containsExactlyInAnyOrder(
            "E node1 heap: Kafka's heap of 9g in 8192 MiB of memory",
            "W node2 heap: Kafka's heap of 7g in 8192 MiB of memory");
  }

  @Test
  void aHostThatCouldNotBeReachedIsLeftOutAndItsClustersHaveNoPhases() {
    sites.facts.remove("node2");
    assertThat(all()).extracting(Finding::host).doesNotContain("node2");
    for (Component component : ServiceLoader.load(Component.class)) {
      List<Phase> phases = component.phases(sites.site());
      if (component.cluster() != null) {
        assertThat(phases).isEmpty();
      } else {
        assertThat(phases).allSatisfy(p -> assertThat(p.work()).doesNotContainKey("node2"));
      }
    }
  }

  @Test
  void fileSystemsThatRunNoProgramsAreNoticed() {
    sites.mount("node1", new Mount("/opt", "ext4", "x", List.of("noexec"), 1L << 40, 1, 1));
    sites.mount("node2", new Mount("/var", "ext4", "x", List.of("rw", "noexec"), 1L << 40, 1, 1));
    assertThat(findings())
        .containsExactlyInAnyOrder(
            "E node1 programs-run: /opt is mounted noexec",
            "W node2 programs-run: /var/cache/kafka is on a file system that is mounted noexec");
  }

  private static KafkaSettings heap(KafkaSettings s, String heap) {
    return new KafkaSettings(
        s.version(),
        s.archive(),
        s.sha512(),
        s.sha256(),
        Heap.parse(heap),
        s.port(),
        s.logDirs(),
        s.chroot(),
        s.properties(),
        List.of(),
        s.id());
  }

  private static Mount mount(String path, String type, long free) {
    return new Mount(path, type, "/dev/vdb", List.of("rw"), free, free, 1000);
  }
}
