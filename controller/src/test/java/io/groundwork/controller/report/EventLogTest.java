package io.groundwork.controller.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.resource.Difference;
import io.groundwork.controller.report.Event.Outcome;
import io.groundwork.controller.report.Report.Hosts;
import io.groundwork.controller.report.Reports.Kind;
import io.groundwork.controller.report.Reports.Looks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
  @TempDir private Path runs;

  private static Run run(String id) {
    return new Run(
        id,
        "install",
        List.of("install", "-i", "hosts.yaml"),
        "ann",
        "desk",
        7,
        "1",
        "/h/hosts.yaml",
        Instant.parse("2026-05-04T12:00:00Z"));
  }

  private String told(Kind kind, Run run) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Looks looks = new Looks(true, false, false, false);
    PrintStream stdout = new PrintStream(out, true, StandardCharsets.UTF_8);
    try (Report report = Reports.open(kind, run, looks, stdout, runs, System.nanoTime())) {
      report.mask(text -> text.replace("hunter22", "********"));
      report.add(new Event.InventoryRead("lab"));
      report.add(new Event.HostSeen("node1", List.of("kafka")));
      report.add(new Event.Doing("node1", "connecting"));
      report.add(new Event.Progress("node1", "sending x: 5 %"));
      report.add(
          new Event.Spent(
              "node1", Event.Spent.Kind.TRANSFER, "", "x.tgz of hunter22", 3_000_000, 40));
      report.add(
          new Event.ResourceDone(
              "node1",
              "kafka",
              "Configure",
              "file /etc/x",
              Outcome.CHANGED,
              List.of(new Difference("content", "password=hunter22\n", "b\n")),
              12,
              null));
      report.end(Hosts.of(1));
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theLogHoldsWhatTheTimeWentOnAndHowThingsDiffered() throws IOException {
    told(Kind.INSTALL, run("20260504-120000-install-7"));
    List<String> lines = Files.readAllLines(runs.resolve("20260504-120000-install-7.jsonl"));
    assertThat(lines.get(0))
        .startsWith("{\"event\":\"start\",\"at\":")
        .contains("\"format\":1,\"run\":\"20260504-120000-install-7\"")
        .contains("\"command\":\"install\",\"arguments\":[\"install\",\"-i\",\"hosts.yaml\"]")
        .contains("\"user\":\"ann\",\"controller\":\"desk\",\"pid\":7,\"version\":\"1\"")
        .contains("\"inventory\":\"/h/hosts.yaml\"");
    assertThat(lines)
        .anyMatch(line -> line.contains("\"event\":\"inventory\"") && line.contains("\"lab\""))
        .anyMatch(line -> line.contains("\"event\":\"host\"") && line.contains("[\"kafka\"]"))
        .anyMatch(line -> line.contains("\"event\":\"doing\""))
        .anyMatch(
            line ->
                line.contains("\"kind\":\"transfer\"")
                    && line.contains("\"bytes\":3000000,\"millis\":40"))
        .anyMatch(line -> line.contains("\"wanted\":\"b\\n\""))
        .noneMatch(line -> line.contains("hunter22"))
        .noneMatch(line -> line.contains("5 %"));
    assertThat(lines.get(lines.size() - 1)).contains("\"event\":\"summary\"");
  }

  @Test
  void standardOutputIsTheContractsAlone() {
    assertThat(told(Kind.INSTALL, run("20260504-120000-install-7")).lines())
        .hasSize(2)
        .noneMatch(line -> line.contains("differences"));
  }

  @Test
  void whatOnlyLooksAtLogsLeavesNone() throws IOException {
    for (Kind kind : List.of(Kind.REPORT, Kind.HISTORY, Kind.VALIDATE, Kind.FACTS)) {
      told(kind, run("20260504-120000-install-7"));
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void theOldestRunsGoWithAllThatIsNamedByThemAndNothingElse() throws IOException {
    for (int i = 0; i < 6; i++) {
      Files.writeString(runs.resolve("20260504-12000" + i + "-install-7.jsonl"), "x");
    }
    Files.writeString(runs.resolve("20260504-120000-install-7.tar.gz"), "x");
    Files.writeString(runs.resolve("notes.txt"), "mine");
    Files.writeString(runs.resolve("error-1.txt"), "x");
    Pruning.prune(runs, 4);
    assertThat(names())
        .containsExactlyInAnyOrder(
            "20260504-120002-install-7.jsonl",
            "20260504-120003-install-7.jsonl",
            "20260504-120004-install-7.jsonl",
            "20260504-120005-install-7.jsonl",
            "notes.txt",
            "error-1.txt");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(runs)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
