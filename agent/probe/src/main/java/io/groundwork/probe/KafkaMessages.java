package io.groundwork.probe;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** A message into each partition, so through each broker, and back by way of the next broker. */
final class KafkaMessages {
  private static final Duration POLL = Duration.ofMillis(100);

  private final String topic;
  private final List<String> brokers;
  private final Deadline deadline;

  /**
   * @param brokers host:port of the leader of each partition
   */
  KafkaMessages(String topic, List<String> brokers, Deadline deadline) {
    this.topic = topic;
    this.brokers = brokers;
    this.deadline = deadline;
  }

  void roundTrip() throws UnansweredException, InterruptedException {
    produce();
    for (int partition = 0; partition < brokers.size(); partition++) {
      consume(partition, brokers.get((partition + 1) % brokers.size()));
    }
  }

  private byte[] payload(int partition) {
    return (topic + " " + partition).getBytes(StandardCharsets.UTF_8);
  }

  /** A message goes to its partition's leader: each to another broker. */
  private void produce() throws UnansweredException, InterruptedException {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(KafkaSettings.producer(String.join(",", brokers), deadline));
    try {
      for (int partition = 0; partition < brokers.size(); partition++) {
        sent.add(producer.send(new ProducerRecord<>(topic, partition, null, payload(partition))));
      }
      for (int partition = 0; partition < brokers.size(); partition++) {
        requireTaken(sent.get(partition), brokers.get(partition));
      }
    } finally {
      producer.close(Duration.ZERO);
    }
  }

  private void requireTaken(Future<RecordMetadata> sent, String broker)
      throws UnansweredException, InterruptedException {
    try {
      sent.get(deadline.left(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new UnansweredException(broker + " took no message: " + Causes.words(e), false);
    } catch (TimeoutException e) {
      throw new UnansweredException(broker + " took no message in time", false);
    }
  }

  private void consume(int partition, String bootstrap) throws UnansweredException {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(KafkaSettings.consumer(bootstrap, deadline));
    try {
      List<TopicPartition> wanted = List.of(new TopicPartition(topic, partition));
      consumer.assign(wanted);
      consumer.seekToBeginning(wanted);
      do {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
          requireSame(partition, each.value());
          return;
        }
      } while (!deadline.over());
      throw new UnansweredException(
          "the message sent through "
              + brokers.get(partition)
              + " is not to be read by way of "
              + bootstrap,
          false);
    } finally {
      consumer.close(Duration.ZERO);
    }
  }

  private void requireSame(int partition, byte[] seen) throws UnansweredException {
    if (!Arrays.equals(payload(partition), seen)) {
      String why = "the message sent through " + brokers.get(partition) + " came back changed";
      throw new UnansweredException(why, false);
    }
  }
}
