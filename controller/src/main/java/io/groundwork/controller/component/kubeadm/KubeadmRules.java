package io.groundwork.controller.component.kubeadm;

import io.groundwork.controller.component.SettingProblems;
import io.groundwork.controller.component.SettingProblems.Wrong;
import io.groundwork.controller.component.SettingRules;
import io.groundwork.controller.component.kubeadm.KubeadmSettings.Runtime;
import io.groundwork.controller.component.kubeadm.ProgramArchive.Name;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import io.groundwork.inventory.Problems;
import io.groundwork.inventory.value.Version;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an inventory must keep to for kubeadm, before any connection is made. */
final class KubeadmRules {
  private static final Set<Name> ALWAYS = EnumSet.of(Name.KUBEADM, Name.KUBELET, Name.KUBECTL);

  private KubeadmRules() {}

  static void check(Inventory inventory, Problems problems) {
    SettingProblems settings = new SettingProblems(inventory, problems, Machine.NAME);
    settings.judge(h -> version(of(h).version()), "version");
    settings.judge(h -> runtime(of(h)), "runtime");
    settings.judge(h -> archives(of(h)), "archives");
    settings.judge(h -> source(of(h)), "repository");
    settings.judge(h -> skew(inventory, h), "version");
  }

  private static @Nullable Wrong version(Version version) {
    Optional<KubernetesLine> line = KubernetesLine.of(version);
    String hint =
        "a version from " + KubernetesLine.OLDEST + " to " + KubernetesLine.NEWEST + ", as 1.29.6";
    if (line.isEmpty() || !version.text().matches("[0-9]+\\.[0-9]+(\\.[0-9]+)?")) {
      return new Wrong("Kubernetes " + version + " does not exist, or is not known here", hint);
    }
    if (!version.text().matches("[0-9]+\\.[0-9]+\\.[0-9]+")) {
      return new Wrong("version " + version + " names no patch: one exact version is wanted", hint);
    }
    int last = line.get().lastPatch();
    return last < 0 || version.number(2) <= last
        ? null
        : new Wrong(
            "Kubernetes " + version + " does not exist",
            "the last of that line is 1." + line.get().minor() + "." + last);
  }

  private static @Nullable Wrong runtime(KubeadmSettings s) {
    boolean tooNew = KubernetesLine.of(s.version()).map(line -> !line.takesDocker()).orElse(false);
    return s.runtime() == Runtime.DOCKER && tooNew
        ? new Wrong(
            "Kubernetes " + s.version() + " does not run on Docker",
            "Docker is possible below 1.24; set runtime to containerd, which Docker brings, too")
        : null;
  }

  private static @Nullable Wrong archives(KubeadmSettings s) {
    Set<Name> seen = EnumSet.noneOf(Name.class);
    for (ProgramArchive each : s.archives()) {
      Wrong digests = SettingRules.digests(each.sha512(), each.sha256());
      if (digests != null) {
        return new Wrong(each.name().text() + ": " + digests.message(), digests.hint());
      }
      if (!seen.add(each.name())) {
        return new Wrong(each.name().text() + " stands twice", "one file for each name");
      }
      Wrong version = ofVersion(s, each);
      if (version != null) {
        return version;
      }
    }
    return seen.isEmpty() ? null : complete(s, seen);
  }

  private static @Nullable Wrong ofVersion(KubeadmSettings s, ProgramArchive each) {
    String said = each.said();
    if (each.name() == Name.CONTAINERD && said.isEmpty()) {
      return new Wrong(
          "which containerd it is cannot be told from the name of " + each.archive(),
          "its settings differ by version: add version: 1.7.13, or as it is, to that archive");
    }
    return each.name().ofKubernetes() && !said.isEmpty() && !said.equals(s.version().text())
        ? new Wrong(
            each.name().text() + " is " + said + ", version says " + s.version(),
            "kubeadm, kubelet and kubectl of that one version")
        : null;
  }

  private static @Nullable Wrong complete(KubeadmSettings s, Set<Name> seen) {
    for (Name name : ALWAYS) {
      if (!seen.contains(name)) {
        return new Wrong(
            "no archive for " + name.text(),
            "either archives for kubeadm, kubelet and kubectl, or none, and packages are used");
      }
    }
    if (s.runtime() == Runtime.DOCKER && seen.contains(Name.CONTAINERD)) {
      return new Wrong(
          "containerd is given as an archive, and the runtime is docker",
          "Docker brings its own containerd; leave the archive out");
    }
    return seen.contains(Name.CONTAINERD) == seen.contains(Name.RUNC)
        ? null
        : new Wrong(
            "containerd and runc: one is given as an archive, the other is not",
            "give both, or none: then the distribution's containerd package brings both");
  }

  private static @Nullable Wrong source(KubeadmSettings s) {
    PackageSource source = s.repository();
    if (source == null) {
      return null;
    }
    if (!s.archives().isEmpty()) {
      return new Wrong(
          "both archives and a repository are given",
          "one of them: where would kubelet come from?");
    }
    return source.url().matches("(https?|file):[^\\s]+")
        ? null
        : new Wrong("'" + source.url() + "' is no URL", "http:, https: or file:");
  }

  /** A kubelet must not be newer than the control plane; one cluster has one version here. */
  private static @Nullable Wrong skew(Inventory inventory, Host host) {
    Version own = of(host).version();
    for (Host other : inventory.with(Machine.NAME)) {
      Version control = of(other).version();
      if (of(other).controlPlane() && own.compareTo(control) > 0) {
        return new Wrong(
            "version "
                + own
                + " is newer than "
                + control
                + " of the control plane "
                + other.name(),
            "a kubelet must not be newer than its control plane");
      }
    }
    return null;
  }

  private static KubeadmSettings of(Host host) {
    return Machine.settings(host);
  }
}
