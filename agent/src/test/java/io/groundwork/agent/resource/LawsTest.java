package io.groundwork.agent.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.node.LiveNode;
import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of design.md that every kind of resource must keep, on a real file system. */
class LawsTest {
  @TempDir Path root;

  static final byte[] TARBALL = Tarball.honest().gzipped();
  static final byte[] PLAIN = {0x7f, 'E', 'L', 'F'};

  /** One of every kind, each on a machine that has what stands before it. */
  static List<Resource> resources() {
    return List.of(
        new Group("kafka"),
        new User("kafka", "kafka", "/var/lib/kafka", List.of("/var/lib/kafka")),
        new Directory("/var/lib/kafka", "kafka", "kafka", "0750", true),
        new Directory("/etc/kafka", "root", "kafka", "0755", false),
        new File("/etc/kafka/server.properties", "broker.id=1\n", "root", "kafka", "0640", false),
        new File("/etc/kafka/password", "geheim\n", "kafka", "kafka", "0600", true),
        archive(TARBALL),
        new Link("/opt/tool/current", "1.0"),
        new HostNames(Map.of("10.77.0.11", List.of("node1"), "10.77.0.12", List.of("node2"))),
        new Sysctl("net.core.somaxconn", "4096"),
        new Repository(
            "own", "https://mirror.example.net/deb", "-----BEGIN", List.of("./"), List.of()),
        new Packages(
            "kubeadm",
            List.of(
                Packages.Wanted.any("nfs-common"), new Packages.Wanted("kubelet", "1.29.6", true))),
        new Exports(
            List.of(
                new Exports.Export("/srv/data", "10.77.0.0/24", List.of("rw", "no_root_squash"))),
            true),
        new HugePages("never"),
        new SeLinux("enforcing", false),
        new SeLinux("enforcing", true),
        new Firewall(List.of("9092/tcp 10.77.0.11", "2181/tcp 10.0.0.0/8"), false),
        new Firewall(List.of("9092/tcp 10.77.0.11", "2181/tcp 10.0.0.0/8"), true),
        new DataDisk("/dev/vdb", "/data", "6f0c1c0e-3d3b-3b52-9d6b-1f8f6b1a2c3d"),
        new Stopped("rival.service"),
        new Unit("kafka.service", "[Service]\nExecStart=/bin/true\n"),
        new Service(
            "kafka.service",
            List.of("/etc/systemd/system/kafka.service", "/etc/kafka/server.properties"),
            "/var/lib/groundwork/started/kafka.service",
            "GROUNDWORK_UNIT=1"),
        new Renewed("kafka.service", 100),
        new Resting("kafka.service"),
        new ProgramLinks("/opt/tool/1.0", "/usr/local/bin", List.of()),
        new Program(
            "/opt/kubelet/1.29.6", "kubelet", "kubelet", "sha512", Tarball.sha512(PLAIN), 4),
        new KernelModule("br_netfilter"),
        new SwapOff("Kubernetes wants none"),
        new FormerContent("/etc/containerd/config.toml", "Written by Groundwork"),
        new Unit("kubelet.service", "[Service]\nExecStart=/bin/true\n"),
        new EnabledUnit("kubelet.service"),
        new SuperUser("/var/lib/groundwork/super", "/etc/kafka/super.cfg", "kafka"),
        new EnsembleList(
            "/run/zookeeper/zoo.cfg",
            List.of("server.1=10.77.0.11:2888:3888:participant;2181"),
            2181,
            "/var/lib/groundwork/super"),
        new NoSwapOff("Kubernetes wants none"),
        new NoModule("br_netfilter"),
        new NoPackages("kubeadm", List.of("nfs-common"), List.of()),
        new NoProgramLinks("/opt/tool/1.0", "/usr/local/bin"),
        new NoSeLinux("enforcing", true),
        new NoHugePages("never"),
        new NoSysctl("net.core.somaxconn", "4096"),
        new NoLink("/opt/tool/current", "1.0"),
        new NoTree("/opt/tool/1.0"),
        new NoFile("/etc/kafka/server.properties", "broker.id=1\n"),
        new NoDirectory("/var/lib/kafka", true),
        new NoUser("kafka", "/var/lib/kafka", List.of("/var/lib/kafka")));
  }

