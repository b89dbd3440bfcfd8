package io.groundwork.controller.component.kafka;

import io.groundwork.controller.component.StartRecord;
import io.groundwork.inventory.value.Version;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The protocol in which the brokers speak to each other, inter.broker.protocol.version.
 *
 * <p>Brokers understand the protocols of their own version and of earlier ones. So an upgrade goes
 * in two rounds, as Kafka's upgrade notes have it: first the new version with the protocol that is
 * spoken now; when every broker runs the new version, all once more, with the protocol of that
 * version. Which round is due is read from what the brokers were started with. A protocol that the
 * inventory sets itself is the user's to raise: then there is one round.
 *
 * @param spoken the protocol of a first round; null where there is only one
 * @param wanted the protocol in the end: the newest that every broker of the inventory understands
 */
record Protocol(@Nullable Version spoken, Version wanted) {
  static final String SETTING = "inter.broker.protocol.version";

  static Protocol of(List<Broker> brokers) {
    Version wanted =
        brokers.stream()
            .map(b -> StartRecord.line(b.settings().version()))
            .min(Version::compareTo)
            .orElseThrow();
    List<Started> running =
        brokers.stream()
            .map(Broker::started)
            .filter(Objects::nonNull)
            .filter(Started::runs)
            .toList();
    boolean given = brokers.stream().anyMatch(b -> b.settings().properties().containsKey(SETTING));
    boolean old =
        running.stream().anyMatch(s -> StartRecord.line(s.version()).compareTo(wanted) < 0);
    if (given || !old) {
      return new Protocol(null, wanted);
    }
    Version spoken = running.stream().map(Started::protocol).min(Version::compareTo).orElse(wanted);
    return new Protocol(spoken.compareTo(wanted) < 0 ? spoken : null, wanted);
  }

  /** Whether a second round is to follow. */
  boolean rises() {
    return spoken != null;
  }

  /** The protocol of the first round, or of the only one. */
  Version first() {
    return spoken == null ? wanted : spoken;
  }

  /** Major and minor version of a value of the property: 3.9 of 3.9-IV0. */
  static Version line(String value) {
    return StartRecord.line(Version.parse(value));
  }
}
