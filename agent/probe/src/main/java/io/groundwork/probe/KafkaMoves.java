package io.groundwork.probe;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Move;
import io.groundwork.agent.question.Question;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ElectionNotNeededException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Has Kafka move partitions, and their preferred leaders lead them. */
final class KafkaMoves {

  static Answer reassign(Question.KafkaReassign question, Deadline deadline)
      throws UnansweredException, InterruptedException {
    Map<TopicPartition, Optional<NewPartitionReassignment>> wanted = new HashMap<>();
    for (Move each : question.moves()) {
      wanted.put(partition(each), Optional.of(new NewPartitionReassignment(each.to())));
    }
    String all = String.join(",", question.brokers().values());
    try (Admin admin = Admin.create(KafkaSettings.admin(all, deadline))) {
      var results = admin.alterPartitionReassignments(wanted).values();
      for (var each : results.entrySet()) {
        String what = "moving " + each.getKey();
        Results.end(each.getValue(), what, UnknownTopicOrPartitionException.class, deadline);
      }
      return new Answer.Text(wanted.size() + " under way");
    } catch (KafkaException e) {
      throw new UnansweredException(Causes.words(e), false);
    }
  }

  static Answer elect(Question.KafkaElect question, Deadline deadline)
      throws UnansweredException, InterruptedException {
    Set<TopicPartition> partitions = new HashSet<>();
    question.moves().forEach(each -> partitions.add(partition(each)));
    String all = String.join(",", question.brokers().values());
    try (Admin admin = Admin.create(KafkaSettings.admin(all, deadline))) {
      var asked = admin.electLeaders(ElectionType.PREFERRED, partitions).partitions();
      for (var each : Results.get(asked, "electing leaders", deadline).entrySet()) {
        Throwable failure = each.getValue().orElse(null);
        if (failure != null && !isNone(failure)) {
          String why = "electing the leader of " + each.getKey() + ": " + Causes.words(failure);
          throw new UnansweredException(why, false);
        }
      }
      return new Answer.Text(partitions.size() + " asked");
    } catch (KafkaException e) {
      throw new UnansweredException(Causes.words(e), false);
    }
  }

  private static boolean isNone(Throwable failure) {
    return List.of(ElectionNotNeededException.class, UnknownTopicOrPartitionException.class)
        .contains(failure.getClass());
  }

  private static TopicPartition partition(Move move) {
    return new TopicPartition(move.topic(), move.number());
  }

  private KafkaMoves() {}
}
