package io.groundwork.controller.component.kubeadm;

import java.util.List;
import java.util.stream.Stream;

/** Where kubeadm looks for a cluster that was on a machine before. */
final class Leftovers {
  private static final String KUBERNETES = "/etc/kubernetes/";
  private static final String MANIFESTS = KUBERNETES + "manifests";
  private static final String ETCD = "/var/lib/etcd";

  private Leftovers() {}

  static List<String> files(Machine machine) {
    return machine.settings().controlPlane()
        ? PreflightRules.MANIFESTS.stream().map(m -> MANIFESTS + "/" + m + ".yaml").toList()
        : List.of(KUBERNETES + "bootstrap-kubelet.conf", KUBERNETES + "pki/ca.crt");
  }

  static List<String> directories(Machine machine) {
    return List.of(machine.settings().controlPlane() ? ETCD : MANIFESTS);
  }

  /** All of them, whatever the machine is to be. */
  static Stream<String> evidence() {
    Stream<String> manifests =
        PreflightRules.MANIFESTS.stream().map(m -> MANIFESTS + "/" + m + ".yaml");
    Stream<String> others =
        Stream.of(
            Machine.MEMBER,
            KUBERNETES + "bootstrap-kubelet.conf",
            KUBERNETES + "pki/ca.crt",
            MANIFESTS,
            ETCD);
    return Stream.concat(manifests, others);
  }
}
