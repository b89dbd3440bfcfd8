package io.groundwork.controller.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Two versions of Kafka for one lab, so that one can be unpacked beside the other. */
final class Kafkas {
  private static final String REPACK =
      """
      set -eu
      mkdir -p "$2"; cd "$2"; rm -rf tree; mkdir tree
      tar -xzf "$1" -C tree --strip-components=1
      for jar in tree/libs/kafka*_2.13-"$3".jar; do mv "$jar" "${jar%-*}-$4.jar"; done
      mv tree "kafka_2.13-$4"; tar -cf - "kafka_2.13-$4" | gzip -1 >"kafka_2.13-$4.tgz.part"
      rm -r "kafka_2.13-$4"
      mv "kafka_2.13-$4.tgz.part" "kafka_2.13-$4.tgz"
      sha512sum "kafka_2.13-$4.tgz" >"kafka_2.13-$4.tgz.sha512"
      """;

  private Kafkas() {}

  /**
   * The lab's own Kafka under the name of another version, packed once: what is at issue is how it
   * gets there, not what it does.
   */
  static Path renamed(Path own, String version, String other) {
    Path directory = Lab.sources().resolve("controller/target/renamed-tarballs");
    Path renamed = directory.resolve("kafka_2.13-" + other + ".tgz");
    if (!Files.exists(renamed)) {
      List<String> script = List.of("bash", "-c", REPACK, "repack", own.toString());
      Running.start(
              Map.of(),
              java.util.stream.Stream.concat(
                      script.stream(),
                      java.util.stream.Stream.of(directory.toString(), version, other))
                  .toList())
          .await(Duration.ofMinutes(2))
          .mustEnd(0);
    }
    return renamed;
  }
}
