package io.groundwork.agent.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.diagnosis.Symptoms.Section;
import io.groundwork.agent.node.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosisTest {
  private static final Subject KAFKA = Subject.ofUnit("kafka.service", 9092, List.of("/data"));

  @TempDir Path root;
  String journal = "";
  String kernel = "";
  String missing = "";
  String shown = "LoadState=loaded\nActiveState=failed\nSubState=failed\nResult=success\n";

  @BeforeEach
  void machine() throws IOException {
    put("/proc/meminfo", "MemTotal: 2000000 kB\nMemAvailable: 1000000 kB\n");
    put("/proc/vmstat", "nr_free_pages 1\noom_kill 2\n");
  }

  @Test
  void everyPieceHasItsHeading() {
    journal = "Inconsistent clusterId\n";
    assertThat(of("unit")).isEqualTo("kafka.service - Kafka\n  Active: failed");
    assertThat(of("last words of kafka.service")).isEqualTo("Inconsistent clusterId");
    assertThat(of("port 9092")).isEqualTo("nobody listens");
    assertThat(of("disk")).startsWith("/data: ").contains(" MB free of ");
    assertThat(of("mounts")).isEqualTo("/data: / /dev/vda1 ext4 rw");
    assertThat(of("owners")).contains("drwxr-x--- kafka kafka data");
    assertThat(of("memory"))
        .isEqualTo(
            "1024 MB available of 2048 MB; processes killed for want of memory since the start of"
                + " the machine: 2");
  }

  @Test
  void theStateIsTheUnitsAndItsPorts() {
    Symptoms symptoms = read(KAFKA);
    assertThat(symptoms.state()).isEqualTo("kafka.service failed, port 9092 closed");
    assertThat(symptoms.well()).isFalse();
  }

  @Test
  void theServicesOwnLogSpeaksWhereTheJournalIsSilent() throws IOException {
    put("/var/log/kafka/old.log", "old\n");
    Files.setLastModifiedTime(root.resolve("var/log/kafka/old.log"), FileTime.fromMillis(0));
    put("/var/log/kafka/server.log", "line\n".repeat(100) + "FATAL the last word\n");
    journal = "-- No entries --\n";
    assertThat(of("last words of kafka.service"))
        .contains("/var/log/kafka/server.log ends with:")
        .contains("FATAL the last word")
        .doesNotContain("old");
    assertThat(read(KAFKA).words()).contains("FATAL the last word");
  }

  @Test
  void aPieceThatCannotBeReadSaysSoAndTheOthersStand() {
    missing = "namei";
    assertThat(of("owners")).isEqualTo("could not be read: no program namei");
    assertThat(of("port 9092")).isEqualTo("nobody listens");
  }

  @Test
  void controlCharactersOfTheNodeAreDropped() {
    journal = "\u001b[31mred\u0007\u009b2J\n";
    assertThat(of("last words of kafka.service")).isEqualTo("[31mred2J");
  }

  @Test
  void aPieceIsBoundedAndItsEndCounts() {
    journal = "x".repeat(1_000_000) + "\nthe end\n";
    assertThat(of("last words of kafka.service")).hasSizeLessThan(200_000).endsWith("the end");
    assertThat(read(KAFKA).words()).hasSizeLessThan(200_000).contains("the end");
  }

  @Test
  void aKillOfTheUnitIsToldFromOneOfAnother() throws IOException {
    shown += "ControlGroup=/system.slice/kafka.service\n";
    journal = "said\n";
    kernel =
        "oom-kill:constraint=CONSTRAINT_NONE,task_memcg=/system.slice/other.service,task=java\n";
    assertThat(read(KAFKA).words()).doesNotContain("want of memory").doesNotContain("oom-kill");

    put("/sys/fs/cgroup/system.slice/kafka.service/memory.events", "low 0\noom 1\noom_kill 1\n");
    assertThat(read(KAFKA).words())
        .contains("The kernel killed processes of kafka.service for want of memory: 1");
  }

  @Test
  void theKernelsTroubleIsShownAndItsChatterIsNot() {
    kernel = "usb 1-1: new device\nI/O error, dev vda, sector 0\n";
    assertThat(of("kernel")).isEqualTo("I/O error, dev vda, sector 0");
  }

  @Test
  void whereNoUnitIsConcernedPathsAndLogsSpeak() throws IOException {
    put("/var/log/dpkg.log", "2026 half-installed x\n");
    Subject subject =
        Subject.ofPaths(List.of("/data"), List.of("/var/log/dpkg.log", "/var/log/dnf.log"));
    Symptoms symptoms = read(subject);
    assertThat(symptoms.state()).isEmpty();
    assertThat(symptoms.sections())
        .extracting(Section::title)
        .containsExactly("disk", "mounts", "owners", "memory", "end of /var/log/dpkg.log");
  }

  @Test
  void configurationComesWhole() throws IOException {
    put("/etc/kafka/server.properties", "broker.id=1\n");
    Symptoms symptoms = read(KAFKA.with(List.of("/etc/kafka/server.properties", "/etc/none")));
    assertThat(symptoms.sections())
        .contains(new Section("file /etc/kafka/server.properties", "broker.id=1"));
  }

  private String of(String title) {
    return read(KAFKA).sections().stream()
        .filter(section -> section.title().equals(title))
        .findFirst()
        .orElseThrow()
        .text();
  }

  private Symptoms read(Subject subject) {
    return new Diagnosis(root, this::run).of(subject);
  }

  private Output run(Duration limit, List<String> argv) throws IOException {
    if (argv.get(0).equals(missing)) {
      throw new IOException("no program " + missing);
    }
    assertThat(limit).isLessThanOrEqualTo(Duration.ofSeconds(10));
    return switch (argv.get(0)) {
      case "systemctl" ->
          argv.get(1).equals("show")
              ? new Output(0, shown)
              : new Output(3, "kafka.service - Kafka\n  Active: failed\n");
      case "journalctl" -> new Output(0, argv.contains("-k") ? kernel : journal);
      case "findmnt" -> new Output(0, "/ /dev/vda1 ext4 rw\n");
      case "namei" -> new Output(0, "f: /data\ndrwxr-x--- kafka kafka data\n");
      default -> throw new AssertionError("not scripted: " + argv);
    };
  }

  private void put(String path, String content) throws IOException {
    Path at = root.resolve(path.substring(1));
    Files.createDirectories(at.getParent());
    Files.writeString(at, content);
  }
}
