package io.groundwork.probe;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Move;
import io.groundwork.agent.question.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Throttles of replication, as Kafka's documentation has them (operations, limiting bandwidth
 * during data migration): a rate at each broker, and at each topic the replicas that it holds for.
 * Only replicas that are being added, and those that they copy from, are named: replication that
 * keeps others in sync is never slowed down.
 */
final class KafkaThrottles {
  private static final List<String> RATES =
      List.of("leader.replication.throttled.rate", "follower.replication.throttled.rate");
  private static final String FROM = "leader.replication.throttled.replicas";
  private static final String TO = "follower.replication.throttled.replicas";

  static Answer set(Question.KafkaThrottle question, Deadline deadline)
      throws UnansweredException, InterruptedException {
    String all = String.join(",", question.brokers().values());
    try (Admin admin = Admin.create(KafkaSettings.admin(all, deadline))) {
      Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
      Collection<String> topics =
          Results.get(admin.listTopics(KafkaLayouts.EVERY).names(), "listing topics", deadline);
      Collection<Integer> ids = KafkaLayouts.brokers(admin, deadline);
      for (String each : throttled(admin, ids, topics, deadline)) {
        boolean broker = each.startsWith("broker/");
        String name = each.substring(each.indexOf('/') + 1);
        List<String> keys = broker ? RATES : List.of(FROM, TO);
        changes.put(resource(broker, name), operations(keys, "", AlterConfigOp.OpType.DELETE));
      }
      replicas(question.moves(), changes);
      if (!question.moves().isEmpty()) {
        String rate = Long.toString(question.bytesPerSecond());
        ids.forEach(
            id ->
                changes.put(
                    resource(true, id.toString()),
                    operations(RATES, rate, AlterConfigOp.OpType.SET)));
      }
      for (var done : admin.incrementalAlterConfigs(changes).values().values()) {
        Results.end(done, "throttling", UnknownTopicOrPartitionException.class, deadline);
      }
      return new Answer.Text(changes.size() + " changed");
    } catch (KafkaException e) {
      throw new UnansweredException(Causes.words(e), false);
    }
  }

  private static void replicas(
      List<Move> moves, Map<ConfigResource, Collection<AlterConfigOp>> changes) {
    Map<String, List<String>> from = new TreeMap<>();
    Map<String, List<String>> to = new TreeMap<>();
    for (Move each : moves) {
      List<String> sources = from.computeIfAbsent(each.topic(), t -> new ArrayList<>());
      List<String> targets = to.computeIfAbsent(each.topic(), t -> new ArrayList<>());
      each.from().forEach(id -> sources.add(each.number() + ":" + id));
      each.to().stream()
          .filter(id -> !each.from().contains(id))
          .forEach(id -> targets.add(each.number() + ":" + id));
    }
    from.forEach(
        (topic, sources) -> {
          List<AlterConfigOp> operations = new ArrayList<>();
          String targets = String.join(",", to.getOrDefault(topic, List.of()));
          operations.addAll(
              operations(List.of(FROM), String.join(",", sources), AlterConfigOp.OpType.SET));
          operations.addAll(operations(List.of(TO), targets, AlterConfigOp.OpType.SET));
          changes.put(resource(false, topic), operations);
        });
  }

  /** What carries one: broker/ID, topic/NAME. */
  static List<String> throttled(
      Admin admin, Collection<Integer> ids, Collection<String> topics, Deadline deadline)
      throws UnansweredException, InterruptedException {
    List<ConfigResource> asked = new ArrayList<>();
    ids.forEach(id -> asked.add(resource(true, id.toString())));
    topics.forEach(topic -> asked.add(resource(false, topic)));
    TreeSet<String> found = new TreeSet<>();
    for (var each : admin.describeConfigs(asked).values().entrySet()) {
      Config config;
      try {
        config = Results.get(each.getValue(), "reading configurations", deadline);
      } catch (UnansweredException e) {
        if (each.getKey().type() == ConfigResource.Type.TOPIC) {
          continue; // it was removed meanwhile
        }
        throw e;
      }
      if (config.entries().stream().anyMatch(KafkaThrottles::throttles)) {
        boolean broker = each.getKey().type() == ConfigResource.Type.BROKER;
        found.add((broker ? "broker/" : "topic/") + each.getKey().name());
      }
    }
    return List.copyOf(found);
  }

  private static boolean throttles(ConfigEntry entry) {
    boolean named =
        RATES.contains(entry.name()) || entry.name().equals(FROM) || entry.name().equals(TO);
    boolean own =
        entry.source() == ConfigEntry.ConfigSource.DYNAMIC_BROKER_CONFIG
            || entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG;
    return named && own;
  }

  private static ConfigResource resource(boolean broker, String name) {
    return new ConfigResource(
        broker ? ConfigResource.Type.BROKER : ConfigResource.Type.TOPIC, name);
  }

  private static List<AlterConfigOp> operations(
      List<String> keys, String value, AlterConfigOp.OpType type) {
    List<AlterConfigOp> operations = new ArrayList<>();
    keys.forEach(key -> operations.add(new AlterConfigOp(new ConfigEntry(key, value), type)));
    return operations;
  }

  private KafkaThrottles() {}
}
