package io.groundwork.controller.component;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.Facts.FileFact;
import io.groundwork.agent.facts.Facts.Listener;
import io.groundwork.agent.facts.Facts.Memory;
import io.groundwork.agent.facts.Facts.Mount;
import io.groundwork.agent.facts.Traits;
import io.groundwork.controller.component.Site.ArchiveFile;
import io.groundwork.controller.component.hosts.HostsSettings;
import io.groundwork.controller.component.jdk.JdkSettings;
import io.groundwork.controller.component.kafka.KafkaSettings;
import io.groundwork.controller.component.zookeeper.ZooKeeperSettings;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import io.groundwork.inventory.Secret;
import io.groundwork.inventory.Ssh;
import io.groundwork.inventory.Sudo;
import io.groundwork.inventory.value.Heap;
import io.groundwork.inventory.value.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A site of three machines with ZooKeeper and Kafka, and ways to make it another. */
public final class Sites {
  public static final String JDK = "/dist/jdk-17.tar.gz";
  public static final String ZOOKEEPER = "/dist/apache-zookeeper-3.8.4-bin.tar.gz";
  public static final String KAFKA = "/dist/kafka_2.13-3.9.1.tgz";

  public final Map<String, Host> hosts = new LinkedHashMap<>();
  public final Map<String, Facts> facts = new LinkedHashMap<>();
  public final Map<String, ArchiveFile> archives = new HashMap<>();
  public final List<Secret> secrets = new ArrayList<>();

  /** Three members whose ids are in another order than the hosts. */
  public static Sites three() {
    Sites sites = new Sites();
    sites.add("node1", "10.77.0.11", 3, 0);
    sites.add("node2", "10.77.0.12", 1, 2);
    sites.add("node3", "10.77.0.13", 2, 1);
    return sites;
  }

  public static Sites one() {
    Sites sites = new Sites();
    sites.add("node1", "10.77.0.11", 1, 0);
    return sites;
  }

  private Sites() {
    archives.put(
        JDK,
        new ArchiveFile(
            "jdk-17.tar.gz",
            "sha256",
            "a".repeat(64),
            190L << 20,
            320L << 20,
            "jdk-17.0.12+7",
            Map.of("JAVA_VERSION", "17.0.12", "OS_ARCH", "x86_64")));
    archives.put(ZOOKEEPER, archive("apache-zookeeper-3.8.4-bin", "b"));
    archives.put(KAFKA, archive("kafka_2.13-3.9.1", "c"));
  }

  public static ArchiveFile archive(String top, String digest) {
    return new ArchiveFile(
        top + ".tgz", "sha512", digest.repeat(128), 20L << 20, 30L << 20, top, Map.of());
  }

  public void add(String name, String address, int zookeeper, int kafka) {
    Map<String, Record> settings = new LinkedHashMap<>();
    settings.put("hosts", new HostsSettings());
    settings.put("jdk", new JdkSettings(JDK, null, "a".repeat(64)));
    settings.put("zookeeper", zookeeper(zookeeper, Map.of()));
    settings.put("kafka", kafka(kafka, Map.of("num.partitions", "3")));
    hosts.put(name, host(name, address, settings));
    facts.put(name, facts(name, address));
  }

  public static ZooKeeperSettings zookeeper(Integer id, Map<String, String> properties) {
    return new ZooKeeperSettings(
        Version.parse("3.8.4"),
        ZOOKEEPER,
        "b".repeat(128),
        null,
        Heap.parse("256m"),
        2181,
        2888,
        3888,
        "/var/lib/zookeeper",
        properties,
        List.of(),
        false,
        id);
  }

  /** The same with dynamic reconfiguration. */
  public static ZooKeeperSettings dynamic(ZooKeeperSettings s) {
    return new ZooKeeperSettings(
        s.version(),
        s.archive(),
        s.sha512(),
        s.sha256(),
        s.heap(),
        s.clientPort(),
        s.peerPort(),
        s.electionPort(),
        s.dataDir(),
        s.properties(),
        s.unprotected(),
        true,
        s.id());
  }

  public static KafkaSettings kafka(Integer id, Map<String, String> properties) {
    return new KafkaSettings(
        Version.parse("3.9.1"),
        KAFKA,
        "c".repeat(128),
        null,
        Heap.parse("512m"),
        9092,
        List.of("/var/lib/kafka"),
        "/kafka",
        properties,
        List.of(),
        id);
  }

