package io.groundwork.controller.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.resource.Difference;
import io.groundwork.controller.report.Event.Level;
import io.groundwork.controller.report.Event.Outcome;
import io.groundwork.controller.report.Report.Hosts;
import io.groundwork.inventory.Problem;
import io.groundwork.inventory.Severity;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-05-04T12:00:00Z"), ZoneOffset.UTC);
  private final StringWriter out = new StringWriter();

  private Report console(boolean terminal, Closing closing) {
    ConsoleView view =
        new ConsoleView(
            out,
            terminal,
            new Style(terminal),
            closing instanceof PlanClosing ? ConsoleLines.Detail.BRIEF : ConsoleLines.Detail.NORMAL,
            closing,
            new Board(() -> 0));
    return new Report(List.of(view), 3, System.nanoTime());
  }

  private Report json() {
    return new Report(List.of(new JsonView(out, new JsonLines(NOON, false))), 2, System.nanoTime());
  }

  private static void happen(Report report) {
    report.add(new Event.HostSeen("node1", List.of("kafka")));
    report.add(new Event.Doing("node1", "connecting"));
    report.add(
        new Event.ResourceDone(
            "node1",
            "kafka",
            "Configure",
            "file /etc/kafka/server.properties",
            Outcome.CHANGED,
            List.of(new Difference("content", "a\n", "b\n")),
            12,
            null));
    report.add(
        new Event.GateAsked("node1", "zookeeper", "member serving", "pass", "follower of 3", 840));
    report.add(new Event.GateAsked(null, "kafka", "one controller", "not-yet", "none", 5));
  }

  @Test
  void jsonLinesAreTheContracts() {
    try (Report report = json()) {
      happen(report);
      report.add(
          new Event.Finding(
              "node2", "port-free", Level.ERROR, "2181 is held", "taken", "free it", false));
      report.add(
          new Event.ProblemFound(
              new Problem(
                  Path.of("hosts.yaml"), 14, 9, Severity.ERROR, "unknown role", "zookeeper")));
    }
    assertThat(out.toString().lines())
        .containsExactly(
            "{\"event\":\"resource\",\"at\":\"2026-05-04T12:00:00Z\",\"host\":\"node1\","
                + "\"component\":\"kafka\",\"phase\":\"Configure\","
                + "\"resource\":\"file /etc/kafka/server.properties\",\"outcome\":\"changed\","
                + "\"drift\":[\"content\"],\"millis\":12}",
            "{\"event\":\"gate\",\"at\":\"2026-05-04T12:00:00Z\",\"host\":\"node1\","
                + "\"component\":\"zookeeper\",\"gate\":\"member serving\",\"verdict\":\"pass\","
                + "\"proof\":\"follower of 3\",\"millis\":840}",
            "{\"event\":\"gate\",\"at\":\"2026-05-04T12:00:00Z\",\"component\":\"kafka\","
                + "\"gate\":\"one controller\",\"verdict\":\"not-yet\",\"why\":\"none\","
                + "\"millis\":5}",
            "{\"event\":\"finding\",\"at\":\"2026-05-04T12:00:00Z\",\"host\":\"node2\","
                + "\"check\":\"port-free\",\"level\":\"error\",\"seen\":\"2181 is held\","
                + "\"why\":\"taken\",\"do\":\"free it\",\"mends\":false}",
            "{\"event\":\"problem\",\"at\":\"2026-05-04T12:00:00Z\",\"file\":\"hosts.yaml\","
                + "\"line\":14,\"column\":9,\"severity\":\"error\",\"message\":\"unknown role\","
                + "\"hint\":\"zookeeper\"}");
  }

  @Test
  void theSummaryIsLastWhateverComesLater() {
    try (Report report = json()) {
      happen(report);
      int exit = report.end(new Hosts(1, List.of(), List.of("node1"), List.of(), List.of()));
      happen(report);
      assertThat(exit).isEqualTo(3);
    }
    assertThat(out.toString().lines().reduce((a, b) -> b).orElse(""))
        .contains("\"event\":\"summary\"")
        .contains("\"hosts\":1,\"same\":0,\"changed\":1,\"would_change\":0,\"stuck\":0,")
        .contains("\"whole\":[],\"partial\":[\"node1\"],\"untouched\":[],\"unreachable\":[],")
        .contains("\"warnings\":0,\"exit\":3,\"millis\":");
  }

  @Test
  void whereNobodyWatchesThereIsNoControlCharacter() {
    try (Report report = console(false, new RunClosing())) {
      happen(report);
      report.end(new Hosts(1, List.of(), List.of("node1"), List.of(), List.of()));
    }
    assertThat(out.toString()).doesNotContain("\u001b", "\r");
    assertThat(out.toString().lines())
        .contains(
            "node1 · kafka · Configure · file /etc/kafka/server.properties · changed (content)"
                + " · 12 ms",
            "node1 · zookeeper · gate member serving · pass · follower of 3 · 840 ms",
            "cluster · kafka · gate one controller · closed (not-yet after 5 ms) · none",
            "| node1 | kafka | 1       | 0    | partial | 0 ms |")
        .anyMatch(line -> line.startsWith("Not done (exit 3): 1 host, 1 changed"));
  }

  @Test
  void whatNoGateWasAskedAboutIsNotCalledVerified() {
    try (Report report = console(false, new RunClosing())) {
      report.add(new Event.HostSeen("node1", List.of("kafka")));
      report.end(new Hosts(1, List.of("node1"), List.of(), List.of(), List.of()));
    }
    assertThat(out.toString().lines()).anyMatch(line -> line.startsWith("Nothing to do: 1 host"));
  }

  @Test
  void aTerminalShowsWhatAHostIsDoingAndIsCleanInTheEnd() {
    try (Report report = console(true, new RunClosing())) {
      happen(report);
      assertThat(out.toString()).contains("connecting");
      report.end(Hosts.of(1));
    }
    assertThat(out.toString()).contains("\u001b[1F\u001b[0J");
  }

  @Test
  void secretsAndEscapesReachNoView() {
    try (Report report = json()) {
      report.mask(text -> text.replace("hunter22", "********"));
      report.add(new Event.Diagnosis("node1", "x.service", "login by hunter22 \u001b[2Jgone"));
    }
    assertThat(out.toString()).contains("login by ******** gone").doesNotContain("hunter22");
  }

  @Test
  void aFailureIsHostWhatWhyNext() {
    try (Report report = console(false, new RunClosing())) {
      report.add(new Event.Failed("node3", "cannot connect", "no route", "Look at it.", 4));
    }
    assertThat(out.toString()).isEqualTo("node3 · cannot connect · no route · Look at it.\n");
  }

  @Test
  void aPlanShowsDiffsAndKeepsSecretsOut() {
    try (Report report = console(false, new PlanClosing())) {
      report.add(wouldChange(new Difference("content", "one\ntwo\n", "one\nthree\n")));
      report.add(wouldChange(new Difference("content", "a=******** (another)\n", "a=********\n")));
      report.end(Hosts.of(1));
    }
    assertThat(out.toString())
        .contains("      -two\n      +three\n", "      -a=******** (another)\n      +a=********\n");
  }

  @Test
  void aPlanTellsWarningsAndWhatSpeaksAgainstItButNotWhatHolds() {
    try (Report report = console(false, new PlanClosing())) {
      report.add(finding("zookeeper-restart", Level.WARNING, "a single ZooKeeper member"));
      report.add(finding("port-free", Level.ERROR, "9092 is held by java"));
      report.add(finding("space", Level.PASS, "70 GiB free"));
      report.end(Hosts.of(1));
    }
    assertThat(out.toString())
        .contains("zookeeper-restart · warning · a single ZooKeeper member · why · what to do")
        .contains("port-free · error · 9092 is held by java")
        .doesNotContain("70 GiB");
  }

  private static Event finding(String check, Level level, String seen) {
    return new Event.Finding(null, check, level, seen, "why", "what to do", false);
  }

  @Test
  void verifyNamesTheHostsThatDifferAndWhatToDo() {
    try (Report report = console(false, new RunClosing())) {
      report.add(new Event.HostSeen("node1", List.of("kafka")));
      report.add(wouldChange(new Difference("content", "one\n", "two\n")));
      report.end(Hosts.of(1));
    }
    assertThat(out.toString().lines())
        .anyMatch(
            line ->
                line.startsWith("Not as it should be (exit 3)")
                    && line.contains("differs from the inventory: 1 on node1"));
  }

  @Test
  void checkShowsWhatDoesNotPassAndCountsTheRest() {
    try (Report report = console(false, new CheckClosing())) {
      report.add(new Event.Finding("node1", "clock", Level.PASS, "2 ms", "", "", false));
      report.add(
          new Event.Finding("node2", "port-free", Level.ERROR, "2181 is held", "w", "d", false));
      report.end(Hosts.of(2));
    }
    assertThat(out.toString())
        .contains("| node2 | port-free | error | 2181 is held | w   | d  |")
        .contains("1 check passed, 0 warnings, 1 error")
        .doesNotContain("| node1");
  }

  private static Event wouldChange(Difference difference) {
    return new Event.ResourceDone(
        "node1",
        "kafka",
        "Configure",
        "file /etc/x",
        Outcome.WOULD_CHANGE,
        List.of(difference),
        1,
        null);
  }
}
