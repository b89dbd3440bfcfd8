package io.groundwork.controller.component.kafka;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.gate.Verdicts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the cluster keeps in ZooKeeper.
 *
 * @param endpoints of each registered broker, by id
 * @param controller the id of the active controller; null while there is none
 * @param partitions all of them
 */
record ClusterState(
    Map<Integer, List<String>> endpoints,
    @Nullable Integer controller,
    List<Partition> partitions) {

  private static final int MILLIS = 8000;

  /** From /brokers down to /brokers/topics/TOPIC/partitions/N/state. */
  private static final int DEPTH = 5;

  /** A partition: where its replicas are to be, and which of them are in sync. */
  record Partition(String topic, int number, List<Integer> replicas, List<Integer> inSync) {

    boolean whole() {
      return inSync.containsAll(replicas);
    }

    @Override
    public String toString() {
      return topic + "-" + number;
    }
  }

  /** Reads it in one question, the same from every gate, and has it judged. */
  static Verdict judge(Brokers brokers, Asking asking, Function<ClusterState, Verdict> judge) {
    List<String> roots = List.of(brokers.chroot() + "/brokers", brokers.chroot() + "/controller");
    Question question = new Question.ZkTree(brokers.connect(), roots, DEPTH, MILLIS);
    Answer answer = asking.ask(brokers.asker(), question);
    if (!(answer instanceof Answer.Tree tree)) {
      return Verdicts.closed(answer);
    }
    try {
      return judge.apply(read(tree.data(), brokers.chroot()));
    } catch (IOException | NumberFormatException e) {
      return new Verdict.NotYet("what is in ZooKeeper cannot be read: " + e.getMessage());
    }
  }

  private static ClusterState read(Map<String, String> tree, String chroot) throws IOException {
    Map<Integer, List<String>> endpoints = new TreeMap<>();
    List<Partition> partitions = new ArrayList<>();
    String ids = chroot + "/brokers/ids/";
    String topics = chroot + "/brokers/topics/";
    for (Map.Entry<String, String> znode : tree.entrySet()) {
      String path = znode.getKey();
      if (path.startsWith(ids)) {
        endpoints.put(Integer.valueOf(path.substring(ids.length())), endpoints(znode.getValue()));
      } else if (path.startsWith(topics) && path.indexOf('/', topics.length()) < 0) {
        addPartitions(partitions, path.substring(topics.length()), path, tree);
      }
    }
    String controller = tree.get(chroot + "/controller");
    Object id = controller == null ? null : ZnodeJson.object(controller).get("brokerid");
    return new ClusterState(
        endpoints, id == null ? null : Integer.valueOf(id.toString()), partitions);
  }

  private static List<String> endpoints(String json) throws IOException {
    return ZnodeJson.object(json).get("endpoints") instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static void addPartitions(
      List<Partition> to, String topic, String path, Map<String, String> tree) throws IOException {
    if (ZnodeJson.object(tree.getOrDefault(path, "")).get("partitions")
        instanceof Map<?, ?> assigned) {
      for (Map.Entry<?, ?> one : assigned.entrySet()) {
        String number = String.valueOf(one.getKey());
        String state = tree.get(path + "/partitions/" + number + "/state");
        List<Integer> inSync =
            state == null ? List.of() : ZnodeJson.numbers(ZnodeJson.object(state), "isr");
        List<Integer> replicas =
            one.getValue() instanceof List<?> list ? ZnodeJson.numbers(list) : List.of();
        to.add(new Partition(topic, Integer.parseInt(number), replicas, inSync));
      }
    }
  }
}
