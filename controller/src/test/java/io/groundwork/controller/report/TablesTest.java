package io.groundwork.controller.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TablesTest {
  private static final List<String> HEADS = List.of("gate", "said", "time");
  private static final List<List<String>> ROWS =
      List.of(
          List.of(
              "kafka: produce and consume",
              "topic of 3 partitions with 3 replicas in sync after 120 ms; a message through each",
              "2.5 s"),
          List.of("zookeeper: one leader", "node1 leads", "10 ms"));

  @Test
  void aTableFitsTheTerminal() {
    for (int room : new int[] {60, 80, 100, 120}) {
      assertThat(Tables.of(HEADS, ROWS, room).lines())
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(room));
    }
  }

  @Test
  void nothingIsLostWhereColumnsWrap() {
    String words = Tables.of(HEADS, ROWS, 60).replaceAll("[|+\\s-]+", " ");
    assertThat(words).contains("topic of", "replicas", "message", "node1 leads", "2.5 s");
  }

  @Test
  void withRoomForAllNoNarrowColumnWraps() {
    assertThat(Tables.of(HEADS, ROWS.subList(1, 2), 200).lines()).hasSize(5);
  }

  @Test
  void aTerminalTooNarrowForAnyTableStillGetsOne() {
    assertThat(Tables.of(HEADS, ROWS, 5)).contains("gate", "said", "time");
  }

  @Test
  void noRowsMakeNoTable() {
    assertThat(Tables.of(HEADS, List.of(), 80)).isEmpty();
  }
}
