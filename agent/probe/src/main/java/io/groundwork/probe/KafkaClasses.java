package io.groundwork.probe;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;

/** Loads what Kafka's producer and consumer need before they have a connection. */
final class KafkaClasses {

  static void load(String nobody) {
    Deadline deadline = new Deadline(500);
    new KafkaProducer<byte[], byte[]>(KafkaSettings.producer(nobody, deadline))
        .close(Duration.ZERO);
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(KafkaSettings.consumer(nobody, deadline));
    consumer.assign(List.of(new TopicPartition("none", 0)));
    consumer.poll(Duration.ofMillis(deadline.left()));
    consumer.close(Duration.ZERO);
  }

  private KafkaClasses() {}
}
