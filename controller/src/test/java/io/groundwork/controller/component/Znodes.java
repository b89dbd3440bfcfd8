package io.groundwork.controller.component;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.agent.question.Replicas;
import io.groundwork.agent.question.Tallying;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Kafka cluster keeps in ZooKeeper, and what the probe makes of it when it is asked. */
public final class Znodes {
  private static final Pattern ASSIGNED = Pattern.compile("\"(\\d+)\":\\[([0-9,]*)]");
  private static final Pattern IN_SYNC = Pattern.compile("\"isr\":\\[([0-9,]*)]");
  private static final Pattern MINIMUM = Pattern.compile("\"min.insync.replicas\":\"(\\d+)\"");
  private static final Pattern CONTROLLER = Pattern.compile("\"brokerid\":(\\d+)");
  private final Map<String, String> data = new TreeMap<>();

  /** The answer to a question about them; null where it is about something else. */
  public Answer answer(Question question) {
    if (question instanceof Question.ZkTree tree) {
      Map<String, String> found = new HashMap<>(data);
      found.keySet().removeIf(path -> tree.roots().stream().noneMatch(path::startsWith));
      return new Answer.Tree(found);
    }
    if (question instanceof Question.KafkaPlaces asked) {
      return placed(asked);
    }
    return question instanceof Question.KafkaPartitions asked ? counted(asked) : null;
  }

  public void put(String path, String text) {
    data.put(path, text);
  }

  public void remove(String path) {
    data.remove(path);
  }

  private Answer counted(Question.KafkaPartitions asked) {
    List<Integer> registered = registered(asked.chroot());
    Tallying tallying = new Tallying(asked, registered);
    TreeSet<Integer> holders = new TreeSet<>();
    for (String topic : topics(asked.chroot())) {
      List<Replicas> of = partitions(asked.chroot(), topic);
      of.forEach(each -> holders.addAll(each.replicas()));
      String own = asked.chroot() + "/config/topics/" + topic;
      tallying.add(asked.minimums() ? number(MINIMUM, own, 0) : 0, of);
    }
    return new Answer.Partitions(
        registered,
        number(CONTROLLER, asked.chroot() + "/controller", -1),
        List.copyOf(holders),
        tallying.tallies());
  }

  private Answer placed(Question.KafkaPlaces asked) {
    List<Replicas> placed =
        topics(asked.chroot()).stream()
            .flatMap(topic -> partitions(asked.chroot(), topic).stream())
            .filter(partition -> partition.replicas().stream().anyMatch(asked.on()::has))
            .toList();
    return new Answer.Places(registered(asked.chroot()), placed);
  }

  private List<Integer> registered(String chroot) {
    return below(chroot + "/brokers/ids/").stream().map(Integer::valueOf).toList();
  }

  private List<String> topics(String chroot) {
    return below(chroot + "/brokers/topics/");
  }

  private List<String> below(String parent) {
    return data.keySet().stream()
        .filter(path -> path.startsWith(parent) && path.indexOf('/', parent.length()) < 0)
        .map(path -> path.substring(parent.length()))
        .toList();
  }

  private List<Replicas> partitions(String chroot, String topic) {
    String path = chroot + "/brokers/topics/" + topic;
    List<Replicas> partitions = new ArrayList<>();
    Matcher each = ASSIGNED.matcher(Objects.requireNonNull(data.get(path)));
    while (each.find()) {
      String state = data.getOrDefault(path + "/partitions/" + each.group(1) + "/state", "");
      Matcher inSync = IN_SYNC.matcher(state);
      partitions.add(
          new Replicas(
              topic,
              Integer.parseInt(each.group(1)),
              numbers(each.group(2)),
              inSync.find() ? numbers(inSync.group(1)) : List.of()));
    }
    return partitions;
  }

  private int number(Pattern pattern, String path, int otherwise) {
    Matcher found = pattern.matcher(data.getOrDefault(path, ""));
    return found.find() ? Integer.parseInt(found.group(1)) : otherwise;
  }

  private static List<Integer> numbers(String text) {
    return Arrays.stream(text.split(",")).filter(n -> !n.isEmpty()).map(Integer::valueOf).toList();
  }
}