  static Archive archive(byte[] tarball) {
    return new Archive(
        "/opt/tool/1.0", "tool-1.0.tgz", "sha512", Tarball.sha512(tarball), tarball.length, 1);
  }

  @Test
  void everyKindIsHeldToTheLaws() {
    Set<Class<?>> held = resources().stream().map(Object::getClass).collect(Collectors.toSet());
    assertThat(held).containsExactlyInAnyOrder(Resource.class.getPermittedSubclasses());
  }

  @Test
  void theViewThatPlansHoldsNoWayToWrite() {
    assertThat(Node.class.isAssignableFrom(io.groundwork.agent.node.LiveView.class)).isFalse();
    assertThat(
            Arrays.stream(Resource.class.getMethods()).filter(m -> m.getName().equals("observe")))
        .allSatisfy(m -> assertThat(m.getParameterTypes()).containsExactly(NodeView.class));
  }

  @ParameterizedTest
  @MethodSource("resources")
  void observingWritesNothing(Resource resource) throws IOException {
    TempMachine machine = machineBefore(resource);
    Map<String, String> before = machine.everything();
    resource.observe(machine.view());
    assertThat(machine.everything()).isEqualTo(before);
    assertThat(machine.ran).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("resources")
  void settlingLeavesNoDriftAndTheSecondLookFindsNothingToDo(Resource resource) throws IOException {
    TempMachine machine = machineBefore(resource);
    LiveNode node = machine.node();
    Drift drift = resource.observe(node);
    assertThat(drift.isEmpty()).isFalse();
    resource.settle(node, drift);
    assertThat(resource.observe(node)).isEqualTo(Drift.NONE);
    assertThat(resource.observe(machine.view())).isEqualTo(Drift.NONE);
  }

  @ParameterizedTest
  @MethodSource("resources")
  void settlingLeavesNothingOfItsMakingBehind(Resource resource) throws IOException {
    TempMachine machine = machineBefore(resource);
    LiveNode node = machine.node();
    resource.settle(node, resource.observe(node));
    assertThat(machine.everything().keySet()).noneMatch(path -> path.contains(".groundwork-"));
  }

  private TempMachine machineBefore(Resource resource) throws IOException {
    TempMachine machine = new TempMachine(root);
    machine.tarballs.put(Tarball.sha512(TARBALL), TARBALL);
    machine.tarballs.put(Tarball.sha512(PLAIN), PLAIN);
    Files.createDirectories(root.resolve("opt/tool"));
    FakeSystemd.State unit = machine.systemd.unit("kafka.service");
    unit.atStart = () -> started(machine, unit);
    machine.put("/etc/systemd/system/rival.service", "[Service]\nExecStart=/bin/true\n");
    FakeSystemd.State rival = machine.systemd.unit("rival.service");
    rival.active = "active";
    rival.enabled = true;
    LiveNode node = machine.node();
    for (Resource earlier : resources()) {
      if (earlier.equals(resource)) {
        break;
      }
      earlier.settle(node, earlier.observe(node));
    }
    machine.ran.clear();
    return machine;
  }

  private static void started(TempMachine machine, FakeSystemd.State unit) {
    try {
      machine.put("/proc/" + unit.pid + "/comm", "java\n");
      machine.put("/proc/" + unit.pid + "/environ", "PATH=/bin\0GROUNDWORK_UNIT=1\0");
      String record = "/var/lib/groundwork/started/kafka.service";
      for (String input :
          List.of("/etc/systemd/system/kafka.service", "/etc/kafka/server.properties")) {
        machine.put(record + input, Files.readString(machine.at(input)));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
