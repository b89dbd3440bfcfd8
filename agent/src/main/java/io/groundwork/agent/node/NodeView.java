package io.groundwork.agent.node;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node as planning sees it: typed questions that read and cannot write. What plans holds this and
 * nothing more, so a dry run cannot write. Paths are absolute.
 */
public interface NodeView {

  /** What lies at the path, itself and not where a link leads; null where nothing does. */
  @Nullable Stat stat(String path) throws IOException;

  /** The first bytes of a file, at most as many as the limit says. */
  byte[] read(String path, int limit) throws IOException;

  /** The last bytes of a file, at most as many as the limit says. */
  byte[] readEnd(String path, int limit) throws IOException;

  /** Names in a directory, sorted. */
  List<String> list(String path) throws IOException;

  /** Where a link leads, as written in it. */
  String readLink(String path) throws IOException;

  /** Whether both are there and hold the same bytes, or both are missing. */
  boolean same(String path, String other) throws IOException;

  /**
   * A short text that changes when anything in the tree does: a name, a kind, a mode, an owner, a
   * size, a time of change.
   */
  String fingerprint(String directory) throws IOException;

  /** Room on the file system of the path, or of its nearest parent that is there. */
  Space space(String path) throws IOException;

  /** The user of this name, null where there is none. */
  @Nullable Account user(String name) throws IOException;

  /** The user with this number, null where there is none. */
  @Nullable Account user(int uid) throws IOException;

  /** The group of this name, null where there is none. */
  @Nullable GroupAccount group(String name) throws IOException;

  /** The group with this number, null where there is none. */
  @Nullable GroupAccount group(int gid) throws IOException;

  /** What systemd knows of a unit. */
  UnitState unit(String name) throws IOException;

  /**
   * The environment that a service's process was started with: NAME=value each. Waits for a process
   * that systemd has just forked to execute its program.
   */
  List<String> environment(int pid) throws IOException;

  /** The live value of a kernel setting, blanks made single; null where the kernel has none. */
  @Nullable String sysctl(String key) throws IOException;

  /** Whether what lies there could be written by this process, a read-only mount minded. */
  boolean writable(String path) throws IOException;

  /** Whether the live value could be written here: containers show many read-only. */
  boolean canSetSysctl(String key) throws IOException;

  /** What the package manager's records say of these packages. */
  PackageState packages(Collection<String> names) throws IOException;

  /**
   * What would go if these packages went, and what would come in their place, as the package
   * manager tells it.
   */
  RemovedWith removedWith(Collection<String> names) throws IOException;

  /** What filters packets that come in. */
  FirewallState firewall() throws IOException;

  /** The block device at a path, through links; null where nothing is there. */
  @Nullable BlockDevice blockDevice(String path) throws IOException;
}
