package io.groundwork.agent.question;

/**
 * One thing that a node must have before kubeadm can work on it.
 *
 * @param check kubeadm's own name of the check: NumCPU, FileExisting-conntrack ...
 * @param kind what is looked at
 * @param subject a program, a path, a port, a unit, a kernel setting; empty where the kind says all
 * @param wanted the value or the least number; empty where the kind says all
 * @param fatal whether kubeadm calls it an error, and not a warning
 */
public record Expectation(String check, Kind kind, String subject, String wanted, boolean fatal) {

  /** What is looked at. */
  public enum Kind {
    /** This many processors, at least. */
    CPUS,
    /** This many megabytes (of 2^20 bytes) of memory, at least. */
    MEMORY,
    /** A kernel of this version, at least. */
    KERNEL,
    /** The control groups' controllers that are named, separated by commas. */
    CONTROLLERS,
    /** A program of this name in the system's directories. */
    PROGRAM,
    /** A kernel setting with this value, as a path below /proc/sys. */
    SETTING,
    /** Nothing at this path. */
    ABSENT,
    /** Nothing in this directory, or no such directory. */
    EMPTY,
    /** Nobody listens on this TCP port. */
    PORT_FREE,
    /** Nothing is swapped to. */
    SWAP_OFF,
    /** A socket at this path that takes a connection. */
    SOCKET,
    /** A unit that starts at boot. */
    ENABLED,
    /** A unit that does not run. */
    INACTIVE,
    /** The node's own name resolves. */
    NAME_RESOLVES
  }
}
