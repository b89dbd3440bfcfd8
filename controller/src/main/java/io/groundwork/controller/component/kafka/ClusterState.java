package io.groundwork.controller.component.kafka;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.gate.Verdicts;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who is there, by what the cluster keeps in ZooKeeper.
 *
 * @param endpoints of each registered broker, by id
 * @param controller the id of the active controller; null while there is none
 */
record ClusterState(Map<Integer, List<String>> endpoints, @Nullable Integer controller) {
  private static final int MILLIS = 8000;

  /** Reads it in one question, the same from every gate, and has it judged. */
  static Verdict judge(Brokers brokers, Asking asking, Function<ClusterState, Verdict> judge) {
    List<String> roots =
        List.of(brokers.chroot() + "/brokers/ids", brokers.chroot() + "/controller");
    Question question = new Question.ZkTree(brokers.connect(), roots, 1, MILLIS);
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
    String ids = chroot + "/brokers/ids/";
    for (Map.Entry<String, String> znode : tree.entrySet()) {
      String path = znode.getKey();
      if (path.startsWith(ids)) {
        endpoints.put(Integer.valueOf(path.substring(ids.length())), endpoints(znode.getValue()));
      }
    }
    String controller = tree.get(chroot + "/controller");
    Object id = controller == null ? null : ZnodeJson.object(controller).get("brokerid");
    return new ClusterState(endpoints, id == null ? null : Integer.valueOf(id.toString()));
  }

  private static List<String> endpoints(String json) throws IOException {
    return ZnodeJson.object(json).get("endpoints") instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }
}
