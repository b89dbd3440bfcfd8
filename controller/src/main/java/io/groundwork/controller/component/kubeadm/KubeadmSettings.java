package io.groundwork.controller.component.kubeadm;

import io.groundwork.inventory.Setting;
import io.groundwork.inventory.value.Version;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settings of a machine that is to be a node of a Kubernetes cluster. */
public record KubeadmSettings(
    @Setting(doc = "Kubernetes' version, from 1.21 on, with its patch: 1.29.6.", required = true)
        Version version,
    @Setting(
            doc = "What runs the containers: containerd, or docker (20.10) below Kubernetes 1.24.",
            value = "containerd")
        Runtime runtime,
    @Setting(
            doc = "Programs as given files, instead of packages: for machines without internet.",
            value = "[]")
        List<ProgramArchive> archives,
    @Setting(doc = "Where Kubernetes' packages come from; left out: from what the node has.")
        @Nullable PackageSource repository,
    @Setting(doc = "The image of the pods' sandbox; left out: the one of that Kubernetes version.")
        @Nullable String sandboxImage,
    @Setting(
            doc = "What the node is to be: control-plane or worker.",
            value = "worker",
            hostOnly = true)
        Node node) {

  /** What runs the containers. */
  public enum Runtime {
    CONTAINERD,
    DOCKER
  }

  /** What a node is to be. */
  public enum Node {
    CONTROL_PLANE,
    WORKER
  }

  /** The file given for a program, where one is. */
  Optional<ProgramArchive> archive(ProgramArchive.Name name) {
    return archives.stream().filter(a -> a.name() == name).findFirst();
  }

  boolean controlPlane() {
    return node == Node.CONTROL_PLANE;
  }
}
