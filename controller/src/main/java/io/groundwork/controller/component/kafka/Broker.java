package io.groundwork.controller.component.kafka;

import io.groundwork.controller.component.Endpoints;
import io.groundwork.inventory.Host;

/**
 * A broker.
 *
 * @param id from the inventory or from its disks
 */
record Broker(Host host, int id, KafkaSettings settings) {

  /** The name of the component, of its user, and of its unit without the ending. */
  static final String NAME = "kafka";

  static final String UNIT = "kafka.service";

  static KafkaSettings settings(Host host) {
    return host.settings(NAME, KafkaSettings.class);
  }

  String name() {
    return host.name();
  }

  /** Where clients and other brokers reach it: host:port. */
  String endpoint() {
    return Endpoints.endpoint(host.address(), settings.port());
  }

  /** The same as it registers it. */
  String listener() {
    return "PLAINTEXT://" + endpoint();
  }
}
