package io.groundwork.probe;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Settings of Kafka's clients that live for one question. */
final class KafkaSettings {

  static Map<String, Object> admin(String bootstrap, Deadline deadline) {
    int millis = deadline.left();
    Map<String, Object> settings = common(bootstrap, millis);
    settings.put("default.api.timeout.ms", millis);
    return settings;
  }

  static Map<String, Object> producer(String bootstrap, Deadline deadline) {
    int millis = deadline.left();
    Map<String, Object> settings = common(bootstrap, millis);
    settings.put("key.serializer", ByteArraySerializer.class);
    settings.put("value.serializer", ByteArraySerializer.class);
    settings.put("acks", "all");
    settings.put("enable.idempotence", false);
    settings.put("max.block.ms", millis);
    settings.put("delivery.timeout.ms", millis);
    settings.put("buffer.memory", 1 << 20);
    return settings;
  }

  static Map<String, Object> consumer(String bootstrap, Deadline deadline) {
    int millis = deadline.left();
    Map<String, Object> settings = common(bootstrap, millis);
    settings.put("key.deserializer", ByteArrayDeserializer.class);
    settings.put("value.deserializer", ByteArrayDeserializer.class);
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    settings.put("default.api.timeout.ms", millis);
    settings.put("fetch.max.wait.ms", 100);
    return settings;
  }

  private static Map<String, Object> common(String bootstrap, int millis) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrap);
    settings.put("client.id", "groundwork-probe");
    settings.put("request.timeout.ms", millis);
    // News of a new topic reach every broker within milliseconds; the default grows to a second.
    settings.put("retry.backoff.ms", 20);
    settings.put("retry.backoff.max.ms", 100);
    // Nobody looks at the metrics of a client that lives for a second.
    settings.put("auto.include.jmx.reporter", false);
    settings.put("enable.metrics.push", false);
    return settings;
  }

  private KafkaSettings() {}
}
