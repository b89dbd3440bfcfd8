package io.groundwork.controller.component.nfs;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.resource.Packages;
import io.groundwork.agent.resource.Packages.Wanted;
import java.util.List;

/** The packages by family: Debian parts server and client, the CentOS family does not. */
final class NfsPackages {
  private NfsPackages() {}

  static Packages server(Facts facts) {
    return of(facts, "nfs-kernel-server");
  }

  static Packages client(Facts facts) {
    return of(facts, "nfs-common");
  }

  private static Packages of(Facts facts, String debian) {
    boolean apt = facts.traits().packages().equals("apt");
    return new Packages(Nfs.NAME, List.of(Wanted.any(apt ? debian : "nfs-utils")));
  }
}
