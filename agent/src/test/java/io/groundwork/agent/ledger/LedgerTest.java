package io.groundwork.agent.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  @TempDir private Path home;

  private Path runs() {
    return home.resolve("runs");
  }

  private static RunNote note(String run) {
    return new RunNote(
        run, "ann@desk", "groundwork install", "lab", "1", 1000, 0, "", 0, List.of());
  }

  private static List<RunNote> recall(Ledger ledger) throws IOException {
    List<String> unreadable = new ArrayList<>();
    List<RunNote> notes = ledger.recall(unreadable);
    assertThat(unreadable).isEmpty();
    return notes;
  }

  @Test
  void aRunThatChangesNothingWritesNothing() throws IOException {
    Ledger ledger = new Ledger(runs());
    ledger.begin(note("20260504-120000-install-1"));
    ledger.conclude("whole");
    ledger.end();
    assertThat(runs()).doesNotExist();
    assertThat(recall(ledger)).isEmpty();
  }

  @Test
  void aRunThatChangedSomethingIsKeptForRootAlone() throws IOException {
    Ledger ledger = new Ledger(runs());
    ledger.begin(note("20260504-120000-install-1"));
    ledger.changed("file /etc/kafka/ünï=code\\server.properties");
    ledger.changed("service kafka.service");
    ledger.conclude("whole");
    ledger.end();
    assertThat(recall(ledger))
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.who()).isEqualTo("ann@desk");
              assertThat(kept.result()).isEqualTo("whole");
              assertThat(kept.ended()).isPositive();
              assertThat(kept.changed()).isEqualTo(2);
              assertThat(kept.resources())
                  .containsExactly(
                      "file /etc/kafka/ünï=code\\server.properties", "service kafka.service");
            });
    Path file = runs().resolve("20260504-120000-install-1.run");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(runs())))
        .isEqualTo("rwx------");
    assertThat(Files.readString(file)).startsWith("# Written by Groundwork");
  }

  @Test
  void anAgentThatIsKilledHasLeftATraceOfItsFirstChange() throws IOException {
    Ledger killed = new Ledger(runs());
    killed.begin(note("20260504-120000-install-1"));
    killed.changed("archive /opt/kafka/3.9.2");
    assertThat(recall(new Ledger(runs())))
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.ended()).isZero();
              assertThat(kept.result()).isEmpty();
            });
  }

  @Test
  void theNewestRunsAreKeptAndNamesOfResourcesAreBounded() throws IOException {
    for (int i = 0; i < Ledger.KEPT + 5; i++) {
      Ledger ledger = new Ledger(runs());
      ledger.begin(note(String.format("20260504-12%04d-install-1", i)));
      for (int change = 0; change < RunNote.NAMED + 10; change++) {
        ledger.changed("file /" + "x".repeat(change == 0 ? 5000 : 5));
      }
      ledger.end();
    }
    List<RunNote> kept = recall(new Ledger(runs()));
    assertThat(kept).hasSize(Ledger.KEPT);
    assertThat(kept.get(0).run()).isEqualTo("20260504-120005-install-1");
    assertThat(kept.get(0).changed()).isEqualTo(RunNote.NAMED + 10);
    assertThat(kept.get(0).resources()).hasSize(RunNote.NAMED).allMatch(r -> r.length() < 200);
  }

  @Test
  void whatIsNoRecordOfOursIsNamedAndTheRestIsRead() throws IOException {
    Ledger ledger = new Ledger(runs());
    ledger.begin(note("20260504-120000-install-1"));
    ledger.changed("x");
    ledger.end();
    Files.writeString(runs().resolve("20260504-120001-install-2.run"), "began=soon\n");
    List<String> unreadable = new ArrayList<>();
    assertThat(ledger.recall(unreadable)).hasSize(1);
    assertThat(unreadable).singleElement().asString().contains("install-2.run: it has no");
  }

  @Test
  void anIdThatWouldLeaveTheDirectoryIsRefused() {
    for (String id : List.of("", "..", "../x", "a/b", "-x", "x".repeat(200))) {
      assertThatThrownBy(() -> new Ledger(runs()).begin(note(id)))
          .as(id)
          .isInstanceOf(IOException.class);
    }
  }
}
