package io.groundwork.agent.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.node.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosisTest {
  @TempDir Path root;
  String journal = "";
  String status = "kafka.service - Kafka\n  Active: failed\n";

  @BeforeEach
  void machine() throws IOException {
    put("/proc/meminfo", "MemTotal: 2000000 kB\nMemAvailable: 1000000 kB\n");
    put("/proc/vmstat", "nr_free_pages 1\noom_kill 2\n");
  }

  @Test
  void everyPieceHasItsHeading() {
    journal = "Inconsistent clusterId\n";
    assertThat(read())
        .contains("unit:\n  kafka.service - Kafka\n    Active: failed\n")
        .contains("last words of kafka.service:\n  Inconsistent clusterId\n")
        .contains("port 9092:\n  nobody listens\n")
        .contains("disk:\n  /data: ")
        .contains("1024 MB available of 2048 MB; processes killed for want of memory")
        .contains("machine: 2\n");
  }

  @Test
  void theServicesOwnLogSpeaksWhereTheJournalIsSilent() throws IOException {
    put("/var/log/kafka/old.log", "old\n");
    Files.setLastModifiedTime(
        root.resolve("var/log/kafka/old.log"), java.nio.file.attribute.FileTime.fromMillis(0));
    put("/var/log/kafka/server.log", "line\n".repeat(100) + "FATAL the last word\n");
    journal = "-- No entries --\n";
    assertThat(read())
        .contains("/var/log/kafka/server.log ends with:")
        .contains("FATAL the last word")
        .doesNotContain("old");
  }

  @Test
  void aPieceThatCannotBeReadSaysSoAndTheOthersStand() throws IOException {
    Files.delete(root.resolve("proc/vmstat"));
    assertThat(read()).contains("memory:\n  could not be read: ").contains("nobody listens");
  }

  @Test
  void controlCharactersOfTheNodeAreDropped() {
    journal = "\u001b[31mred\u0007\u009b2J\n";
    assertThat(read()).contains("  [31mred2J\n").doesNotContain("\u001b").doesNotContain("\u009b");
  }

  @Test
  void aPieceIsBounded() {
    journal = "x".repeat(100_000) + "\nthe end\n";
    assertThat(read()).hasSizeLessThan(20_000).contains("the end");
  }

  private String read() {
    return new Diagnosis(root, this::run).of("kafka.service", 9092, List.of("/data"));
  }

  private Output run(Duration limit, List<String> argv) {
    assertThat(limit).isLessThanOrEqualTo(Duration.ofSeconds(10));
    return switch (argv.get(0)) {
      case "systemctl" -> new Output(3, status);
      case "journalctl" -> new Output(0, journal);
      default -> throw new AssertionError("not scripted: " + argv);
    };
  }

  private void put(String path, String content) throws IOException {
    Path at = root.resolve(path.substring(1));
    Files.createDirectories(at.getParent());
    Files.writeString(at, content);
  }
}
