package io.groundwork.controller.component.kafka;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.component.Roll.Exposure;
import io.groundwork.controller.component.kafka.ClusterState.Partition;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Topics that a broker's restart stops for some time, whatever the order: those with a partition on
 * it that has no other replica, and those whose partition has no more replicas than its
 * min.insync.replicas. That setting is the topic's own, else the cluster's dynamic default, else
 * what server.properties says, else 1: the order in which Kafka itself takes them.
 */
final class Exposed {
  private static final String SETTING = "min.insync.replicas";
  private static final int MILLIS = 8000;
  private static final int SHOWN = 5;
  private final Brokers brokers;
  private final Map<String, String> configurations;

  private Exposed(Brokers brokers, Map<String, String> configurations) {
    this.brokers = brokers;
    this.configurations = configurations;
  }

  /** Reads ZooKeeper; where it does not answer, nothing is known, and the gates will say why. */
  static List<Exposure> of(Brokers brokers, List<String> hosts, Asking asking) {
    List<String> roots = List.of(path(brokers, "topics"), path(brokers, "brokers") + "/<default>");
    Question question = new Question.ZkTree(brokers.connect(), roots, 1, MILLIS);
    Map<String, String> read =
        asking.ask(brokers.asker(), question) instanceof Answer.Tree tree ? tree.data() : Map.of();
    Exposed exposed = new Exposed(brokers, read);
    Set<Integer> ids =
        hosts.stream().map(host -> brokers.on(host).id()).collect(Collectors.toSet());
    List<Exposure> all = new ArrayList<>();
    Verdict unused =
        ClusterState.judge(
            brokers,
            asking,
            state -> {
              exposed.judge(state, ids, all);
              return new Verdict.Pass("");
            });
    return all;
  }

  private void judge(ClusterState state, Set<Integer> ids, List<Exposure> to) {
    Set<String> single = new TreeSet<>();
    Set<String> tight = new TreeSet<>();
    for (Partition partition : state.partitions()) {
      int replicas = partition.replicas().size();
      if (partition.replicas().stream().noneMatch(ids::contains)) {
        continue;
      }
      if (replicas == 1) {
        single.add(partition.topic());
      } else if (replicas <= minimum(partition.topic())) {
        tight.add(partition.topic());
      }
    }
    add(
        to,
        single,
        "a single replica",
        "their partitions have no leader while its broker restarts");
    add(
        to,
        tight,
        "no more replicas than " + SETTING,
        "producers with acks=all are refused while a broker of theirs restarts");
  }

  private static void add(List<Exposure> to, Set<String> topics, String what, String why) {
    if (!topics.isEmpty()) {
      String some = topics.stream().limit(SHOWN).collect(Collectors.joining(", "));
      String seen = "topics with " + what + ": " + some + (topics.size() > SHOWN ? " ..." : "");
      to.add(
          new Exposure(
              "kafka-restart",
              seen + " (" + topics.size() + ")",
              "no order of restarts protects them: " + why,
              "give them another replica, or run install when their clients can wait"));
    }
  }

  private int minimum(String topic) {
    String broker = brokers.all().get(0).settings().properties().getOrDefault(SETTING, "1");
    String dynamic = setting(path(brokers, "brokers") + "/<default>", broker);
    try {
      return Integer.parseInt(setting(path(brokers, "topics") + "/" + topic, dynamic).trim());
    } catch (NumberFormatException e) {
      return 1; // Kafka itself takes no such value
    }
  }

  private String setting(String znode, String otherwise) {
    String json = configurations.get(znode);
    if (json == null || json.isEmpty()) {
      return otherwise;
    }
    try {
      return ZnodeJson.object(json).get("config") instanceof Map<?, ?> config
              && config.get(SETTING) instanceof String value
          ? value
          : otherwise;
    } catch (IOException e) {
      return otherwise; // not Kafka's own layout: it could not read that either
    }
  }

  private static String path(Brokers brokers, String entity) {
    return brokers.chroot() + "/config/" + entity;
  }
}
