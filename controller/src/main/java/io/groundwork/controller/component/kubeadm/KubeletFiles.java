package io.groundwork.controller.component.kubeadm;

import io.groundwork.agent.resource.Directory;
import io.groundwork.agent.resource.File;
import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.resource.Unit;
import io.groundwork.controller.component.Templates;
import java.util.ArrayList;
import java.util.List;

/** What the kubelet finds in its place. Packages bring its unit; given files do not. */
record KubeletFiles(Machine machine) {
  static final String UNIT = "kubelet.service";
  private static final String DROP_INS = "/etc/systemd/system/kubelet.service.d";

  List<Resource> all() {
    List<Resource> files = new ArrayList<>();
    for (String each : List.of("/etc/cni", "/etc/cni/net.d", "/opt/cni", "/opt/cni/bin")) {
      files.add(new Directory(each, "root", "root", "0755", false));
    }
    files.add(new Directory("/etc/kubernetes", "root", "root", "0755", false));
    if (machine.fromArchives()) {
      FileModels.Kubelet model = new FileModels.Kubelet("/usr/local/bin/kubelet");
      files.add(new Directory(DROP_INS, "root", "root", "0755", false));
      files.add(file(DROP_INS + "/10-kubeadm.conf", "kubeadm/10-kubeadm.conf", model));
      files.add(new Unit(UNIT, Templates.render("kubeadm/kubelet.service", model)));
    }
    return files;
  }

  private static File file(String path, String template, Record model) {
    return new File(path, Templates.render(template, model), "root", "root", "0644", false);
  }
}
