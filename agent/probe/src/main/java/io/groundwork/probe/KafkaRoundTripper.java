package io.groundwork.probe;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * Sends a message through each broker and reads it back through another, over a topic of our own in
 * which each broker leads one partition. The topic is removed whatever happens.
 */
final class KafkaRoundTripper {
  private final List<Integer> ids;
  private final Map<String, String> brokers;
  private final int replication;
  private final Deadline whole;

  private KafkaRoundTripper(Question.KafkaRoundTrip question, Deadline whole) {
    this.brokers = question.brokers();
    this.replication = question.replication();
    this.whole = whole;
    this.ids = new ArrayList<>();
    for (String each : brokers.keySet()) {
      ids.add(Integer.valueOf(each));
    }
    ids.sort(Comparator.naturalOrder());
  }

  static Answer run(Question.KafkaRoundTrip question, Deadline deadline)
      throws UnansweredException, InterruptedException {
    if (question.replication() > question.brokers().size()) {
      String why = question.replication() + " replicas want as many brokers";
      throw new UnansweredException(why, true);
    }
    try {
      return new KafkaRoundTripper(question, deadline).run();
    } catch (KafkaException e) {
      throw new UnansweredException(Causes.words(e), false);
    }
  }

  private Answer run() throws UnansweredException, InterruptedException {
    Deadline work = whole.withTimeToTidy();
    String all = String.join(",", brokers.values());
    try (Admin admin = Admin.create(KafkaSettings.admin(all, whole))) {
      ProbeTopic topic = new ProbeTopic(admin, ids, replication);
      try {
        topic.create(work);
        long millis = topic.awaitFullIsr(work);
        new KafkaMessages(topic.name(), addresses(), work).roundTrip();
        topic.remove(whole);
        return new Answer.Text(proof(millis));
      } catch (UnansweredException | InterruptedException | RuntimeException e) {
        topic.removeAfter(e, whole);
        throw e;
      }
    }
  }

  private List<String> addresses() {
    List<String> addresses = new ArrayList<>();
    for (Integer each : ids) {
      addresses.add(brokers.get(each.toString()));
    }
    return addresses;
  }

  private String proof(long millis) {
    return "topic of "
        + ids.size()
        + " partitions with "
        + replication
        + (replication == 1 ? " replica" : " replicas")
        + " in sync after "
        + millis
        + " ms; a message through each of broker "
        + ids
        + (ids.size() == 1 ? " read back" : " read back through another")
        + "; topic removed";
  }
}
