package io.groundwork.agent.facts;

import java.util.List;
import java.util.Map;

/**
 * What was learnt of a node, once, before anything is planned. Immutable.
 *
 * @param hostname the machine's own name
 * @param machineId /etc/machine-id, empty where there is none
 * @param os os-release: ID, VERSION_ID, PRETTY_NAME, ID_LIKE where given
 * @param arch as uname -m says: x86_64, aarch64
 * @param kernel as uname -r says
 * @param systemd systemd's version number, 0 where it does not run
 * @param cpus processors that can be used
 * @param memory bytes of memory, all and available
 * @param addresses every IP address on an interface that is up, loopback not counted
 * @param mounts mounted file systems that matter for space: real ones and tmpfs
 * @param listeners sockets that listen
 * @param traits what kind of system it runs
 * @param files the evidence that components asked for: small files by path, where they exist
 * @param clockMillis the node's clock when asked, milliseconds since the epoch
 */
public record Facts(
    String hostname,
    String machineId,
    Map<String, String> os,
    String arch,
    String kernel,
    int systemd,
    int cpus,
    Memory memory,
    List<String> addresses,
    List<Mount> mounts,
    List<Listener> listeners,
    Traits traits,
    Map<String, FileFact> files,
    long clockMillis) {

  /** Of a machine that nothing could be learnt of. */
  public static final Facts NONE =
      new Facts(
          "",
          "",
          Map.of(),
          "",
          "",
          0,
          0,
          new Memory(0, 0, 0),
          List.of(),
          List.of(),
          List.of(),
          Traits.NONE,
          Map.of(),
          0);

  /** Memory in bytes. */
  public record Memory(long total, long available, long swapTotal) {}

  /** A mounted file system; sizes in bytes, -1 where it was not asked (network file systems). */
  public record Mount(
      String path,
      String type,
      String source,
      List<String> options,
      long free,
      long size,
      long freeInodes) {}

  /**
   * A listening socket.
   *
   * @param address as bound; empty for every address
   * @param pid 0 where it could not be found
   * @param process the process's name, empty where unknown
   * @param unit the systemd unit it runs in, empty where none
   */
  public record Listener(String address, int port, int pid, String process, String unit) {}

  /**
   * A path that a component asked about, where it exists.
   *
   * @param type file, directory, link or other
   * @param content a regular file's text when it has at most 4096 bytes (or only the lines that
   *     were asked for, of one with at most 64 KiB), a block device as {@link
   *     io.groundwork.agent.node.BlockDevice} writes it, else empty
   * @param entries a directory's names (at most 100), else empty
   * @param writable whether root can write it here: containers show many settings read-only
   */
  public record FileFact(
      String type,
      int uid,
      int gid,
      String owner,
      String content,
      List<String> entries,
      boolean writable) {}
}
