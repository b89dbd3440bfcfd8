package io.groundwork.controller.component.kubeadm;

import io.groundwork.controller.component.Endpoints;
import io.groundwork.controller.component.Templates;

/**
 * The configuration file with which kubeadm's preflight is asked: it names the version, so that
 * kubeadm need not ask the internet for one, and the runtime, so that it need not guess.
 *
 * @param api version of the file's format
 * @param version of Kubernetes
 * @param address that the API server would advertise; empty where the inventory has a name
 * @param socket of the runtime
 * @param join whether the node joins a cluster
 */
public record PreflightConfig(
    String api, String version, String address, String socket, boolean join) {

  static PreflightConfig of(Machine machine) {
    String address = machine.host().address();
    return new PreflightConfig(
        machine.line().configVersion(),
        machine.settings().version().toString(),
        Endpoints.literal(address) ? address : "",
        socket(machine),
        !machine.settings().controlPlane());
  }

  /** Kubernetes from 1.24 on wants the scheme. */
  private static String socket(Machine machine) {
    if (machine.docker()) {
      return "/var/run/dockershim.sock";
    }
    return (machine.line().minor() >= 24 ? "unix://" : "") + Machine.CONTAINERD_SOCKET;
  }

  String text() {
    return Templates.render("kubeadm/preflight.yaml", this);
  }
}
