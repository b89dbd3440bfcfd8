package io.groundwork.agent.question;

import java.util.List;
import java.util.Map;

/** What a gate asks of a live system. Asked on a node, so that SSH is the only way in. */
public sealed interface Question {

  /** Milliseconds after which no answer is the answer. */
  int timeoutMillis();

  /** Whether it takes the probe's clients, and not only a socket. */
  default boolean needsProbe() {
    return this instanceof Probed;
  }

  /** What the probe answers, with ZooKeeper's and Kafka's own clients. */
  interface Probed {}

  /** Does the port take a TCP connection from here? Answered with {@link Answer.Text}, empty. */
  record Connect(String host, int port, int timeoutMillis) implements Question {}

  /** ZooKeeper's four-letter word {@code srvr}. Answered with {@link Answer.Text}, its reply. */
  record Srvr(String host, int port, int timeoutMillis) implements Question {}

  /**
   * Reads znodes, each root with what is below it down to a depth, in one session. Answered with
   * {@link Answer.Tree}; a missing root is left out.
   *
   * @param connect ZooKeeper's connect string, without a chroot
   */
  record ZkTree(String connect, List<String> roots, int depth, int timeoutMillis)
      implements Question, Probed {}

  /**
   * How do Kafka's partitions stand, by what ZooKeeper has of them, and who is there? Answered with
   * {@link Answer.Partitions}: counted where it is asked, so that the answer is short however many
   * there are. What cannot be read is a failure, never left out.
   *
   * @param connect ZooKeeper's connect string, without a chroot
   * @param chroot path below which the cluster's state is; empty for the root
   * @param apart the brokers that are counted apart
   * @param named topics that are counted apart
   * @param minimums whether the topics' own min.insync.replicas are asked for, too
   * @param names of topics that are told of each kind, at most
   */
  record KafkaPartitions(
      String connect,
      String chroot,
      BrokerSet apart,
      List<String> named,
      boolean minimums,
      int names,
      int timeoutMillis)
      implements Question, Probed {

    public KafkaPartitions {
      named = List.copyOf(named);
    }
  }

  /**
   * Which of Kafka's partitions are to be on these brokers, by what ZooKeeper has of them? Answered
   * with {@link Answer.Places}. What cannot be read is a failure, never left out.
   *
   * @param connect ZooKeeper's connect string, without a chroot
   * @param chroot path below which the cluster's state is; empty for the root
   */
  record KafkaPlaces(String connect, String chroot, BrokerSet on, int timeoutMillis)
      implements Question, Probed {}

  /**
   * Writes a znode through each member in turn, reads it through every other, removes it. Answered
   * with {@link Answer.Text}, the proof.
   *
   * @param members host:port of each member's client port
   */
  record ZkRoundTrip(List<String> members, int timeoutMillis) implements Question, Probed {}

  /**
   * Brings ZooKeeper's ensemble, which was started with dynamic reconfiguration, to these members:
   * one more or one fewer than it has. Answered with {@link Answer.Text}, the proof, when its own
   * list says so; a permanent failure where they differ by more.
   *
   * @param connect host:port of a member's client port
   * @param members each as ZooKeeper takes it: {@code server.1=10.0.0.1:2888:3888:participant;2181}
   * @param secret path of the file with the secret of that member's super user
   */
  record ZkMembers(String connect, List<String> members, String secret, int timeoutMillis)
      implements Question, Probed {
    public ZkMembers {
      members = List.copyOf(members);
    }
  }

  /**
   * Creates a topic with its replicas across the brokers, waits for full ISR, produces one message
   * through each broker and consumes it through another, removes the topic. Answered with {@link
   * Answer.Text}, the proof.
   *
   * @param brokers host:port by broker id
   * @param replication replicas of each partition
   */
  record KafkaRoundTrip(Map<String, String> brokers, int replication, int timeoutMillis)
      implements Question, Probed {}

  /**
   * Where is each partition, how large, what is being moved, and what is throttled? Answered with
   * {@link Answer.Layout}.
   *
   * @param brokers host:port by broker id
   * @param topics those that are asked about, and then not for throttles; empty for all
   */
  record KafkaLayout(Map<String, String> brokers, List<String> topics, int timeoutMillis)
      implements Question, Probed {}

