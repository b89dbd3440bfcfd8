package io.groundwork.probe;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.BrokerSet;
import io.groundwork.agent.question.Question;
import io.groundwork.agent.question.Replicas;
import io.groundwork.agent.question.Tallying;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Kafka keeps of its partitions in ZooKeeper, one znode for each topic and one for each
 * partition, and counts or lists them. A partition that has no state yet is in sync with nothing.
 * What is there and cannot be read leaves the question unanswered: nobody may take it for in sync.
 */
final class KafkaStanding {
  /** A server that takes no session by then takes none. */
  private static final int SESSION_MILLIS = 8000;

  private final String chroot;
  private final boolean minimums;
  private final ZkPipeline pipeline;
  private final String topics;
  private final KafkaZnodes znodes = new KafkaZnodes();
  private final Collection<Integer> registered = new TreeSet<>();
  private final Collection<Integer> holders = new TreeSet<>();
  private final SortedMap<String, Topic> seen = new TreeMap<>();
  private int controller = -1;

  private static final class Topic {
    private final SortedMap<Integer, Replicas> partitions = new TreeMap<>();
    private int minimum;
  }

  /** Reads what a znode that is there holds. */
  private interface Reading {
    void read(byte[] data) throws IOException;
  }

  private KafkaStanding(String chroot, boolean minimums, ZkPipeline pipeline) {
    this.chroot = chroot;
    this.minimums = minimums;
    this.pipeline = pipeline;
    this.topics = chroot + "/brokers/topics";
  }

  /** All of them, counted by kind. */
  static Answer counted(ZkSessions sessions, Question.KafkaPartitions question, Deadline deadline)
      throws UnansweredException, InterruptedException {
    return read(sessions, question.connect(), question.chroot(), question.minimums(), deadline)
        .counted(question);
  }

  /** Those of some brokers, one by one. */
  static Answer placed(ZkSessions sessions, Question.KafkaPlaces question, Deadline deadline)
      throws UnansweredException, InterruptedException {
    return read(sessions, question.connect(), question.chroot(), false, deadline)
        .placed(question.on());
  }

  private static KafkaStanding read(
      ZkSessions sessions, String connect, String chroot, boolean minimums, Deadline deadline)
      throws UnansweredException, InterruptedException {
    Deadline connecting = new Deadline(Math.min(SESSION_MILLIS, deadline.left()));
    boolean together = sessions.readsTogether(connect, connecting);
    ZkPipeline pipeline = new ZkPipeline(sessions.get(connect, connecting), together);
    KafkaStanding standing = new KafkaStanding(chroot, minimums, pipeline);
    standing.ask();
    try {
      pipeline.run(connect, deadline);
    } catch (UnansweredException e) {
      sessions.forget(connect);
      throw e;
    }
    return standing;
  }

  private void ask() {
    pipeline.children(
        chroot + "/brokers/ids",
        ids -> {
          for (String each : there(ids)) {
            read(chroot + "/brokers/ids/" + each, () -> registered.add(number(each)));
          }
        });
    String path = chroot + "/controller";
    whereThere(path, data -> controller = KafkaZnodes.controller(data));
    pipeline.children(topics, names -> there(names).forEach(this::topic));
  }

  private void topic(String name) {
    Topic topic = new Topic();
    whereThere(
        topics + "/" + name,
        data -> {
          seen.put(name, topic);
          znodes
              .assignment(data)
              .forEach((number, replicas) -> partition(name, number, replicas, topic));
        });
    if (minimums) {
      String path = chroot + "/config/topics/" + name;
      pipeline.data(path, data -> topic.minimum = KafkaZnodes.minimum(data));
    }
  }

  private void partition(String name, int number, List<Integer> replicas, Topic topic) {
    holders.addAll(replicas);
    topic.partitions.put(number, new Replicas(name, number, replicas, List.of()));
    whereThere(
        topics + "/" + name + "/partitions/" + number + "/state",
        data ->
            topic.partitions.put(
                number, new Replicas(name, number, replicas, znodes.inSync(data))));
  }

  /** A topic that was deleted in between is no more; a partition without state is not yet. */
  private void whereThere(String path, Reading reading) {
    pipeline.data(
        path,
        data -> {
          if (data != null) {
            read(path, () -> reading.read(data));
          }
        });
  }

  private interface Step {
    void run() throws IOException;
  }

  private static void read(String path, Step step) throws UnansweredException {
    try {
      step.run();
    } catch (IOException e) {
      String why = "what ZooKeeper has at " + path + " cannot be read: " + e.getMessage();
      throw new UnansweredException(why, false);
    }
  }

  private static int number(String name) throws IOException {
    try {
      return Integer.parseInt(name);
    } catch (NumberFormatException e) {
      throw new IOException("no broker's id", e);
    }
  }

  private static List<String> there(@Nullable List<String> names) {
    return names == null ? List.of() : names;
  }

  private Answer placed(BrokerSet on) {
    List<Replicas> placed = new ArrayList<>();
    for (Topic topic : seen.values()) {
      topic.partitions.values().stream()
          .filter(partition -> partition.replicas().stream().anyMatch(on::has))
          .forEach(placed::add);
    }
    return new Answer.Places(List.copyOf(registered), placed);
  }

  private Answer counted(Question.KafkaPartitions question) throws UnansweredException {
    List<Integer> brokers = List.copyOf(registered);
    Tallying tallying = new Tallying(question, brokers);
    try {
      for (Map.Entry<String, Topic> each : seen.entrySet()) {
        tallying.add(each.getValue().minimum, each.getValue().partitions.values());
      }
    } catch (IllegalStateException e) {
      throw new UnansweredException(Causes.words(e), true);
    }
    return new Answer.Partitions(brokers, controller, new ArrayList<>(holders), tallying.tallies());
  }
}
