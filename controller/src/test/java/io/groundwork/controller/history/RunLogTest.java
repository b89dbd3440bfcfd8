package io.groundwork.controller.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundwork.controller.run.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {
  private static final String START =
      "{\"event\":\"start\",\"at\":\"2026-05-04T12:00:00.500Z\",\"run\":\"r\",\"began\":\"2026-05-04T12:00:00Z\",\"command\":\"install\",\"arguments\":[\"install\"],\"user\":\"ann\",\"controller\":\"desk\",\"pid\":1,\"inventory\":\"/h.yaml\"}\n";
  private static final String SUMMARY =
      "{\"event\":\"summary\",\"at\":\"2026-05-04T12:00:09Z\",\"exit\":3,\"millis\":9000}\n";
  @TempDir private Path directory;

  private Path log(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  @Test
  void aWholeLogSaysWhoWhatWhenAndHowItEnded() throws IOException {
    RunLog log = RunLog.read(log("20260504-120000-install-1.jsonl", START + SUMMARY));
    assertThat(log.id()).isEqualTo("20260504-120000-install-1");
    assertThat(log.command()).isEqualTo("install");
    assertThat(log.who()).isEqualTo("ann@desk");
    assertThat(log.inventory()).isEqualTo("/h.yaml");
    assertThat(log.began()).isEqualTo(Instant.parse("2026-05-04T12:00:00Z"));
    assertThat(log.ended()).isTrue();
    assertThat(log.exit()).isEqualTo(3);
    assertThat(log.millis()).isEqualTo(9000);
    assertThat(log.damaged()).isZero();
  }

  @Test
  void aLogThatEndsInTheMiddleOfALineIsReadUpToThere() throws IOException {
    String cut =
        START
            + "{\"event\":\"doing\",\"at\":\"2026-05-04T12:00:04Z\",\"host\":\"n\",\"what\":\"x\"}\n"
            + "{\"event\":\"resource\",\"at\":\"2026-05-0";
    RunLog log = RunLog.read(log("20260504-120000-install-1.jsonl", cut));
    assertThat(log.entries()).hasSize(2);
    assertThat(log.damaged()).isEqualTo(1);
    assertThat(log.ended()).isFalse();
    assertThat(log.exit()).isEqualTo(-1);
    assertThat(log.millis()).isEqualTo(4000);
  }

  @Test
  void whateverAFileHoldsItIsReadAsALogOfNothing() throws IOException {
    for (String text :
        new String[] {"", "\n\n", "null\n", "[1,2]\n", "{\"event\":7}\n", "\0\0\n"}) {
      RunLog log = RunLog.read(log("20260504-120000-plan-1.jsonl", text));
      assertThat(log.ended()).isFalse();
      assertThat(log.command()).isEqualTo("plan");
      assertThat(log.began()).isEqualTo(Instant.parse("2026-05-04T12:00:00Z"));
      assertThat(log.millis()).isNotNegative();
    }
    Path bytes = directory.resolve("bytes.jsonl");
    Files.write(bytes, new byte[] {(byte) 0xff, (byte) 0xfe, '\n'});
    assertThat(RunLog.read(bytes).damaged()).isEqualTo(1);
    Files.write(bytes, "[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    assertThat(RunLog.read(bytes).damaged()).isEqualTo(1);
  }

  @Test
  void aGlanceSeesTheBeginningAndTheEnd() throws IOException {
    Path file = log("a.jsonl", START + "{\"event\":\"note\",\"text\":\"x\"}\n" + SUMMARY);
    RunLog log = RunLog.glance(file);
    assertThat(log.entries()).hasSize(2);
    assertThat(log.exit()).isEqualTo(3);
  }

  @Test
  void aRunIsFoundByItsIdAPartOfItAPathOrAsTheLatest() throws IOException {
    Path one = log("20260504-120000-install-1.jsonl", START);
    Path two = log("20260504-130000-plan-2.jsonl", START);
    Runs runs = new Runs(directory);
    assertThat(runs.find(null)).isEqualTo(two);
    assertThat(runs.find("20260504-120000-install-1")).isEqualTo(one);
    assertThat(runs.find("130000")).isEqualTo(two);
    assertThat(runs.find(one.toString())).isEqualTo(one);
    assertThatThrownBy(() -> runs.find("20260504"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("2 runs have that");
    assertThatThrownBy(() -> runs.find("nix"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the latest is 20260504-130000-plan-2");
  }

  @Test
  void withoutAnyRunThatIsSaid() {
    for (Path none : new Path[] {directory, directory.resolve("never-made")}) {
      assertThatThrownBy(() -> new Runs(none).find(null))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("there is no log of any run in " + none);
    }
  }

  @Test
  void whatIsNamedByARunsIdIsBesideIt() throws IOException {
    Path one = log("20260504-120000-install-1.jsonl", START);
    log("20260504-120000-install-12.jsonl", START);
    Path archive = log("20260504-120000-install-1.tar.gz", "x");
    assertThat(new Runs(directory).beside(one)).containsExactly(archive);
  }
}
