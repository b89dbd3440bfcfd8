package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import java.io.IOException;
import java.util.List;

/**
 * One thing that a node should have. Observing computes its drift from the node and cannot write;
 * settling runs only on drift, and afterwards the drift must be empty, or the resource is stuck.
 * Kinds are records in this package; what travels is their components.
 */
public sealed interface Resource
    permits Archive,
        DataDisk,
        Directory,
        EnabledUnit,
        EnsembleList,
        Exports,
        File,
        Firewall,
        FormerContent,
        Group,
        HostNames,
        HugePages,
        KernelModule,
        Link,
        NoDirectory,
        NoFile,
        NoHugePages,
        NoLink,
        NoModule,
        NoPackages,
        NoProgramLinks,
        NoSeLinux,
        NoSwapOff,
        NoSysctl,
        NoTree,
        NoUser,
        Packages,
        Program,
        ProgramLinks,
        Renewed,
        Repository,
        Resting,
        SeLinux,
        Service,
        Stopped,
        SuperUser,
        SwapOff,
        Sysctl,
        Unit,
        User {

  /** Kind and name as people read it, for example {@code file /etc/kafka/server.properties}. */
  String id();

  /** What differs between the node and this resource. */
  Drift observe(NodeView node) throws IOException;

  /**
   * What stays although this is to take it back, each with the reason, for people. Only kinds that
   * take something back leave anything.
   */
  default List<String> left(NodeView node) throws IOException {
    return List.of();
  }

  /** Whether settling needs the probe on the node. */
  default boolean needsProbe() {
    return false;
  }

  /** Takes the drift away, atomically where the node allows it. */
  void settle(Node node, Drift drift) throws IOException;
}
