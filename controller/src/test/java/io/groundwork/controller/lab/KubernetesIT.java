package io.groundwork.controller.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Machines of both families made ready for kubeadm, and kubeadm's own word on it. */
@OnLab
class KubernetesIT {
  private static final Map<String, String> TESTING =
      Map.of("JAVA_TOOL_OPTIONS", "-Dgroundwork.kubernetes.testing=true");
  private static final Duration COMPILING = Duration.ofMinutes(30);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Lab lab = Lab.named(Lab.nameOfThisRun("i2"));

  @BeforeEach
  void up() {
    lab.script("up", "2", "--family", "debian,rpm").mustEnd(0);
  }

  @AfterEach
  void down() {
    lab.close();
  }

  private HostsYaml inventory(String settings) {
    return lab.inventory()
        .set("/components", "{kubeadm: " + settings + "}")
        .set("/hosts/node1/kubeadm", "{node: control-plane}")
        .set("/hosts/node1/roles", "[kubeadm]")
        .set("/hosts/node2/roles", "[kubeadm]")
        .remove("/hosts/node1/zookeeper")
        .remove("/hosts/node1/kafka")
        .remove("/hosts/node2/zookeeper")
        .remove("/hosts/node2/kafka");
  }

  /** What the package managers know, and what they are told to leave alone. */
  private String packages() {
    return lab.asRoot(
            "node1",
            "dpkg-query -W -f '${db:Status-Abbrev}${Package} ${Version}\\n' | grep ^.i; apt-mark showhold")
        + lab.asRoot("node2", "rpm -qa | sort; cat /etc/dnf/dnf.conf");
  }

  private static Output run(String command, HostsYaml inventory, String... more) {
    List<String> arguments = new ArrayList<>(List.of(command, "-i", inventory.write().toString()));
    arguments.addAll(List.of(more));
    return Groundwork.start(TESTING, arguments.toArray(String[]::new)).await(PATIENCE);
  }

  @Test
  void packagesOfExactlyThatVersionAreHeldAndWhatIsBrokenIsMended() {
    HostsYaml inventory = inventory("{version: 1.29.6}");
    String before = packages();
    run("install", inventory).mustEnd(0);
    assertThat(run("install", inventory).mustEnd(0).out()).contains("Nothing to do, verified");
    assertThat(lab.asRoot("node1", "apt-mark showhold")).isEqualTo("kubeadm\nkubectl\nkubelet");
    assertThat(lab.asRoot("node2", "rpm -q --qf %{VERSION} kubelet")).isEqualTo("1.29.6");
    lab.asRoot(
        "node1",
        """
        systemctl stop containerd
        sysctl -qw net.ipv4.ip_forward=0
        printf '/dev/none none swap sw 0 0\\n' >>/etc/fstab\
        """);
    assertThat(run("verify", inventory).mustEnd(3).out())
        .contains("swap off", "sysctl net.ipv4.ip_forward", "service containerd.service")
        .contains("FileContent--proc-sys-net-ipv4-ip_forward");
    run("install", inventory).mustEnd(0);
    assertThat(lab.asRoot("node1", "tail -n 1 /etc/fstab"))
        .isEqualTo("# Groundwork, swap stays off for Kubernetes: /dev/none none swap sw 0 0");

    lab.asRoot("node1", "touch /etc/kubernetes/kubelet.conf");
    assertThat(run("reset", inventory, "--yes").mustEnd(3).out())
        .contains("it is a node of a Kubernetes cluster");
    lab.asRoot("node1", "rm /etc/kubernetes/kubelet.conf");
    run("reset", inventory, "--yes").mustEnd(0);
    assertThat(packages()).isEqualTo(before);
    assertThat(lab.asRoot("node1", "tail -n 1 /etc/fstab; ls /var/lib/groundwork"))
        .startsWith("/dev/none none swap sw 0 0\n")
        .doesNotContain("before");
    assertThat(run("reset", inventory, "--yes").mustEnd(0).out()).contains("Nothing to do");
  }

  @Test
  void aPackageThatSomebodyElsesNeedsStaysAndIsNamed() {
    HostsYaml inventory = inventory("{version: 1.29.6}");
    run("install", inventory).mustEnd(0);
    lab.asRoot(
        "node1",
        """
        cd "$(mktemp -d)"
        mkdir -p theirs/DEBIAN
        printf 'Package: theirs\\nVersion: 1\\nArchitecture: all\\nMaintainer: x <x@example.net>\\nDescription: x\\nDepends: conntrack\\n' >theirs/DEBIAN/control
        dpkg-deb -b theirs >/dev/null
        dpkg -i theirs.deb >/dev/null\
        """);
    Output reset = run("reset", inventory, "--only", "kubeadm", "--yes").mustEnd(0);
    assertThat(reset.out()).contains("package conntrack (needed by theirs)");
    assertThat(lab.asRoot("node1", "dpkg-query -W -f '${db:Status-Abbrev}' conntrack theirs"))
        .isEqualTo("ii ii");
    assertThat(lab.on("node1", "command -v kubelet").exit()).isNotZero();
    lab.asRoot("node1", "dpkg -r theirs >&2");
    run("reset", inventory, "--only", "kubeadm", "--yes").mustEnd(0);
    assertThat(lab.on("node1", "command -v conntrack").exit()).isNotZero();
  }

  @Test
  void aGenuineKubeadmFindsNoErrorOnAMachineMadeReadyFromFiles() throws Exception {
    Path script = Lab.sources().resolve("vagrant/kubeadm/build");
    String made =
        Running.start(Map.of(), List.of(script.toString())).await(COMPILING).mustEnd(0).text();
    Path programs = Path.of(made.lines().reduce("", (a, b) -> b));
    StringBuilder archives = new StringBuilder();
    for (String name : List.of("kubeadm", "kubelet", "kubectl")) {
      Path program = programs.resolve(name);
      archives.append(
          "{name: %s, archive: %s, sha256: %s},".formatted(name, program, sha256(program)));
    }
    String version = Files.readString(programs.resolve("version")).strip();
    HostsYaml inventory =
        inventory("{version: " + version + ", archives: [" + archives + "]}")
            .set("/hosts/node1/accept", "[preflight/SystemVerification]")
            .remove("/hosts/node2");
    // The one tool that no file was given for; kubeadm of that version calls its absence an error.
    run("install", inventory, "--only", "baseline").mustEnd(0);
    lab.asRoot("node1", "apt-get -y -qq install cri-tools >/dev/null");
    assertThat(run("install", inventory).mustEnd(0).out())
        .contains("no error by kubeadm init phase preflight");
  }

  private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
  }
}
