package io.groundwork.controller.load;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka's clients, as careful applications set them up; all other settings are Kafka's own. */
record LoadClients(String bootstrap, LoadShape shape) {
  private static final short REPLICAS = 3;
  private static final long LIMIT_MILLIS = 60_000;

  /** Makes the topic and waits until every replica is in sync. */
  void createTopic() throws InterruptedException {
    try (Admin admin = Admin.create(common())) {
      NewTopic topic = new NewTopic(shape.topic(), shape.partitions(), REPLICAS);
      admin.createTopics(List.of(topic.configs(Map.of("min.insync.replicas", "2")))).all().get();
      long end = System.nanoTime() + LIMIT_MILLIS * 1_000_000;
      while (!inSync(admin)) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException(shape.topic() + " does not get in sync");
        }
        Thread.sleep(100);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the load's topic cannot be made", e);
    }
  }

  private boolean inSync(Admin admin) throws InterruptedException {
    try {
      TopicDescription seen =
          admin.describeTopics(List.of(shape.topic())).allTopicNames().get().get(shape.topic());
      return seen.partitions().size() == shape.partitions()
          && seen.partitions().stream()
              .allMatch(p -> p.leader() != null && p.isr().size() == REPLICAS);
    } catch (ExecutionException e) {
      return false; // news of the topic travel from broker to broker
    }
  }

  /** acks=all and idempotent, as is Kafka's default; written out because it is what counts here. */
  KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> settings = common();
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("key.serializer", ByteArraySerializer.class);
    settings.put("value.serializer", ByteArraySerializer.class);
    return new KafkaProducer<>(settings);
  }

  /** Reads every partition from its beginning. */
  KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> settings = common();
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    settings.put("key.deserializer", ByteArrayDeserializer.class);
    settings.put("value.deserializer", ByteArrayDeserializer.class);
    KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings);
    consumer.assign(partitions());
    return consumer;
  }

  List<TopicPartition> partitions() {
    return IntStream.range(0, shape.partitions())
        .mapToObj(partition -> new TopicPartition(shape.topic(), partition))
        .toList();
  }

  /** A message with a number. */
  byte[] message(int number) {
    return ByteBuffer.allocate(shape.bytes()).putInt(number).array();
  }

  /** The number of a message. */
  static int number(byte[] message) {
    return ByteBuffer.wrap(message).getInt();
  }

  private Map<String, Object> common() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrap);
    settings.put("client.id", "load");
    settings.put("auto.include.jmx.reporter", false);
    settings.put("enable.metrics.push", false);
    return settings;
  }
}
