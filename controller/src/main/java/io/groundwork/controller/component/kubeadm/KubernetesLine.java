package io.groundwork.controller.component.kubeadm;

import io.groundwork.inventory.value.Version;
import java.util.List;
import java.util.Optional;

/**
 * A minor version of Kubernetes, and what changes with it.
 *
 * <p>Last patches: the releases' own pages (kubernetes.io/releases/patch-releases, for lines that
 * have ended). Sandbox images: PauseVersion in cmd/kubeadm/app/constants of each line. Kernels: the
 * validators of kubeadm's system verification (k8s.io/system-validators).
 *
 * @param minor 21 for 1.21
 * @param lastPatch of a line that has ended; -1 where more may come
 * @param pause the tag of the sandbox image
 */
record KubernetesLine(int minor, int lastPatch, String pause) {
  private static final List<KubernetesLine> KNOWN =
      List.of(
          new KubernetesLine(21, 14, "3.4.1"),
          new KubernetesLine(22, 17, "3.5"),
          new KubernetesLine(23, 17, "3.6"),
          new KubernetesLine(24, 17, "3.7"),
          new KubernetesLine(25, 16, "3.8"),
          new KubernetesLine(26, 15, "3.9"),
          new KubernetesLine(27, 16, "3.9"),
          new KubernetesLine(28, 15, "3.9"),
          new KubernetesLine(29, -1, "3.9"),
          new KubernetesLine(30, -1, "3.9"),
          new KubernetesLine(31, -1, "3.10"),
          new KubernetesLine(32, -1, "3.10"),
          new KubernetesLine(33, -1, "3.10"),
          new KubernetesLine(34, -1, "3.10.1"));

  /** What no inventory may name: for tests with the one kubeadm that Debian has the source of. */
  private static final KubernetesLine FOR_TESTS = new KubernetesLine(20, 15, "3.2");

  /** Set by tests that run Debian's 1.20. */
  static final String TESTING = "groundwork.kubernetes.testing";

  static final String OLDEST = "1." + KNOWN.get(0).minor();
  static final String NEWEST = "1." + KNOWN.get(KNOWN.size() - 1).minor();

  /** The line of a version; empty where there is none. */
  static Optional<KubernetesLine> of(Version version) {
    if (version.number(0) != 1) {
      return Optional.empty();
    }
    if (version.number(1) == FOR_TESTS.minor() && Boolean.getBoolean(TESTING)) {
      return Optional.of(FOR_TESTS);
    }
    return KNOWN.stream().filter(l -> l.minor() == version.number(1)).findFirst();
  }

  /** The line of a version that the rules let pass. */
  static KubernetesLine known(Version version) {
    return of(version)
        .orElseThrow(() -> new IllegalArgumentException("Kubernetes " + version + " is not known"));
  }

  String sandboxImage() {
    return "registry.k8s.io/pause:" + pause;
  }

  /** The oldest kernel that this line's validators let pass. */
  String oldestKernel() {
    return minor >= 32 ? "4.19" : "3.10";
  }

  /** dockershim went with 1.24. */
  boolean takesDocker() {
    return minor < 24;
  }

  boolean swapIsError() {
    return minor <= 27;
  }

  /** 1.30 and later ask for IPv4 forwarding alone. */
  boolean asksForBridgeNetfilter() {
    return minor <= 29;
  }

  boolean asksForConntrack() {
    return minor < 32;
  }

  /** Absent: kubeadm needs no crictl from 1.32 on. */
  boolean crictlIsError() {
    return minor <= 30;
  }

  boolean asksForCrictl() {
    return minor <= 31;
  }

  /** The newest version of kubeadm's configuration that every release of the line reads. */
  String configVersion() {
    String version = minor <= 21 ? "v1beta2" : minor <= 30 ? "v1beta3" : "v1beta4";
    return "kubeadm.k8s.io/" + version;
  }
}
