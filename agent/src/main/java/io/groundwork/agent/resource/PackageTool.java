package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.resource.Packages.Wanted;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** What changes packages: apt on the one hand, dnf and yum on the other. */
interface PackageTool {

  /** The one of this name: apt, dnf or yum. */
  static PackageTool of(String manager) {
    return manager.equals("apt") ? new Apt() : new Rpm(manager);
  }

  /**
   * Installs these, each in its version, in one transaction. The repositories' metadata is fetched
   * again only when a package, or its version, is not known.
   *
   * @param record is told before each transaction what it is for, and afterwards what came of it
   * @throws IOException that names the repositories that did not answer, where that is the cause
   */
  void install(Node node, List<Wanted> packages, PackageRecord record) throws IOException;

  /** Removes these packages, in one transaction; their configuration and data stay. */
  void remove(Node node, Collection<String> names) throws IOException;

  /** Has upgrades leave these packages alone. */
  void hold(Node node, List<String> names) throws IOException;

  /** Ends our hold on these packages. */
  void release(Node node, List<String> names) throws IOException;

  /** What somebody does by hand to end a hold. */
  String releaseByHand(String name);

  /** Fetches the metadata of one repository, so that a wrong URL or key is seen at once. */
  void refresh(Node node, Repository repository) throws IOException;
}
