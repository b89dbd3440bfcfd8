package io.groundwork.probe;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * A topic of our own: partition i is led by the i-th broker, its other replicas are on the brokers
 * that follow. Its name tells when it was made, so that one which a killed probe left behind is
 * found and removed by a later one.
 */
final class ProbeTopic {
  private static final String PREFIX = "__groundwork_probe_";
  private static final long LEFT_BEHIND_SECONDS = 600;
  private static final long BETWEEN_MILLIS = 50;

  private final Admin admin;
  private final List<Integer> ids;
  private final int replication;
  private final String name;

  ProbeTopic(Admin admin, List<Integer> ids, int replication) {
    this.admin = admin;
    this.ids = ids;
    this.replication = replication;
    long now = Instant.now().getEpochSecond();
    this.name = PREFIX + now + "_" + Integer.toHexString(new SecureRandom().nextInt());
  }

  String name() {
    return name;
  }

  void create(Deadline deadline) throws UnansweredException, InterruptedException {
    NewTopic topic = new NewTopic(name, assignment());
    // Ours to decide: whatever the brokers' defaults are, the message must be taken as it is.
    topic.configs(Map.of("min.insync.replicas", "1", "compression.type", "uncompressed"));
    get(admin.createTopics(List.of(topic)).all(), "creating the topic", deadline);
  }

  private Map<Integer, List<Integer>> assignment() {
    Map<Integer, List<Integer>> assignment = new TreeMap<>();
    for (int partition = 0; partition < ids.size(); partition++) {
      List<Integer> replicas = new ArrayList<>();
      for (int i = 0; i < replication; i++) {
        replicas.add(ids.get((partition + i) % ids.size()));
      }
      assignment.put(partition, replicas);
    }
    return assignment;
  }

  /** Waits until every replica is in sync and each broker leads; milliseconds it took. */
  long awaitFullIsr(Deadline deadline) throws UnansweredException, InterruptedException {
    long start = System.nanoTime();
    for (String lacks = lacks(deadline); !lacks.isEmpty(); lacks = lacks(deadline)) {
      if (deadline.over()) {
        throw new UnansweredException(name + ": " + lacks, false);
      }
      TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
    }
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  private String lacks(Deadline deadline) throws UnansweredException, InterruptedException {
    TopicDescription seen;
    try {
      seen = described().get(deadline.left(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException) {
        return "not known yet: " + Causes.words(e); // news travels from broker to broker
      }
      throw failure("describing the topic", e);
    } catch (TimeoutException e) {
      return "not described in time";
    }
    StringBuilder lacks = new StringBuilder();
    for (TopicPartitionInfo each : seen.partitions()) {
      lacks.append(lacks(each));
    }
    int missing = ids.size() - seen.partitions().size();
    return missing == 0 ? lacks.toString() : missing + " partitions are not there yet";
  }

  private KafkaFuture<TopicDescription> described() {
    return Objects.requireNonNull(admin.describeTopics(List.of(name)).topicNameValues().get(name));
  }

  private String lacks(TopicPartitionInfo seen) {
    int leader = seen.leader() == null ? -1 : seen.leader().id();
    int wanted = ids.get(seen.partition());
    if (leader == wanted && seen.isr().size() == replication) {
      return "";
    }
    return "partition "
        + seen.partition()
        + " is led by "
        + (leader < 0 ? "nobody" : leader)
        + " instead of "
        + wanted
        + ", in sync: "
        + seen.isr()
        + " of "
        + replication
        + "; ";
  }

  /** Removes it, and what probes that were killed have left behind. */
  void remove(Deadline deadline) throws UnansweredException, InterruptedException {
    List<String> names = new ArrayList<>(List.of(name));
    for (String each : get(admin.listTopics().names(), "listing topics", deadline)) {
      if (isLeftBehind(each)) {
        names.add(each);
      }
    }
    get(admin.deleteTopics(names).all(), "removing " + names, deadline);
  }

  /** Removes it after a failure; if that fails, too, the failure says so. */
  void removeAfter(Exception failure, Deadline deadline) {
    try {
      admin.deleteTopics(List.of(name)).all().get(deadline.left(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
        failure.addSuppressed(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isLeftBehind(String topic) {
    int end = topic.indexOf('_', PREFIX.length());
    if (!topic.startsWith(PREFIX) || end < 0) {
      return false;
    }
    try {
      long made = Long.parseLong(topic.substring(PREFIX.length(), end));
      return Instant.now().getEpochSecond() - made > LEFT_BEHIND_SECONDS;
    } catch (NumberFormatException e) {
      return false; // not a name of ours
    }
  }

  private static <T> T get(KafkaFuture<T> future, String what, Deadline deadline)
      throws UnansweredException, InterruptedException {
    try {
      return future.get(deadline.left(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw failure(what, e);
    } catch (TimeoutException e) {
      throw new UnansweredException(
          what + " took longer than " + deadline.allMillis() + " ms", false);
    }
  }

  private static UnansweredException failure(String what, ExecutionException e) {
    Throwable cause = Causes.root(e);
    boolean permanent =
        cause instanceof AuthorizationException || cause instanceof PolicyViolationException;
    return new UnansweredException(what + " failed: " + Causes.words(e), permanent);
  }
}
