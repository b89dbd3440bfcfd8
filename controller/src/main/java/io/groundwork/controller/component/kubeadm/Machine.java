package io.groundwork.controller.component.kubeadm;

import io.groundwork.agent.facts.Facts;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.kubeadm.KubeadmSettings.Runtime;
import io.groundwork.inventory.Host;
import java.util.List;
import java.util.stream.Stream;

/**
 * A host with what is to be on it and what was learnt of it.
 *
 * @param line of the Kubernetes version
 */
record Machine(Host host, KubeadmSettings settings, KubernetesLine line, Facts facts) {
  static final String NAME = "kubeadm";
  static final String MEMBER = "/etc/kubernetes/kubelet.conf";
  static final String BRIDGE = "/proc/sys/net/bridge";
  static final String CONTAINERD_SOCKET = "/run/containerd/containerd.sock";
  static final String DOCKER_SOCKET = "/run/docker.sock";
  private static final List<String> BIN =
      List.of("/usr/bin/", "/usr/sbin/", "/usr/local/bin/", "/bin/", "/sbin/");

  static KubeadmSettings settings(Host host) {
    return host.settings(NAME, KubeadmSettings.class);
  }

  static Machine of(Site site, Host host) {
    KubeadmSettings settings = settings(host);
    return new Machine(host, settings, KubernetesLine.known(settings.version()), site.facts(host));
  }

  /** Those that take part, in the order of the file. */
  static List<Machine> all(Site site) {
    return site.with(NAME).stream().map(h -> of(site, h)).toList();
  }

  String name() {
    return host.name();
  }

  /**
   * Whether a kubelet of it has joined a cluster: then nothing that could break that is touched.
   */
  boolean isMember() {
    return has(MEMBER);
  }

  boolean docker() {
    return settings.runtime() == Runtime.DOCKER;
  }

  /** Whether the programs come from given files, and not from packages. */
  boolean fromArchives() {
    return !settings.archives().isEmpty();
  }

  boolean has(String path) {
    return facts.files().containsKey(path);
  }

  /** Whether a program is in one of the system's directories. */
  boolean hasProgram(String name) {
    return places(name).anyMatch(this::has);
  }

  /** Where a program would be. */
  static Stream<String> places(String name) {
    return BIN.stream().map(b -> b + name);
  }

  boolean accepts(String name) {
    return host.accept().contains(name);
  }

  /** Whether the kernel has what a module brings, or can load it. */
  boolean canHave(String module) {
    boolean feature =
        module.equals("br_netfilter") ? has(BRIDGE) : facts.traits().fileSystems().contains(module);
    return feature || facts.traits().modules().contains(module) || facts.traits().moduleTree();
  }
}