  private static Host host(String name, String address, Map<String, Record> settings) {
    Ssh ssh =
        new Ssh(
            "root",
            null,
            22,
            null,
            null,
            null,
            false,
            Ssh.HostKeys.STRICT,
            "known_hosts",
            10,
            null);
    return new Host(
        name, address, List.of("zookeeper", "kafka"), ssh, new Sudo(null), Set.of(), settings);
  }

  /** The same host with other roles. */
  public static Host roles(Host h, String... roles) {
    return new Host(
        h.name(), h.address(), List.of(roles), h.ssh(), h.sudo(), h.accept(), h.settings());
  }

  public static Facts facts(String hostname, String address) {
    return new Facts(
        hostname,
        "id-of-" + hostname,
        Map.of("ID", "debian"),
        "x86_64",
        "6.1.0",
        252,
        2,
        new Memory(8L << 30, 6L << 30, 0),
        List.of(address),
        List.of(
            new Mount("/", "ext4", "/dev/vda1", List.of("rw"), 20L << 30, 40L << 30, 1_000_000)),
        List.of(),
        Traits.NONE,
        Map.of(),
        0);
  }

  /** Another setting of a component on a host. */
  public <S extends Record> Sites set(
      String host, String component, Class<S> type, UnaryOperator<S> change) {
    Host old = hosts.get(host);
    Map<String, Record> settings = new LinkedHashMap<>(old.settings());
    settings.put(component, change.apply(old.settings(component, type)));
    hosts.put(host, host(host, old.address(), settings));
    return this;
  }

  /** Takes a component from a host. */
  public Sites without(String host, String component) {
    Host old = hosts.get(host);
    Map<String, Record> settings = new LinkedHashMap<>(old.settings());
    settings.remove(component);
    hosts.put(host, host(host, old.address(), settings));
    return this;
  }

  /** A file on a host. */
  public Sites file(String host, String path, String content) {
    return fact(host, path, new FileFact("file", 0, 0, "root", content, List.of(), true));
  }

  /** A directory on a host, of a uid that no account has. */
  public Sites directory(String host, String path, String... entries) {
    return directory(host, path, 990, "", entries);
  }

  /** A directory on a host, of that user. */
  public Sites directory(String host, String path, int uid, String owner, String... entries) {
    return fact(host, path, new FileFact("directory", uid, uid, owner, "", List.of(entries), true));
  }

  private Sites fact(String host, String path, FileFact fact) {
    Facts f = facts.get(host);
    Map<String, FileFact> files = new HashMap<>(f.files());
    files.put(path, fact);
    facts.put(
        host,
        with(f, f.hostname(), f.machineId(), f.addresses(), f.mounts(), f.listeners(), files));
    return this;
  }

  /** Somebody who listens on a host. */
  public Sites listener(String host, Listener listener) {
    Facts f = facts.get(host);
    List<Listener> all = new ArrayList<>(f.listeners());
    all.add(listener);
    facts.put(
        host, with(f, f.hostname(), f.machineId(), f.addresses(), f.mounts(), all, f.files()));
    return this;
  }

  /** The only mount of a host. */
  public Sites mount(String host, Mount mount) {
    Facts f = facts.get(host);
    facts.put(
        host,
        with(
            f,
            f.hostname(),
            f.machineId(),
            f.addresses(),
            List.of(mount),
            f.listeners(),
            f.files()));
    return this;
  }

  /** What a machine calls itself. */
  public Sites identity(String host, String hostname, String machineId, String address) {
    Facts f = facts.get(host);
    facts.put(
        host, with(f, hostname, machineId, List.of(address), f.mounts(), f.listeners(), f.files()));
    return this;
  }

  static Facts with(
      Facts f,
      String hostname,
      String machineId,
      List<String> addresses,
      List<Mount> mounts,
      List<Listener> listeners,
      Map<String, FileFact> files) {
    return new Facts(
        hostname,
        machineId,
        f.os(),
        f.arch(),
        f.kernel(),
        f.systemd(),
        f.cpus(),
        f.memory(),
        addresses,
        mounts,
        listeners,
        f.traits(),
        files,
        f.clockMillis());
  }

  public Inventory inventory() {
    return new Inventory(Path.of("hosts.yaml"), "lab", hosts, List.copyOf(secrets));
  }

  public Site site() {
    return new Site(inventory(), facts, archives);
  }
}
