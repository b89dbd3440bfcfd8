package io.groundwork.controller.component.kubeadm;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.groundwork.agent.resource.Directory;
import io.groundwork.agent.resource.File;
import io.groundwork.agent.resource.FormerContent;
import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.resource.Service;
import io.groundwork.agent.resource.Unit;
import io.groundwork.controller.component.Digests;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.Templates;
import io.groundwork.controller.component.kubeadm.ProgramArchive.Name;
import io.groundwork.inventory.value.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The container runtime's files, and its service running with them. */
final class RuntimePlan {
  static final String DAEMON_JSON = "/etc/docker/daemon.json";
  private static final String CONFIG_TOML = "/etc/containerd/config.toml";
  private static final String CRICTL = "/etc/crictl.yaml";
  private static final String MARK = "Written by Groundwork";

  private final Site site;
  private final Machine machine;

  RuntimePlan(Site site, Machine machine) {
    this.site = site;
    this.machine = machine;
  }

  List<Resource> files() {
    List<Resource> files = new ArrayList<>();
    files.addAll(machine.docker() ? docker() : containerd());
    String endpoint =
        "unix://" + (machine.docker() ? "/var/run/dockershim.sock" : Machine.CONTAINERD_SOCKET);
    files.add(
        file(CRICTL, Templates.render("kubeadm/crictl.yaml", new FileModels.Crictl(endpoint))));
    files.add(directory(dropIns()));
    files.add(file(dropIn(), Templates.render("kubeadm/record.conf", noted())));
    files.add(new Directory(record(), "root", "root", "0700", false));
    return files;
  }

  /** Running, and started with what its files say. */
  Resource service() {
    return new Service(unit(), inputs(), record(), "");
  }

  private List<Resource> containerd() {
    List<Resource> files = new ArrayList<>();
    files.add(directory("/etc/containerd"));
    files.add(new FormerContent(CONFIG_TOML, MARK));
    files.add(file(CONFIG_TOML, Templates.render("kubeadm/containerd.toml", settings())));
    if (machine.settings().archive(Name.CONTAINERD).isPresent()) {
      String text = Templates.render("kubeadm/containerd.service", settings());
      files.add(new Unit("containerd.service", text));
    }
    return files;
  }

  private FileModels.Containerd settings() {
    String image = machine.settings().sandboxImage();
    // Packages bring any containerd from 1.3 on; from 2.0 on it reads the older format, too.
    boolean modern =
        machine
            .settings()
            .archive(Name.CONTAINERD)
            .map(a -> Version.parse(a.said()).atLeast("2.0"))
            .orElse(false);
    return new FileModels.Containerd(modern, image == null ? machine.line().sandboxImage() : image);
  }

  private List<Resource> docker() {
    List<Resource> files = new ArrayList<>();
    Optional<String> wanted = DaemonJson.wanted(machine);
    files.add(directory("/etc/docker"));
    if (wanted.isPresent()) {
      files.add(new FormerContent(DAEMON_JSON, DaemonJson.DRIVER));
      files.add(file(DAEMON_JSON, wanted.get()));
    }
    return files;
  }

  private FileModels.DropIn noted() {
    StringBuilder digests = new StringBuilder();
    for (Name name : List.of(Name.CONTAINERD, Name.RUNC)) {
      machine
          .settings()
          .archive(name)
          .ifPresent(a -> digests.append(site.archive(a.archive()).digest()).append('\n'));
    }
    String programs =
        digests.isEmpty()
            ? ""
            : Digests.sha256(digests.toString().getBytes(UTF_8)).substring(0, 32);
    return new FileModels.DropIn(inputs(), record(), programs);
  }

  private List<String> inputs() {
    return List.of(dropIn(), machine.docker() ? DAEMON_JSON : CONFIG_TOML);
  }

  private String unit() {
    return machine.docker() ? "docker.service" : "containerd.service";
  }

  private String dropIns() {
    return "/etc/systemd/system/" + unit() + ".d";
  }

  private String dropIn() {
    return dropIns() + "/10-groundwork.conf";
  }

  private String record() {
    return "/var/lib/groundwork/started/" + unit();
  }

  private static Directory directory(String path) {
    return new Directory(path, "root", "root", "0755", false);
  }

  private static File file(String path, String content) {
    return new File(path, content, "root", "root", "0644", false);
  }
}
