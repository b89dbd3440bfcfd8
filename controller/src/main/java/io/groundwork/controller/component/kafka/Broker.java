package io.groundwork.controller.component.kafka;

import io.groundwork.controller.component.Endpoints;
import io.groundwork.controller.gate.Gate;
import io.groundwork.inventory.Host;
import org.jspecify.annotations.Nullable;

/**
 * A broker.
 *
 * @param id from the inventory or from its disks
 * @param started what it was started with the last time; null where it never was
 */
record Broker(Host host, int id, KafkaSettings settings, @Nullable Started started) {

  /** The name of the component, of its user, and of its unit without the ending. */
  static final String NAME = "kafka";

  static final String UNIT = "kafka.service";

  static KafkaSettings settings(Host host) {
    return host.settings(NAME, KafkaSettings.class);
  }

  /** The min.insync.replicas that it runs with, as far as its server.properties said. */
  int runsMinimum() {
    return started == null ? 1 : started.minimum();
  }

  /** The host with an id that its settings lack. */
  static Host withId(Host host, int id) {
    KafkaSettings s = settings(host);
    return host.with(
        NAME,
        new KafkaSettings(
            s.version(),
            s.archive(),
            s.sha512(),
            s.sha256(),
            s.heap(),
            s.port(),
            s.logDirs(),
            s.chroot(),
            s.properties(),
            s.unprotected(),
            id));
  }

  String name() {
    return host.name();
  }

  /** Where clients and other brokers reach it: host:port. */
  String endpoint() {
    return Endpoints.endpoint(host.address(), settings.port());
  }

  /** Where to look when a gate stays closed. */
  Gate.Suspect suspect() {
    return new Gate.Suspect(name(), UNIT, settings.port(), settings.logDirs().get(0));
  }

  /** The same as it registers it. */
  String listener() {
    return "PLAINTEXT://" + endpoint();
  }
}
