package io.groundwork.controller.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.controller.report.Report.Hosts;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseFileTest {
  private static final String TOP = "20261121-090000-install-7/";
  @TempDir Path runs;
  private final StringWriter out = new StringWriter();

  @Test
  void aRunThatFailedIsArchivedBesideItsLogAndTheSummaryIsStillLast() throws IOException {
    end(closed(), paper("node1/kafka.service.txt", "its last words\n"));

    Map<String, String> entries = entries();
    assertThat(entries.keySet())
        .containsExactly(TOP + "events.jsonl", TOP + "node1/kafka.service.txt");
    assertThat(entries.get(TOP + "events.jsonl").lines())
        .hasSize(2)
        .last()
        .asString()
        .contains("\"summary\"");
    assertThat(Files.getPosixFilePermissions(archive()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(out.toString().lines().map(line -> line.substring(0, 18)))
        .containsExactly(
            "{\"event\":\"gate\",\"a", "{\"event\":\"archive\"", "{\"event\":\"summary\"");
  }

  @Test
  void aRunThatDidNotFailLeavesNone() {
    end(new Event.GateAsked("node1", "kafka", "registered", "pass", "id 1", 1));
    end(new Event.Failed(null, "interrupted", "", "", ExitCodes.INTERRUPTED));
    end(new Event.Failed(null, "arguments", "", "", ExitCodes.BAD_INPUT));
    assertThat(archive()).doesNotExist();
  }

  @Test
  void noSecretIsInIt() throws IOException {
    String journal =
        "ERROR login failed for geheim-1\n\tssl.keystore.password = geheim-2\n-Dx.token=geheim-3\n";
    end(
        new Event.GateAsked(
            "node1",
            "kafka",
            "registered",
            "never",
            "geheim-1",
            1,
            new Reason("node1", "geheim-1", "", "x.password=geheim-2", "geheim-1", "geheim-1")),
        new Event.Diagnosis("node1", "kafka.service", journal),
        paper("node1/kafka.service.txt", journal),
        paper("node1/files/etc/kafka/server.properties", "a=geheim-1\nold.password=geheim-2\n"),
        paper("inventory.yaml", "sudo: {password: geheim-3}\nb: geheim-1\n"));

    assertThat(entries()).hasSize(4);
    entries().values().forEach(text -> assertThat(text).doesNotContain("geheim"));
    assertThat(out.toString()).doesNotContain("geheim");
  }

  @Test
  void aNodesNamesLeadNowhereElse() throws IOException {
    end(closed(), paper("node1/files/../../../etc/passwd", "x"));
    assertThat(entries().keySet()).noneMatch(name -> name.contains(".."));
  }

  private static Event closed() {
    return new Event.GateAsked("node1", "kafka", "registered", "not-yet", "no", 1);
  }

  private static Event paper(String name, String text) {
    return new Event.Paper(name, text);
  }

  private Path archive() {
    return runs.resolve("20261121-090000-install-7.tar.gz");
  }

  private void end(Event... events) {
    CaseFile file = new CaseFile(archive());
    JsonView json = new JsonView(out, new JsonLines(Clock.systemUTC(), false));
    try (Report report = new Report(List.of(json, file), file, 3, System.nanoTime())) {
      report.mask(text -> text.replace("geheim-1", "********"));
      for (Event event : events) {
        report.add(event);
      }
      report.end(Hosts.of(1));
    }
  }

  private Map<String, String> entries() throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    try (InputStream in = Files.newInputStream(archive());
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(in))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        entries.put(e.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return entries;
  }
}
