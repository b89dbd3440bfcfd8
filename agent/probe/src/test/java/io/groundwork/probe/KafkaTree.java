package io.groundwork.probe;

import java.util.List;
import java.util.Locale;

/** A Kafka cluster's znodes, as its brokers write them. */
final class KafkaTree {
  private final ZkServer server;
  private final String chroot;

  KafkaTree(ZkServer server, String chroot, int... brokers) throws Exception {
    this.server = server;
    this.chroot = chroot;
    for (String each :
        List.of("", "/brokers", "/brokers/ids", "/brokers/topics", "/config", "/config/topics")) {
      server.create(chroot + each, "");
    }
    for (int each : brokers) {
      server.create(
          chroot + "/brokers/ids/" + each,
          "{\"endpoints\":[\"PLAINTEXT://10.0.0.1:9092\"],\"host\":\"10.0.0.1\",\"version\":5}");
    }
    server.create(chroot + "/controller", "{\"version\":2,\"brokerid\":1,\"timestamp\":\"1\"}");
    server.flush();
  }

  /** A topic with all replicas in sync: partition i is on the i-th of the brokers and the next. */
  void topic(String name, int partitions, int replication, int brokers, String config)
      throws Exception {
    StringBuilder assignment = new StringBuilder();
    for (int i = 0; i < partitions; i++) {
      assignment.append(i == 0 ? "" : ",").append("\"").append(i).append("\":");
      assignment.append(replicas(i, replication, brokers));
    }
    server.create(topic(name), "{\"partitions\":{" + assignment + "},\"version\":3}");
    server.create(chroot + "/config/topics/" + name, "{\"version\":1,\"config\":{" + config + "}}");
    server.create(topic(name) + "/partitions", "");
    for (int i = 0; i < partitions; i++) {
      server.create(topic(name) + "/partitions/" + i, "");
      server.create(state(name, i), isr(replicas(i, replication, brokers).toString()));
    }
    server.flush();
  }

  private static List<Integer> replicas(int first, int replication, int brokers) {
    return java.util.stream.IntStream.range(first, first + replication)
        .mapToObj(i -> i % brokers)
        .toList();
  }

  String topic(String name) {
    return chroot + "/brokers/topics/" + name;
  }

  String state(String name, int partition) {
    return topic(name) + "/partitions/" + partition + "/state";
  }

  static String isr(String ids) {
    return String.format(
        Locale.ROOT,
        "{\"controller_epoch\":7,\"leader\":1,\"version\":1,\"leader_epoch\":31,\"isr\":%s}",
        ids.replace(" ", ""));
  }
}
