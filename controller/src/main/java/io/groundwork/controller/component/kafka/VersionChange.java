package io.groundwork.controller.component.kafka;

import io.groundwork.controller.component.Check;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.StartRecord;
import io.groundwork.inventory.value.Version;
import java.util.Objects;
import java.util.Optional;

/**
 * Refuses what brokers cannot be brought to, with the protocol that they speak already. Kafka's
 * upgrade notes: once the brokers use the newer protocol it is no longer possible to go back to a
 * version that does not know it.
 */
final class VersionChange {
  private final Brokers brokers;
  private final Protocol protocol;

  private VersionChange(Brokers brokers) {
    this.brokers = brokers;
    this.protocol = brokers.protocol();
  }

  static void examine(Brokers brokers, Findings findings) {
    VersionChange change = new VersionChange(brokers);
    for (Broker broker : brokers.all()) {
      change.examine(new Check(findings, broker.name(), "kafka-version"), broker);
    }
  }

  private void examine(Check check, Broker broker) {
    Version version = broker.settings().version();
    Version newest = newest().orElse(null);
    String given = broker.settings().properties().get(Protocol.SETTING);
    if (newest != null && StartRecord.line(version).compareTo(newest) < 0) {
      check.error(
          "the brokers speak protocol " + newest + ", the inventory says Kafka " + version,
          "Kafka "
              + version
              + " does not know that protocol, and brokers that have used it cannot go back",
          "Set components.kafka.version to " + newest + " or later.");
    } else if (given != null) {
      given(check, Protocol.line(given), newest);
    } else {
      check.pass(said(broker));
    }
  }

  /** The protocol is the user's: it must not fall, and every broker that runs must know it. */
  private void given(
      Check check, Version given, @org.jspecify.annotations.Nullable Version newest) {
    Version oldest =
        brokers.all().stream()
            .map(Broker::started)
            .filter(Objects::nonNull)
            .filter(Started::runs)
            .map(Started::version)
            .min(Version::compareTo)
            .orElse(null);
    if (newest != null && given.compareTo(newest) < 0) {
      check.error(
          "the brokers speak protocol " + newest + ", the inventory sets " + given,
          "a protocol that has been used cannot be taken back",
          "Leave kafka.properties." + Protocol.SETTING + " out, or set " + newest + ".");
    } else if (oldest != null && given.compareTo(StartRecord.line(oldest)) > 0) {
      check.error(
          "the inventory sets protocol " + given + ", and Kafka " + oldest + " still runs",
          "brokers of that version do not know the protocol",
          "Leave kafka.properties."
              + Protocol.SETTING
              + " out: then it is raised in a second round; or set "
              + StartRecord.line(oldest)
              + " until every broker runs the new version.");
    } else {
      check.pass("protocol " + given + ", as the inventory sets it");
    }
  }

  private String said(Broker broker) {
    Version version = broker.settings().version();
    Started started = broker.started();
    if (started == null || (started.version().equals(version) && !protocol.rises())) {
      return version.toString();
    }
    String change =
        started.version().equals(version)
            ? version.toString()
            : "from " + started.version() + " to " + version;
    return protocol.rises()
        ? change
            + " in two rounds: protocol "
            + protocol.first()
            + " until every broker runs the new version, then "
            + protocol.wanted()
        : change;
  }

  /** The newest protocol that a broker was started with. */
  private Optional<Version> newest() {
    return brokers.all().stream()
        .map(Broker::started)
        .filter(Objects::nonNull)
        .map(Started::protocol)
        .max(Version::compareTo);
  }
}