  /**
   * Has the controller move partitions; it goes on by itself. Partitions that are no longer there
   * are passed over. Answered with {@link Answer.Text}.
   *
   * @param brokers host:port by broker id
   */
  record KafkaReassign(Map<String, String> brokers, List<Move> moves, int timeoutMillis)
      implements Question, Probed {}

  /**
   * Throttles the replication of exactly these moves; takes every other throttle of replication
   * away, all of them where there are no moves. Answered with {@link Answer.Text}.
   *
   * @param brokers host:port by broker id
   * @param bytesPerSecond that each broker may send, and receive, for them
   */
  record KafkaThrottle(
      Map<String, String> brokers, long bytesPerSecond, List<Move> moves, int timeoutMillis)
      implements Question, Probed {}

  /**
   * Has the preferred leaders of moved partitions lead them. Answered with {@link Answer.Text}.
   *
   * @param brokers host:port by broker id
   */
  record KafkaElect(Map<String, String> brokers, List<Move> moves, int timeoutMillis)
      implements Question, Probed {}

  /**
   * Mounts an NFS export in a directory of its own, writes and reads a file as root and as another
   * user, removes both files, unmounts; all of it within the time. Answered with {@link
   * Answer.Tree}: {@code type} (nfs or nfs4), and where files were to be written {@code root} and
   * {@code user}, each the uid that owns the file, or the reason why it could not be made.
   *
   * @param server its address
   * @param path of the export
   * @param uid and gid of the other user
   * @param writes whether files are to be written; else the directory is only listed
   */
  record NfsRoundTrip(
      String server, String path, int uid, int gid, boolean writes, int timeoutMillis)
      implements Question {}

  /**
   * Does a change that the node would take back by itself wait to be confirmed? Answered with
   * {@link Answer.Text}.
   *
   * @param guard the name of what is guarded
   */
  record Guarded(String guard, int timeoutMillis) implements Question {}

  /**
   * Confirms such a change. Answered with {@link Answer.Text}; a permanent failure where the node
   * has taken the change back.
   */
  record Confirm(String guard, int timeoutMillis) implements Question {}

  /**
   * The main process of a unit. Answered with {@link Answer.Text}: its process id, 0 where none
   * runs.
   */
  record MainProcess(String unit, int timeoutMillis) implements Question {}

  /**
   * What lies in these directories now. Answered with {@link Answer.Tree}: the names in each, one a
   * line, by the directory's path; a directory that is not there is left out.
   */
  record Names(List<String> directories, int timeoutMillis) implements Question {
    public Names {
      directories = List.copyOf(directories);
    }
  }

  /**
   * What the main process of a unit has done so far. Answered with {@link Answer.Tree}: {@code
   * active} and {@code sub} as systemd has them, {@code pid}, 0 where none runs; where one does,
   * {@code bytes} that it read and wrote so far (left out where the kernel does not count them) and
   * {@code words}, the last lines that it wrote to the journal.
   */
  record UnitWork(String unit, int timeoutMillis) implements Question {}

  /** The node's clock. Answered with {@link Answer.Text}: milliseconds since the epoch. */
  record Clock(int timeoutMillis) implements Question {}

  /**
   * kubeadm's own preflight where kubeadm is on the node, the expectations where it is not.
   * Answered with {@link Answer.Text}: a first line that says who looked, then lines as kubeadm
   * writes them, {@code [ERROR NumCPU]: the number of ...} or {@code [WARNING ...]: ...}, each on
   * one line.
   *
   * @param join whether the node joins a cluster, or begins one
   * @param config kubeadm's configuration file, all of it; without secrets
   * @param ignored names of checks whose errors kubeadm is to take as warnings
   */
  record KubeadmPreflight(
      boolean join,
      String config,
      List<String> ignored,
      List<Expectation> expectations,
      int timeoutMillis)
      implements Question {

    public KubeadmPreflight {
      ignored = List.copyOf(ignored);
      expectations = List.copyOf(expectations);
    }
  }
}
