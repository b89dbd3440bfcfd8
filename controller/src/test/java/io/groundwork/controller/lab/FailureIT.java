package io.groundwork.controller.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Brokers that fail to start for what no check can see beforehand, since it comes with the start:
 * the error names the reason, and the archive holds what a colleague needs, without a secret.
 */
@OnLab
class FailureIT {
  private static final Duration LIMIT = Duration.ofMinutes(6);
  private static final String FILLED_IN = "filled-in-9f2c";
  private static final String WRITTEN = "written-down-77a1";

  private final Lab lab;

  FailureIT(Lab lab) {
    this.lab = lab;
  }

  @BeforeEach
  void bareHosts() {
    lab.renew();
  }

  @Test
  void aBrokerThatDoesNotStartIsToldWithItsReasonAndStartsOnceThatIsMended(@TempDir Path state)
      throws IOException {
    dropIn("node3", "LimitAS=700M");
    JsonNode heap = reason(install(state).mustEnd(3), "node3");
    assertThat(heap.path("cause").asText()).isEqualTo("heap-not-reserved");
    mend("node3", "");

    atStart("node2", "/root/hold.sh", HOLD);
    JsonNode lock = reason(install(state).mustEnd(3), "node2");
    assertThat(lock.path("cause").asText()).isEqualTo("log-directory-in-use");
    assertThat(lock.path("means").asText()).contains("another process holds /var/lib/kafka");
    mend("node2", "systemctl stop holder");

    atStart("node1", "/root/foreign.sh", FOREIGN);
    Output failed = install(state).mustEnd(3);
    JsonNode foreign = reason(failed, "node1");
    assertThat(foreign.path("cause").asText()).isEqualTo("foreign-cluster");
    assertThat(foreign.path("state").asText())
        .contains("kafka.service")
        .contains("port 9092 closed");
    assertThat(foreign.path("means").asText())
        .contains("/var/lib/kafka/meta.properties belongs to another Kafka cluster")
        .contains("Uyx4Ao2aTQ6Ocr1ZPD0MHw");
    assertThat(failed.events("gate"))
        .as("waiting does not mend it")
        .filteredOn(gate -> gate.path("host").asText().equals("node1") && gate.has("reason"))
        .allMatch(gate -> gate.path("millis").asLong() < 60_000);
    assertThat(failed.out()).doesNotContain(FILLED_IN).doesNotContain(WRITTEN);
    archiveIsWholeAndHoldsNoSecret(Path.of(failed.events("archive").get(0).path("path").asText()));
    mend("node1", "rm /var/lib/kafka/meta.properties");

    assertThat(install(state).mustEnd(0).events("archive")).isEmpty();
  }

  private static void archiveIsWholeAndHoldsNoSecret(Path archive) throws IOException {
    assertThat(Files.getPosixFilePermissions(archive))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    Map<String, String> papers = papers(archive);
    assertThat(papers)
        .containsKeys(
            "events.jsonl",
            "inventory.yaml",
            "versions.txt",
            "node1/facts.json",
            "node1/kafka.service.txt",
            "node1/files/etc/kafka/server.properties");
    assertThat(papers.get("node1/kafka.service.txt")).contains("the keys are ********");
    assertThat(papers.get("node1/files/etc/kafka/server.properties"))
        .contains("ssl.keystore.password=********");
    papers.forEach(
        (name, text) ->
            assertThat(text).as(name).doesNotContain(FILLED_IN).doesNotContain(WRITTEN));
  }

  private static final String FOREIGN =
      """
      #!/bin/sh
      echo the keys are %s and %s
      printf 'version=0\\nbroker.id=0\\ncluster.id=Uyx4Ao2aTQ6Ocr1ZPD0MHw\\n' \\
        >/var/lib/kafka/meta.properties
      chown kafka: /var/lib/kafka/meta.properties
      """
          .formatted(FILLED_IN, WRITTEN);

  /** Holds the log directory's lock as a JVM does, from a unit of its own. */
  private static final String HOLD =
      """
      #!/bin/sh
      systemctl is-active --quiet holder && exit 0
      cat >/root/hold.pl <<'PERL'
      use Fcntl;
      open(my $lock, '+>>', '/var/lib/kafka/.lock') or die $!;
      my $whole = pack('s s x4 q q l x4', F_WRLCK, 0, 0, 0, 0);
      fcntl($lock, F_SETLK, $whole) or die $!;
      chmod 0666, '/var/lib/kafka/.lock';
      system('systemd-notify', '--ready');
      sleep;
      PERL
      exec systemd-run --quiet --unit=holder --service-type=notify --property=NotifyAccess=all \\
        perl /root/hold.pl
      """;

  /** Runs a script as root before every start of the broker. */
  private void atStart(String node, String path, String script) {
    lab.asRoot(node, "cat >" + path + " <<'SCRIPT'\n" + script + "SCRIPT\nchmod 700 " + path);
    dropIn(node, "ExecStartPre=" + path);
  }

  /** A broker that an earlier run has started already is stopped, so that it must start again. */
  private void dropIn(String node, String line) {
    lab.asRoot(
        node,
        "systemctl stop kafka 2>/dev/null || true; mkdir -p /etc/systemd/system/kafka.service.d &&"
            + " printf '[Service]\\n"
            + "%s\\n"
            + "' '"
            + line
            + "' >/etc/systemd/system/kafka.service.d/fault.conf; systemctl daemon-reload");
  }

  private void mend(String node, String script) {
    lab.asRoot(
        node,
        "systemctl stop kafka; rm -r /etc/systemd/system/kafka.service.d; systemctl daemon-reload\n"
            + script);
  }

  /** With a state directory of its own, so that its archive is found there and nowhere else. */
  private Output install(Path state) {
    HostsYaml inventory =
        lab.inventory()
            .set("/components/kafka/properties/ssl.keystore.password", "'${env:KEYS}'")
            .set("/components/kafka/properties/ssl.key.password", WRITTEN);
    return Groundwork.start(
            Map.of("KEYS", FILLED_IN, "XDG_STATE_HOME", state.toString()),
            "install",
            "-i",
            inventory.write().toString(),
            "--output",
            "json")
        .await(LIMIT);
  }

  /** Of the gate that stays closed, or of the service that is seen to have ended at once. */
  private static JsonNode reason(Output run, String host) {
    return Stream.concat(run.events("gate").stream(), run.events("resource").stream())
        .filter(event -> event.path("host").asText().equals(host) && event.has("reason"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no reason of " + host + "\n" + run))
        .path("reason");
  }

  private static Map<String, String> papers(Path archive) throws IOException {
    Map<String, String> papers = new LinkedHashMap<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        String name = e.getName().substring(e.getName().indexOf('/') + 1);
        papers.put(name, new String(tar.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return papers;
  }
}
