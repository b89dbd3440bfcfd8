package io.groundwork.controller.component.kubeadm;

import io.groundwork.agent.question.Expectation;
import io.groundwork.agent.question.Expectation.Kind;
import io.groundwork.controller.component.kubeadm.KubeadmSettings.Node;
import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * kubeadm's preflight as data: its checks with their own names and severities, by version and role.
 *
 * <p>From cmd/kubeadm/app/preflight/checks.go of each line. Checks of names that only kubeadm
 * itself can make (KubeletVersion, ImagePull) are not among them, but can be accepted.
 */
final class PreflightRules {
  static final List<Integer> CONTROL_PLANE_PORTS = List.of(6443, 10259, 10257, 2379, 2380);
  static final int KUBELET_PORT = 10250;
  static final int LEAST_CPUS = 2;
  static final int LEAST_MEGABYTES = 1700;
  static final List<String> MANIFESTS =
      List.of("kube-apiserver", "kube-controller-manager", "kube-scheduler", "etcd");
  private static final String KUBERNETES = "/etc/kubernetes/";
  private static final List<String> BY_KUBEADM_ALONE =
      List.of("KubeletVersion", "KubernetesVersion", "IsDockerSystemdCheck", "FileExisting-crictl");

  private final List<Expectation> all = new ArrayList<>();
  private final KubernetesLine line;

  private PreflightRules(KubernetesLine line) {
    this.line = line;
  }

  /** All that is expected of a machine before it begins or joins a cluster. */
  static List<Expectation> of(Machine machine) {
    return of(machine.host(), machine.line(), machine.settings().node(), machine.docker());
  }

  static List<Expectation> of(Host host, KubernetesLine line, Node node, boolean docker) {
    PreflightRules rules = new PreflightRules(line);
    rules.system(node);
    rules.places(node);
    rules.kernel(host);
    rules.programs(docker);
    rules.services(docker);
    return rules.all;
  }

  /** The names of all checks, each once: what an inventory may accept. */
  static List<String> checks(Host host, KubernetesLine line) {
    Stream<Expectation> either =
        Stream.of(Node.values()).flatMap(n -> of(host, line, n, false).stream());
    return Stream.concat(either.map(Expectation::check), BY_KUBEADM_ALONE.stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** kubeadm's name of the check of a kernel setting. */
  static String content(String sysctl) {
    return "FileContent-" + Wants.path(sysctl).replace('/', '-');
  }

  private void system(Node node) {
    if (node == Node.CONTROL_PLANE) {
      add("NumCPU", Kind.CPUS, "", String.valueOf(LEAST_CPUS), true);
      add("Mem", Kind.MEMORY, "", String.valueOf(LEAST_MEGABYTES), true);
    }
    add("SystemVerification", Kind.KERNEL, "", line.oldestKernel(), true);
    String controllers = "cpu,cpuacct,cpuset,devices,freezer,memory,pids";
    add("SystemVerification", Kind.CONTROLLERS, controllers, "", true);
    add("Hostname", Kind.NAME_RESOLVES, "", "", false);
    add("Swap", Kind.SWAP_OFF, "", "", line.swapIsError());
  }

  private void places(Node node) {
    port(KUBELET_PORT);
    if (node == Node.CONTROL_PLANE) {
      CONTROL_PLANE_PORTS.forEach(this::port);
      MANIFESTS.forEach(m -> absent(KUBERNETES + "manifests/" + m + ".yaml"));
      add("DirAvailable--var-lib-etcd", Kind.EMPTY, "/var/lib/etcd", "", true);
    } else {
      String manifests = KUBERNETES + "manifests";
      add("DirAvailable-" + manifests.replace('/', '-'), Kind.EMPTY, manifests, "", true);
      absent(KUBERNETES + "kubelet.conf");
      absent(KUBERNETES + "bootstrap-kubelet.conf");
      absent(KUBERNETES + "pki/ca.crt");
    }
  }

  private void kernel(Host host) {
    Wants.sysctls(host)
        .forEach(
            (key, value) -> {
              boolean bridge = key.startsWith("net.bridge.");
              // What kubeadm does not ask for is still wanted, but no error of its.
              boolean fatal =
                  !bridge || (line.asksForBridgeNetfilter() && key.endsWith("call-iptables"));
              add(content(key), Kind.SETTING, key, value, fatal);
            });
  }

  private void programs(boolean docker) {
    if (line.asksForConntrack()) {
      program("conntrack", true);
    }
    List.of("ip", "iptables", "mount", "nsenter").forEach(p -> program(p, true));
    List.of("ebtables", "ethtool", "socat", "tc", "touch").forEach(p -> program(p, false));
    if (!docker && line.asksForCrictl()) {
      program("crictl", line.crictlIsError());
    }
  }

  private void services(boolean docker) {
    String socket = docker ? Machine.DOCKER_SOCKET : Machine.CONTAINERD_SOCKET;
    add("CRI", Kind.SOCKET, socket, "", true);
    add("Service-Kubelet", Kind.ENABLED, "kubelet.service", "", false);
    add("Firewalld", Kind.INACTIVE, "firewalld.service", "", false);
  }

  private void program(String name, boolean fatal) {
    add("FileExisting-" + name, Kind.PROGRAM, name, "", fatal);
  }

  private void port(int port) {
    add("Port-" + port, Kind.PORT_FREE, String.valueOf(port), "", true);
  }

  private void absent(String path) {
    add("FileAvailable-" + path.replace('/', '-'), Kind.ABSENT, path, "", true);
  }

  private void add(String check, Kind kind, String subject, String wanted, boolean fatal) {
    all.add(new Expectation(check, kind, subject, wanted, fatal));
  }
}
