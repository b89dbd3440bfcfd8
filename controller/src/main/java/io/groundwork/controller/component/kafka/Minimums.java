package io.groundwork.controller.component.kafka;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Kind;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.gate.Verdicts;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How many replicas of a topic must be in sync for producers with acks=all: its
 * min.insync.replicas. That is the topic's own setting, else the dynamic one of the brokers, else
 * what is in server.properties, else 1: the order in which Kafka itself takes them. Where brokers
 * differ, because a change is under way, the greatest counts.
 *
 * @param configurations Kafka's znodes with the brokers' settings, by their path
 */
record Minimums(Brokers brokers, Map<String, String> configurations) {
  static final String SETTING = "min.insync.replicas";
  private static final int MILLIS = 8000;

  /**
   * Reads the brokers' and has them judged; closed where they cannot be read, because a topic may
   * need more than server.properties says.
   */
  static Verdict judge(Brokers brokers, Asking asking, Function<Minimums, Verdict> judge) {
    List<String> roots = List.of(path(brokers));
    Question question = new Question.ZkTree(brokers.connect(), roots, 1, MILLIS);
    Answer answer = asking.ask(brokers.asker(), question);
    if (answer instanceof Answer.Tree tree) {
      return judge.apply(new Minimums(brokers, tree.data()));
    }
    Verdict closed = Verdicts.closed(answer);
    return closed instanceof Verdict.NotYet notYet
        ? new Verdict.NotYet(SETTING + " of the brokers cannot be read: " + notYet.why())
        : closed;
  }

  int of(Kind kind) {
    return kind.minimum() > 0 ? kind.minimum() : ofBrokers();
  }

  private int ofBrokers() {
    String all = setting(path(brokers) + "/<default>");
    int most = 1;
    for (Broker broker : brokers.all()) {
      String dynamic = setting(path(brokers) + "/" + broker.id());
      String effective = dynamic != null ? dynamic : all;
      int written = number(broker.settings().properties().getOrDefault(SETTING, "1"));
      int its = effective == null ? Math.max(written, broker.runsMinimum()) : number(effective);
      most = Math.max(most, its);
    }
    return most;
  }

  private @Nullable String setting(String znode) {
    String json = configurations.get(znode);
    if (json == null || json.isEmpty()) {
      return null;
    }
    try {
      return ZnodeJson.object(json).get("config") instanceof Map<?, ?> config
              && config.get(SETTING) instanceof String value
          ? value
          : null;
    } catch (IOException e) {
      return null; // not Kafka's own layout: it could not read that either
    }
  }

  private static int number(String text) {
    try {
      return Math.max(1, Integer.parseInt(text.trim()));
    } catch (NumberFormatException e) {
      return 1; // Kafka itself takes no such value
    }
  }

  private static String path(Brokers brokers) {
    return brokers.chroot() + "/config/brokers";
  }
}
