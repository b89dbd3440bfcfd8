package io.groundwork.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.controller.component.Site.ArchiveFile;
import io.groundwork.controller.report.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SendingEventsTest {
  private static final int SIZE = 3_000_000;
  private final List<String> told = new ArrayList<>();
  private final List<Event.Spent> spent = new ArrayList<>();

  private SendingEvents sending() {
    ArchiveFile archive =
        new ArchiveFile("kafka.tgz", "sha512", "00", SIZE, SIZE, "kafka", Map.of());
    return new SendingEvents(
        new ByteArrayInputStream(new byte[SIZE]),
        event -> {
          if (event instanceof Event.Progress e) {
            told.add(e.host() + " " + e.what());
          } else {
            spent.add((Event.Spent) event);
          }
        },
        "node1",
        archive);
  }

  @Test
  void aTarballsWayIsToldInFewSteps() throws IOException {
    try (SendingEvents in = sending()) {
      assertThat(in.readAllBytes()).hasSize(SIZE);
    }
    assertThat(told).hasSizeBetween(2, 21);
    assertThat(spent)
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.host()).isEqualTo("node1");
              assertThat(e.what()).isEqualTo("kafka.tgz");
              assertThat(e.bytes()).isEqualTo(SIZE);
            });
    assertThat(told.get(told.size() - 1)).isEqualTo("node1 sending kafka.tgz: 3 of 3 MB, 100 %");
  }

  @Test
  void theBytesAreThoseOfTheTarball() throws IOException {
    try (SendingEvents in = sending()) {
      assertThat(in.read()).isZero();
      assertThat(in.skip(5)).isEqualTo(5);
    }
  }
}
