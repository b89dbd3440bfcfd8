package io.groundwork.agent.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.node.Output;
import io.groundwork.agent.node.SystemCommands;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FactsCollectorTest {
  @TempDir Path root;

  @BeforeEach
  void machine() throws IOException {
    put("/proc/sys/kernel/hostname", "node1\n");
    put("/proc/sys/kernel/osrelease", "6.1.0-18-amd64\n");
    put("/etc/machine-id", "0123\n");
    put("/etc/os-release", "PRETTY_NAME=\"Debian 12\"\nID=debian\nVERSION_ID='12'\nHOME_URL=x\n");
    put("/etc/passwd", "root:x:0:0::/:/bin/sh\n");
    put(
        "/proc/meminfo",
        "MemTotal:  2048 kB\nMemAvailable: 1024 kB\nSwapTotal: 0 kB\nHugePages_Total: 0\n");
    put(
        "/proc/net/fib_trie",
        "Main:\n  +-- 0.0.0.0/0 3 0 5\n     |-- 0.0.0.0\n        /0 universe UNICAST\n"
            + "     |-- 10.77.0.0\n        /24 link UNICAST\n"
            + "     |-- 10.77.0.11\n        /32 host LOCAL\n"
            + "     |-- 127.0.0.1\n        /32 host LOCAL\n"
            + "     |-- 10.77.0.255\n        /32 link BROADCAST\n"
            + "Local:\n     |-- 10.77.0.11\n        /32 host LOCAL\n");
    put(
        "/proc/net/if_inet6",
        "fd000000000000000000000000000002 02 40 00 80     eth0\n"
            + "00000000000000000000000000000001 01 80 10 80       lo\n");
    put(
        "/proc/net/tcp",
        "  sl  local_address rem_address   st\n"
            + "   0: 0100007F:0885 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0   "
            + "     0 777 1\n"
            + "   1: 0B004D0A:D431 0C004D0A:0B40 01 00000000:00000000 00:00000000 00000000     0   "
            + "     0 778 1\n");
    put(
        "/proc/net/tcp6",
        "  sl  local_address rem_address   st\n"
            + "   0: 00000000000000000000000000000000:2384 00000000000000000000000000000000:0000 0A"
            + " 00000000:00000000 00:00000000 00000000     0        0 779 1\n");
    put("/proc/812/comm", "java\n");
    put("/proc/812/cgroup", "0::/system.slice/kafka.service\n");
    Files.createDirectories(root.resolve("proc/812/fd"));
    Files.createSymbolicLink(root.resolve("proc/812/fd/3"), Path.of("socket:[779]"));
    put(
        "/proc/self/mountinfo",
        "22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw\n"
            + "23 22 0:21 / /proc rw - proc proc rw\n"
            + "24 22 0:22 / /mnt/big\\040disk ro,noexec - nfs4 server:/x rw,vers=4.2\n");
    Files.createDirectories(root.resolve("run/systemd/system"));
    put("/usr/lib/systemd/libsystemd-shared-252.so", "");
  }

  @Test
  void aSystemsTraitsAreReadFromFiles() throws IOException {
    put("/var/lib/dpkg/status", "");
    put("/usr/bin/apt-get", "");
    put("/usr/bin/dnf", "");
    put("/sys/fs/selinux/enforce", "1");
    put("/run/systemd/container", "systemd-nspawn");
    put("/sys/fs/cgroup/system.slice/firewalld.service/cgroup.procs", "812\n");
    put("/sys/module/overlay/refcnt", "0");
    put("/sys/module/bridge/refcnt", "0");
    put("/proc/filesystems", "nodev\tsysfs\n\text4\n");
    put("/lib/modules/6.1.0-18-amd64/modules.dep", "");
    put("/proc/swaps", "Filename\tType\n/dev/vdb  partition 1 0 -2\n");
    assertThat(collect(List.of()).traits())
        .isEqualTo(
            new Traits(
                "apt",
                "enforcing",
                "systemd-nspawn",
                true,
                List.of("bridge", "overlay"),
                List.of("sysfs", "ext4"),
                true,
                List.of("/dev/vdb")));
  }

  @Test
  void aMachineWithoutDpkgInstallsByDnfAndElseByYum() throws IOException {
    put("/usr/bin/yum", "");
    assertThat(collect(List.of()).traits().packages()).isEqualTo("yum");
    put("/usr/bin/dnf", "");
    assertThat(collect(List.of()).traits().packages()).isEqualTo("dnf");
  }

  @Test
  void everythingIsReadFromFiles() throws IOException {
    Facts facts = collect(List.of());
    assertThat(facts.hostname()).isEqualTo("node1");
    assertThat(facts.machineId()).isEqualTo("0123");
    assertThat(facts.kernel()).isEqualTo("6.1.0-18-amd64");
    assertThat(facts.os())
        .containsOnly(
            java.util.Map.entry("ID", "debian"),
            java.util.Map.entry("VERSION_ID", "12"),
            java.util.Map.entry("PRETTY_NAME", "Debian 12"));
    assertThat(facts.memory()).isEqualTo(new Facts.Memory(2 << 20, 1 << 20, 0));
    assertThat(facts.addresses()).containsExactly("10.77.0.11", "fd00:0:0:0:0:0:0:2");
    assertThat(facts.systemd()).isEqualTo(252);
  }

  @Test
  void listenersAreNamedWithProcessAndUnitWhereTheyCanBe() throws IOException {
    assertThat(collect(List.of()).listeners())
        .containsExactly(
            new Facts.Listener("127.0.0.1", 2181, 0, "", ""),
            new Facts.Listener("", 9092, 812, "java", "kafka.service"));
  }

  @Test
  void unitsAreFoundInTheFirstVersionOfControlGroupsToo() throws IOException {
    put(
        "/proc/812/cgroup",
        "4:memory:/system.slice/other.service\n"
            + "1:name=systemd:/machine.slice/x/system.slice/kafka.service\n");
    assertThat(collect(List.of()).listeners().get(1).unit()).isEqualTo("kafka.service");
  }

  @Test
  void networkFileSystemsAreNamedAndNotAsked() throws IOException {
    List<Facts.Mount> mounts = collect(List.of()).mounts();
    assertThat(mounts).extracting(Facts.Mount::path).containsExactly("/", "/mnt/big disk");
    assertThat(mounts.get(0).size()).isPositive();
    assertThat(mounts.get(0).freeInodes()).isEqualTo(4711);
    assertThat(mounts.get(1).free()).isEqualTo(-1);
    assertThat(mounts.get(1).options()).containsExactly("ro", "noexec", "rw", "vers=4.2");
  }

  @Test
  void evidenceIsBroughtWhereItExists() throws IOException {
    put("/data/myid", "3\n");
    put("/data/big", "x".repeat(5000));
    Files.createSymbolicLink(root.resolve("data/link"), Path.of("myid"));
    Facts facts = collect(List.of("/data", "/data/myid", "/data/big", "/data/link", "/none"));
    assertThat(facts.files()).containsOnlyKeys("/data", "/data/myid", "/data/big", "/data/link");
    assertThat(facts.files().get("/data").entries()).containsExactly("big", "link", "myid");
    assertThat(facts.files().get("/data/myid").content()).isEqualTo("3\n");
    assertThat(facts.files().get("/data/myid").owner()).isEqualTo("root");
    assertThat(facts.files().get("/data/big").content()).isEmpty();
    assertThat(facts.files().get("/data/link").type()).isEqualTo("link");
  }

  @Test
  void thisMachineIsLearntToo() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Facts facts = new FactsCollector(Path.of("/"), new SystemCommands()).collect(List.of("/etc"));
      assertThat(facts.hostname()).isNotEmpty();
      assertThat(facts.memory().total()).isPositive();
      assertThat(facts.files().get("/etc").type()).isEqualTo("directory");
      assertThat(facts.listeners())
          .anySatisfy(
              each -> {
                assertThat(each.port()).isEqualTo(socket.getLocalPort());
                assertThat((long) each.pid()).isEqualTo(ProcessHandle.current().pid());
              });
    }
  }

  @Test
  void ofAFileWithSecretsOnlyTheLinesAskedForLeaveTheNode() throws IOException {
    put("/etc/some.cfg", "password=x\nserver.1=a\n server.2=b\nserver.3=c\n");
    assertThat(collect(List.of("/etc/some.cfg#server.", "/etc/none#server.")).files())
        .containsOnlyKeys("/etc/some.cfg#server.")
        .allSatisfy((path, file) -> assertThat(file.content()).isEqualTo("server.1=a\nserver.3=c"));
  }

  private Facts collect(List<String> evidence) throws IOException {
    return new FactsCollector(
            root,
            (limit, argv) -> {
              if (argv.get(0).equals("stat")) {
                return new Output(0, "4711\n");
              }
              throw new AssertionError("not scripted: " + argv);
            })
        .collect(evidence);
  }

  private void put(String path, String content) throws IOException {
    Path at = root.resolve(path.substring(1));
    Files.createDirectories(at.getParent());
    Files.writeString(at, content);
  }
}
