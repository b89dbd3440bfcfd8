package io.groundwork.controller.component;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.Facts.FileFact;
import io.groundwork.agent.facts.Traits;
import io.groundwork.controller.component.Site.ArchiveFile;
import io.groundwork.controller.component.hosts.HostsSettings;
import io.groundwork.controller.component.kubeadm.KubeadmSettings;
import io.groundwork.controller.component.kubeadm.KubeadmSettings.Node;
import io.groundwork.controller.component.kubeadm.KubeadmSettings.Runtime;
import io.groundwork.controller.component.kubeadm.ProgramArchive;
import io.groundwork.controller.component.kubeadm.ProgramArchive.Name;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import io.groundwork.inventory.value.Version;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A control plane and a worker, each a whole machine with modules to load, and ways to make it
 * another.
 */
public final class KubeadmSites {
  public static final Traits WHOLE =
      new Traits("apt", "disabled", "", false, List.of(), List.of("ext4"), true, List.of());

  public final Map<String, Host> hosts = new LinkedHashMap<>();
  public final Map<String, Facts> facts = new LinkedHashMap<>();
  public final Map<String, ArchiveFile> archives = new HashMap<>();

  public KubeadmSites(String version) {
    add("cp1", "10.77.0.11", version, Node.CONTROL_PLANE);
    add("w1", "10.77.0.12", version, Node.WORKER);
  }

  private void add(String name, String address, String version, Node node) {
    Host model = Sites.one().hosts.get("node1");
    KubeadmSettings settings =
        new KubeadmSettings(
            Version.parse(version), Runtime.CONTAINERD, List.of(), null, null, node);
    hosts.put(
        name,
        new Host(
            name,
            address,
            List.of("kubeadm"),
            model.ssh(),
            model.sudo(),
            Set.of(),
            new LinkedHashMap<>(Map.of("hosts", new HostsSettings(), "kubeadm", settings))));
    facts.put(name, Sites.facts(name, address));
    traits(name, WHOLE);
    for (String key : List.of("net/ipv4/ip_forward")) {
      file(name, "/proc/sys/" + key, "0\n");
    }
    for (String tool :
        List.of(
            "conntrack",
            "ip",
            "iptables",
            "mount",
            "nsenter",
            "modprobe",
            "ebtables",
            "ethtool",
            "socat",
            "tc")) {
      file(name, "/usr/sbin/" + tool, "");
    }
  }

  public KubeadmSites set(String host, UnaryOperator<KubeadmSettings> change) {
    Host h = hosts.get(host);
    Map<String, Record> settings = new LinkedHashMap<>(h.settings());
    settings.put("kubeadm", change.apply(h.settings("kubeadm", KubeadmSettings.class)));
    hosts.put(
        host, new Host(h.name(), h.address(), h.roles(), h.ssh(), h.sudo(), h.accept(), settings));
    return this;
  }

  public KubeadmSites docker() {
    return everywhere(
        s ->
            new KubeadmSettings(
                s.version(), Runtime.DOCKER, s.archives(), null, s.sandboxImage(), s.node()));
  }

  public KubeadmSites everywhere(UnaryOperator<KubeadmSettings> change) {
    List.copyOf(hosts.keySet()).forEach(h -> set(h, change));
    return this;
  }

  /** Kubernetes' three programs, plain, and whatever else is named. */
  public KubeadmSites given(ProgramArchive... more) {
    List<ProgramArchive> all = new java.util.ArrayList<>();
    for (Name name : List.of(Name.KUBEADM, Name.KUBELET, Name.KUBECTL)) {
      all.add(archive(name, "/dist/" + name.name().toLowerCase(java.util.Locale.ROOT)));
    }
    all.addAll(List.of(more));
    all.forEach(a -> archives.put(a.archive(), resolved(a)));
    return everywhere(
        s -> new KubeadmSettings(s.version(), s.runtime(), all, null, s.sandboxImage(), s.node()));
  }

  public static ProgramArchive archive(Name name, String path) {
    return new ProgramArchive(name, path, null, "ab".repeat(32), null);
  }

  private static ArchiveFile resolved(ProgramArchive archive) {
    String file = archive.archive().substring(archive.archive().lastIndexOf('/') + 1);
    boolean tarball = file.endsWith("gz");
    return new ArchiveFile(
        file,
        "sha256",
        archive.sha256(),
        50L << 20,
        50L << 20,
        tarball ? "bin" : ArchiveFile.PROGRAM,
        Map.of());
  }

  public KubeadmSites accept(String host, String... names) {
    Host h = hosts.get(host);
    hosts.put(
        host,
        new Host(h.name(), h.address(), h.roles(), h.ssh(), h.sudo(), Set.of(names), h.settings()));
    return this;
  }

  public KubeadmSites file(String host, String path, String content) {
    return fact(host, path, new FileFact("file", 0, 0, "root", content, List.of(), true));
  }

  public KubeadmSites fact(String host, String path, FileFact fact) {
    Map<String, FileFact> files = new HashMap<>(facts.get(host).files());
    files.put(path, fact);
    return change(host, 2, "", 0, null, files);
  }

  public KubeadmSites traits(String host, Traits traits) {
    return change(host, 2, "", 0, traits, null);
  }

  /** Its processors, kernel and memory; the kernel empty and the memory 0 for what it has. */
  public KubeadmSites machine(String host, int cpus, String kernel, long memory) {
    return change(host, cpus, kernel, memory, null, null);
  }

  private KubeadmSites change(
      String host,
      int cpus,
      String kernel,
      long memory,
      Traits traits,
      Map<String, FileFact> files) {
    Facts f = facts.get(host);
    facts.put(
        host,
        new Facts(
            f.hostname(),
            f.machineId(),
            f.os(),
            f.arch(),
            kernel.isEmpty() ? f.kernel() : kernel,
            f.systemd(),
            cpus,
            memory == 0 ? f.memory() : new Facts.Memory(memory, memory, 0),
            f.addresses(),
            f.mounts(),
            f.listeners(),
            traits == null ? f.traits() : traits,
            files == null ? f.files() : files,
            0));
    return this;
  }

  public Inventory inventory() {
    return new Inventory(Path.of("hosts.yaml"), "lab", hosts, List.of());
  }

  public Site site() {
    return new Site(inventory(), facts, archives);
  }
}
