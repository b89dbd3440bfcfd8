package io.groundwork.controller.component;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.resource.Directory;
import io.groundwork.agent.resource.EnsembleList;
import io.groundwork.agent.resource.File;
import io.groundwork.agent.resource.HostNames;
import io.groundwork.agent.resource.Packages;
import io.groundwork.agent.resource.ProgramLinks;
import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.resource.Service;
import io.groundwork.agent.resource.SuperUser;
import io.groundwork.agent.resource.Unit;
import io.groundwork.agent.resource.User;
import io.groundwork.controller.component.kubeadm.ProgramArchive.Name;
import io.groundwork.controller.component.zookeeper.ZooKeeperSettings;
import io.groundwork.inventory.value.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/**
 * What a site's machines are to have, as text, against files in src/test/resources/golden. With
 * -Dgolden.write=true it writes them anew, for a look at the difference.
 */
class GoldenTest {
  private static final List<String> ORDER =
      List.of("hosts", "jdk", "zookeeper", "kafka", "kubeadm");

  @Test
  void threeMachinesWithZooKeeperAndKafka() throws IOException {
    expect("three-node1.txt", text(Sites.three().site(), "node1"));
  }

  @Test
  void anEnsembleThatCanBeReconfigured() throws IOException {
    Sites sites = Sites.three();
    List.copyOf(sites.hosts.keySet())
        .forEach(h -> sites.set(h, "zookeeper", ZooKeeperSettings.class, Sites::dynamic));
    expect("dynamic-node2.txt", text(sites.without("node2", "kafka").site(), "node2"));
  }

  @Test
  void oneMachineIsStandalone() throws IOException {
    expect("one-node1.txt", text(Sites.one().site(), "node1"));
  }

  @Test
  void olderZooKeeperLogsThroughLog4j() throws IOException {
    Sites sites = Sites.one();
    sites.archives.put("/dist/old.tgz", Sites.archive("apache-zookeeper-3.6.4-bin", "d"));
    sites.set("node1", "zookeeper", ZooKeeperSettings.class, GoldenTest::old);
    expect("older-zookeeper-node1.txt", text(sites.site(), "node1"));
  }

  @Test
  void aControlPlaneFromGivenPrograms() throws IOException {
    KubeadmSites sites = new KubeadmSites("1.29.6");
    sites.given(
        KubeadmSites.archive(Name.CONTAINERD, "/dist/containerd-2.0.1-linux-amd64.tar.gz"),
        KubeadmSites.archive(Name.RUNC, "/dist/runc.amd64"),
        KubeadmSites.archive(Name.CNI_PLUGINS, "/dist/cni-plugins-linux-amd64-v1.4.0.tgz"));
    expect("kubeadm-archives-cp1.txt", text(sites.site(), "cp1"));
  }

  @Test
  void aWorkerFromPackages() throws IOException {
    expect("kubeadm-packages-w1.txt", text(new KubeadmSites("1.29.6").site(), "w1"));
  }

  @Test
  void aWorkerWithDocker() throws IOException {
    expect("kubeadm-docker-w1.txt", text(new KubeadmSites("1.22.4").docker().site(), "w1"));
  }

  private static ZooKeeperSettings old(ZooKeeperSettings s) {
    return new ZooKeeperSettings(
        Version.parse("3.6.4"),
        "/dist/old.tgz",
        "d".repeat(128),
        null,
        s.heap(),
        12181,
        12888,
        13888,
        "/data/zk",
        java.util.Map.of("autopurge.purgeInterval", "1", "dataLogDir", "/log/zk"),
        java.util.List.of(),
        false,
        7);
  }

  private static String text(Site site, String host) {
    StringBuilder out = new StringBuilder();
    List<Component> all =
        ServiceLoader.load(Component.class).stream().map(ServiceLoader.Provider::get).toList();
    for (String name : ORDER) {
      if (site.inventory().with(name).isEmpty()) {
        continue;
      }
      Component component =
          all.stream().filter(c -> c.schema().name().equals(name)).findFirst().orElseThrow();
      for (Phase phase : component.phases(site)) {
        out.append("== ").append(name).append(": ").append(phase.title());
        out.append(phase.ahead() ? " (ahead)" : "").append('\n');
        phase.work().getOrDefault(host, List.of()).forEach(r -> describe(out, r));
        phase
            .gates()
            .forEach(
                g ->
                    out.append("gate ")
                        .append(g.name())
                        .append(g.host() == null ? "" : " on " + g.host())
                        .append(g.writes() ? ", writes" : "")
                        .append('\n'));
      }
      component.endpoints(site).forEach(e -> out.append("endpoint ").append(e).append('\n'));
    }
    return out.toString();
  }

  private static void describe(StringBuilder out, Resource resource) {
    out.append(resource.id()).append('\n');
    if (resource instanceof File f) {
      out.append("  ")
          .append(f.owner())
          .append(':')
          .append(f.group())
          .append(' ')
          .append(f.mode())
          .append('\n');
      f.content().lines().forEach(l -> out.append("  | ").append(l).append('\n'));
    } else if (resource instanceof Unit u) {
      u.content().lines().forEach(l -> out.append("  | ").append(l).append('\n'));
    } else if (resource instanceof Directory
        || resource instanceof Packages
        || resource instanceof ProgramLinks
        || resource instanceof User
        || resource instanceof Service
        || resource instanceof EnsembleList
        || resource instanceof SuperUser
        || resource instanceof HostNames) {
      out.append("  ").append(resource).append('\n');
    }
  }

  private static void expect(String name, String text) throws IOException {
    Path file = Path.of("src/test/resources/golden", name);
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(file, text, UTF_8);
    }
    assertThat(text).isEqualTo(Files.readString(file, UTF_8));
  }
}
