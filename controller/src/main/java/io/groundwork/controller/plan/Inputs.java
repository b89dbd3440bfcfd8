package io.groundwork.controller.plan;

import io.groundwork.agent.resource.File;
import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.resource.Service;
import io.groundwork.agent.resource.SuperUser;
import io.groundwork.agent.resource.Unit;

/** Which resources a service reads at its start. */
public final class Inputs {
  private Inputs() {}

  /** The path of a file or a unit's file, where the service reads it; else empty. */
  public static String read(Service service, Resource resource) {
    String path = "";
    if (resource instanceof File file) {
      path = file.path();
    } else if (resource instanceof Unit unit) {
      path = "/etc/systemd/system/" + unit.name();
    } else if (resource instanceof SuperUser user) {
      path = user.line();
    }
    return service.inputs().contains(path) ? path : "";
  }
}
