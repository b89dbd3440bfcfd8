package io.groundwork.controller.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A producer (acks=all, idempotent) and a consumer at work on a cluster of three brokers or more,
 * from {@link #start} to {@link #end}. Messages bear numbers; in the end the whole log is read
 * again, and each acknowledged message must be there.
 *
 * <p>Rate and time are bounded by its {@link LoadShape}; when the time is over it sends no more,
 * and all its threads end with the tests.
 */
public final class Load implements AutoCloseable {
  private static final Duration BEGINNING = Duration.ofSeconds(60);
  private static final Duration SETTLING = Duration.ofSeconds(150);
  private static final Duration READING = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(100);

  private final LoadClients clients;
  private final LoadShape shape;
  private final Ledger ledger;
  private final Thread sending;
  private final Thread consuming;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile boolean sends = true;
  private volatile boolean consumes = true;

  private Load(LoadClients clients) {
    this.clients = clients;
    this.shape = clients.shape();
    long start = System.nanoTime();
    ledger = new Ledger(shape.partitions(), () -> System.nanoTime() - start);
    sending = thread("load: producer", this::send);
    consuming = thread("load: consumer", this::consume);
  }

  /**
   * Makes the topic, and returns as soon as every partition takes messages.
   *
   * @param brokers host:port of some brokers, better of all
   */
  public static Load start(List<String> brokers, LoadShape shape) throws InterruptedException {
    LoadClients clients = new LoadClients(String.join(",", brokers), shape);
    clients.createTopic();
    Load load = new Load(clients);
    load.consuming.start();
    load.sending.start();
    try {
      load.await(load.ledger::atWork, BEGINNING, "not every partition takes messages");
    } catch (RuntimeException | InterruptedException e) {
      load.close();
      throw e;
    }
    load.ledger.forgetTimes();
    return load;
  }

  /** Fails where the load has ended by itself: what follows would not be under load. */
  public void mustBeAtWork() {
    requireSound();
    if (!sending.isAlive() || !consuming.isAlive()) {
      throw new AssertionError("the load has ended after " + shape.most());
    }
  }

  /**
   * Sends no more, waits until every message is acknowledged or refused and the acknowledged ones
   * are consumed, reads the log again and says what became of the messages.
   */
  public LoadReport end() throws InterruptedException {
    sends = false;
    try {
      sending.join();
      settle();
      return ledger.report(found());
    } finally {
      close();
    }
  }

  /** Ends it without a word. */
  @Override
  public void close() {
    sends = false;
    consumes = false;
  }

  /** What is not settled in time stands in the report. */
  private void settle() throws InterruptedException {
    long end = System.nanoTime() + SETTLING.toNanos();
    while (!ledger.settled() && System.nanoTime() < end) {
      requireSound();
      ledger.await();
    }
  }

  private void send() {
    long start = System.nanoTime();
    long end = start + shape.most().toNanos();
    long pause = 1_000_000_000L / shape.perSecond();
    KafkaProducer<byte[], byte[]> producer = clients.producer();
    try {
      while (sends && System.nanoTime() < end) {
        int partition = ledger.sent() % shape.partitions();
        int number = ledger.send(partition);
        producer.send(
            new ProducerRecord<>(shape.topic(), partition, null, clients.message(number)),
            (taken, refusal) -> {
              if (refusal == null) {
                ledger.acknowledge(partition, number);
              } else {
                ledger.refuse(partition, refusal.toString());
              }
            });
        LockSupport.parkNanos(start + ledger.sent() * pause - System.nanoTime());
      }
    } finally {
      producer.close(SETTLING);
    }
  }

  private void consume() {
    try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer()) {
      while (consumes) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
          ledger.see(LoadClients.number(each.value()));
        }
      }
    }
  }

  /** How often each message stands in the log. */
  private int[] found() {
    int[] found = new int[ledger.sent()];
    long limit = System.nanoTime() + READING.toNanos();
    try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer()) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(clients.partitions(), READING);
      while (!behind(consumer, ends).isEmpty()) {
        if (System.nanoTime() > limit) {
          throw new IllegalStateException("cannot be read to its end: " + behind(consumer, ends));
        }
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
          found[LoadClients.number(each.value())]++;
        }
      }
    }
    return found;
  }

  private static List<String> behind(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .filter(end -> consumer.position(end.getKey(), READING) < end.getValue())
        .map(end -> end.getKey().toString())
        .sorted()
        .collect(Collectors.toList());
  }

  private void await(BooleanSupplier condition, Duration limit, String otherwise)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      requireSound();
      if (System.nanoTime() > end) {
        throw new IllegalStateException(otherwise + " after " + limit.toSeconds() + " s");
      }
      ledger.await();
    }
  }

  private void requireSound() {
    Throwable seen = failure.get();
    if (seen != null) {
      throw new IllegalStateException("the load broke", seen);
    }
  }

  private Thread thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((which, e) -> failure.compareAndSet(null, e));
    return thread;
  }
}
