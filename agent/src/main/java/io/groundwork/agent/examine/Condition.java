package io.groundwork.agent.examine;

import java.util.List;
import java.util.Map;

/**
 * What a check learnt of a node, beside its facts.
 *
 * @param own the look-up of the node's own name
 * @param names look-ups of the names that were asked about, in their order
 * @param reverse the look-up of the node's own address; addresses holds the name it gave
 * @param stranger the look-up of a name that nobody can have: how long the resolver takes to say no
 * @param libc the C library, {@code glibc 2.36}; empty where it could not be told
 * @param mac of the interface with the node's own address; empty where there is none
 * @param productId the machine's, as its firmware says; empty where it says none
 * @param kernel kernel settings by path, where they exist
 * @param clockKeepers programs that run and set the clock: chronyd, ntpd, systemd-timesyncd
 * @param isClockKept whether systemd-timesyncd or the kernel says that the clock is synchronised
 * @param firewalls what filters packets here, as far as that can be seen without a program
 * @param traces of installs by other hands
 * @param insides what lies in the places that were asked about and are there
 * @param speeds what was measured; empty unless asked for
 * @param filter what filters packets here, beside a firewalld that runs
 */
public record Condition(
    Lookup own,
    List<Lookup> names,
    Lookup reverse,
    Lookup stranger,
    String libc,
    String mac,
    String productId,
    Map<String, String> kernel,
    List<String> clockKeepers,
    boolean isClockKept,
    List<String> firewalls,
    List<Trace> traces,
    List<Inside> insides,
    List<Speed> speeds,
    Filter filter) {

  /**
   * A name that was looked up, the way that programs do it.
   *
   * @param addresses what it stands for; empty where it is not known
   * @param millis how long it took
   * @param answered false where there was no answer within the time limit
   */
  public record Lookup(String name, List<String> addresses, long millis, boolean answered) {}

  /**
   * Something that an install by another hand left, or still runs.
   *
   * @param component kafka or zookeeper
   * @param kind process, unit or directory
   * @param what the path, or the command's main class
   * @param pid of a process, else 0
   * @param unit of a process, empty where it has none
   */
  public record Trace(String component, String kind, String what, int pid, String unit) {}

  /**
   * What lies in a directory.
   *
   * @param directories names of directories in it (at most 1000)
   * @param locked whether a process holds a lock on the {@code .lock} file in it
   */
  public record Inside(String path, List<String> directories, boolean locked) {}

  /**
   * How fast a place is.
   *
   * @param bytesPerSecond written one after the other, the disk's cache flushed in the end
   * @param syncMicros the median time that a small write takes to be safe on the disk
   * @param error why it could not be measured; empty where it could
   */
  public record Speed(String path, long bytesPerSecond, long syncMicros, String error) {}

  /**
   * What filters packets, beside a firewalld that runs.
   *
   * @param turnsAway who turns away what its rules do not let in, and where: {@code nftables
   *     (policy drop in inet filter input)}; empty where nobody does
   * @param firewalldOff whether firewalld is installed and does not run
   * @param firewalldAtBoot whether it would run after a reboot
   */
  public record Filter(String turnsAway, boolean firewalldOff, boolean firewalldAtBoot) {

    /** Nobody filters. */
    public static final Filter NONE = new Filter("", false, false);
  }
}
