package io.groundwork.controller.component.nfs;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.Traits;
import io.groundwork.inventory.Host;

/** What a machine's kernel does of NFS, as far as can be told beforehand. */
final class Kernel {
  private Kernel() {}

  /** Whether the server is to be started: it can be, or nobody said that it cannot. */
  static boolean serves(Host host, Facts facts) {
    return canServe(facts) || !host.accept().contains(Nfs.SERVER);
  }

  /** Whether exports are to be mounted for a try. */
  static boolean mounts(Host host, Facts facts) {
    return canMount(facts) || !host.accept().contains(Nfs.MOUNT);
  }

  /** The server is the kernel's own, so a container has none even where the kernel has. */
  static boolean canServe(Facts facts) {
    Traits traits = facts.traits();
    return traits.container().isEmpty()
        && (traits.fileSystems().contains("nfsd") || traits.moduleTree());
  }

  static boolean canMount(Facts facts) {
    Traits traits = facts.traits();
    return traits.fileSystems().contains("nfs")
        || traits.fileSystems().contains("nfs4")
        || traits.container().isEmpty() && traits.moduleTree();
  }
}
