package io.groundwork.probe;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Held;
import io.groundwork.agent.question.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.PartitionReassignment;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;

/** Learns where partitions are, and how large, from Kafka's own accounts. */
final class KafkaLayouts {
  /** Topics of Kafka's own move, too. */
  static final ListTopicsOptions EVERY = new ListTopicsOptions().listInternal(true);

  private final Admin admin;
  private final Deadline deadline;
  private final Map<String, Long> sizes = new HashMap<>();

  private KafkaLayouts(Admin admin, Deadline deadline) {
    this.admin = admin;
    this.deadline = deadline;
  }

  static Answer read(Question.KafkaLayout question, Deadline deadline)
      throws UnansweredException, InterruptedException {
    String all = String.join(",", question.brokers().values());
    try (Admin admin = Admin.create(KafkaSettings.admin(all, deadline))) {
      return new KafkaLayouts(admin, deadline).read(question.topics());
    } catch (KafkaException e) {
      throw new UnansweredException(Causes.words(e), false);
    }
  }

  private Answer read(List<String> some) throws UnansweredException, InterruptedException {
    Collection<Integer> ids = brokers(admin, deadline);
    Collection<String> topics =
        new TreeSet<>(Results.get(admin.listTopics(EVERY).names(), "listing topics", deadline));
    if (!some.isEmpty()) {
      topics.retainAll(some);
    }
    weigh(ids);
    Map<TopicPartition, PartitionReassignment> moving =
        Results.get(admin.listPartitionReassignments().reassignments(), "listing moves", deadline);
    List<Held> held = new ArrayList<>();
    Collection<TopicDescription> described =
        Results.get(admin.describeTopics(topics).allTopicNames(), "describing topics", deadline)
            .values();
    for (TopicDescription topic : described) {
      for (TopicPartitionInfo each : topic.partitions()) {
        TopicPartition partition = new TopicPartition(topic.name(), each.partition());
        held.add(held(partition, each, moving.get(partition)));
      }
    }
    held.sort(Comparator.comparing(Held::topic).thenComparingInt(Held::number));
    List<String> throttled =
        some.isEmpty() ? KafkaThrottles.throttled(admin, ids, topics, deadline) : List.of();
    return new Answer.Layout(List.copyOf(ids), held, throttled);
  }

  /** Ids of the brokers that are there, in order. */
  static Collection<Integer> brokers(Admin admin, Deadline deadline)
      throws UnansweredException, InterruptedException {
    Collection<Integer> ids = new TreeSet<>();
    for (Node each : Results.get(admin.describeCluster().nodes(), "listing brokers", deadline)) {
      ids.add(each.id());
    }
    return ids;
  }

  private void weigh(Collection<Integer> ids) throws UnansweredException, InterruptedException {
    var asked = admin.describeLogDirs(ids).descriptions();
    for (var broker : asked.entrySet()) {
      Map<String, LogDirDescription> of =
          Results.get(broker.getValue(), "reading sizes of broker " + broker.getKey(), deadline);
      for (LogDirDescription each : of.values()) {
        for (Map.Entry<TopicPartition, ReplicaInfo> replica : each.replicaInfos().entrySet()) {
          String key = broker.getKey() + "/" + replica.getKey();
          sizes.merge(key, replica.getValue().size(), Long::max);
        }
      }
    }
  }

  private Held held(
      TopicPartition partition, TopicPartitionInfo seen, @Nullable PartitionReassignment moving) {
    List<Integer> replicas = ids(seen.replicas());
    List<Long> bytes = new ArrayList<>();
    replicas.forEach(id -> bytes.add(sizes.getOrDefault(id + "/" + partition, 0L)));
    return new Held(
        partition.topic(),
        partition.partition(),
        seen.leader() == null ? -1 : seen.leader().id(),
        replicas,
        ids(seen.isr()),
        moving == null ? List.of() : List.copyOf(moving.addingReplicas()),
        moving == null ? List.of() : List.copyOf(moving.removingReplicas()),
        bytes);
  }

  private static List<Integer> ids(List<Node> nodes) {
    List<Integer> ids = new ArrayList<>();
    nodes.forEach(node -> ids.add(node.id()));
    return ids;
  }
}
