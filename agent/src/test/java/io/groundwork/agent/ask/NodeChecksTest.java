package io.groundwork.agent.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.node.Output;
import io.groundwork.agent.question.Expectation;
import io.groundwork.agent.question.Expectation.Kind;
import io.groundwork.agent.question.Question;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kubeadm's checks as Groundwork makes them, on a machine in a directory. */
class NodeChecksTest {
  @TempDir Path root;

  private void put(String path, String content) throws IOException {
    Path at = root.resolve(path.substring(1));
    Files.createDirectories(at.getParent());
    Files.writeString(at, content);
  }

  private String wrong(Kind kind, String subject, String wanted) throws IOException {
    NodeChecks checks =
        new NodeChecks(
            root,
            (limit, argv) ->
                new Output(0, "LoadState=loaded\nActiveState=active\nUnitFileState=disabled\n"));
    return checks.wrong(new Expectation("Check", kind, subject, wanted, true));
  }

  @Test
  void kernelsCompareByTheirNumbers() throws IOException {
    put("/proc/sys/kernel/osrelease", "4.18.0-553.el8_10.x86_64\n");
    assertThat(wrong(Kind.KERNEL, "", "3.10")).isNull();
    assertThat(wrong(Kind.KERNEL, "", "4.18")).isNull();
    assertThat(wrong(Kind.KERNEL, "", "4.19")).contains("4.18.0-553", "older than 4.19");
    assertThat(wrong(Kind.KERNEL, "", "5.2")).isNotNull();
  }

  @Test
  void controllersOfBothVersionsAreKnown() throws IOException {
    put("/proc/cgroups", "#subsys_name\thierarchy\tnum\tenabled\ncpu\t1\t1\t1\nmemory\t1\t1\t0\n");
    assertThat(wrong(Kind.CONTROLLERS, "cpu,memory", "")).isEqualTo("missing cgroups: memory");
    put("/sys/fs/cgroup/cgroup.controllers", "cpuset cpu memory pids\n");
    assertThat(wrong(Kind.CONTROLLERS, "cpu,cpuacct,devices,memory", "")).isNull();
  }

  @Test
  void programsAreLookedForInTheSystemsDirectories() throws IOException {
    assertThat(wrong(Kind.PROGRAM, "conntrack", ""))
        .isEqualTo("conntrack not found in system path");
    put("/usr/sbin/conntrack", "");
    assertThat(root.resolve("usr/sbin/conntrack").toFile().setExecutable(true)).isTrue();
    assertThat(wrong(Kind.PROGRAM, "conntrack", "")).isNull();
  }

  @Test
  void settingsSwapsAndPlacesAreRead() throws IOException {
    assertThat(wrong(Kind.SETTING, "net.ipv4.ip_forward", "1")).contains("does not exist");
    put("/proc/sys/net/ipv4/ip_forward", "0\n");
    assertThat(wrong(Kind.SETTING, "net.ipv4.ip_forward", "1")).endsWith("is 0, not 1");
    put("/proc/swaps", "Filename Type\n/dev/zram0 partition 1 0 5\n");
    assertThat(wrong(Kind.SWAP_OFF, "", "")).isEqualTo("running with swap on: /dev/zram0");
    put("/var/lib/etcd/member", "");
    assertThat(wrong(Kind.EMPTY, "/var/lib/etcd", "")).isEqualTo("/var/lib/etcd is not empty");
    assertThat(wrong(Kind.EMPTY, "/etc/kubernetes/manifests", "")).isNull();
    assertThat(wrong(Kind.ABSENT, "/var/lib/etcd/member", "")).endsWith("already exists");
  }

  @Test
  void unitsAreAskedOfSystemd() throws IOException {
    assertThat(wrong(Kind.ENABLED, "kubelet.service", "")).contains("is not enabled");
    assertThat(wrong(Kind.INACTIVE, "firewalld.service", "")).contains("is active");
  }

  @Test
  void aSocketMustTakeAConnection() throws IOException {
    assertThat(wrong(Kind.SOCKET, "/s", "")).contains("container runtime is not running");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(root.resolve("s")));
      assertThat(wrong(Kind.SOCKET, "/s", "")).isNull();
    }
  }

  @Test
  void whatDoesNotHoldIsToldAsKubeadmTellsIt() {
    List<Expectation> expectations =
        List.of(
            new Expectation("FileExisting-socat", Kind.PROGRAM, "socat", "", false),
            new Expectation("FileExisting-ip", Kind.PROGRAM, "ip", "", true),
            new Expectation("FileExisting-tc", Kind.PROGRAM, "tc", "", true));
    Question.KubeadmPreflight question =
        new Question.KubeadmPreflight(false, "", List.of("FileExisting-tc"), expectations, 1000);
    NodeChecks checks = new NodeChecks(root, (limit, argv) -> new Output(0, ""));
    assertThat(Preflight.checked(checks, question))
        .isEqualTo(
            "[WARNING FileExisting-socat]: socat not found in system path\n"
                + "[ERROR FileExisting-ip]: ip not found in system path\n"
                + "[WARNING FileExisting-tc]: tc not found in system path\n");
  }
}
