package io.groundwork.agent.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of partitions, however many there are. */
class TallyingTest {

  private static Tallying counting(BrokerSet apart, int names) {
    return new Tallying(
        new Question.KafkaPartitions("zk", "", apart, List.of("named"), true, names, 1),
        List.of(1, 2, 3));
  }

  private static Replicas partition(String topic, int number, List<Integer> inSync) {
    return new Replicas(topic, number, List.of(1, 2, 3), inSync);
  }

  @Test
  void partitionsThatNoGateTellsApartAreOneKind() {
    Tallying counting = counting(new BrokerSet(List.of(1), false), 2);
    for (String topic : List.of("a", "b", "c")) {
      counting.add(2, List.of(partition(topic, 0, List.of(3, 2, 1))));
    }
    assertThat(counting.tallies())
        .singleElement()
        .satisfies(tally -> assertThat(tally.partitions()).isEqualTo(3))
        .satisfies(tally -> assertThat(tally.topics()).isEqualTo(3))
        .satisfies(tally -> assertThat(tally.names()).containsExactly("a", "b"))
        .satisfies(
            tally ->
                assertThat(tally.kind())
                    .isEqualTo(new Kind(3, 2, 3, 2, true, true, true, 2, false)));
  }

  @Test
  void brokersThatAreCountedApartMayBeAllButSome() {
    BrokerSet apart = new BrokerSet(List.of(1), true);
    assertThat(apart.has(1)).isFalse();
    Tallying counting = counting(apart, 1);
    counting.add(0, List.of(partition("a", 0, List.of(1))));
    assertThat(counting.tallies())
        .extracting(Tally::kind)
        .containsExactly(new Kind(3, 1, 1, 1, false, true, false, 0, false));
  }

  @Test
  void aTopicThatTheQuestionNamesIsOfAKindOfItsOwn() {
    Tallying counting = counting(BrokerSet.NONE, 1);
    counting.add(0, List.of(partition("a", 0, List.of(1, 2, 3))));
    counting.add(0, List.of(partition("named", 0, List.of(1, 2, 3))));
    assertThat(counting.tallies()).extracting(t -> t.kind().named()).containsExactly(false, true);
  }

  @Test
  void moreKindsThanAClusterHasAreRefused() {
    Tallying counting = counting(BrokerSet.NONE, 1);
    assertThatThrownBy(
            () -> {
              for (int minimum = 1; minimum < 10_000; minimum++) {
                counting.add(minimum, new ArrayList<>(List.of(partition("a", 0, List.of()))));
              }
            })
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("partitions of more than 2000 kinds");
  }
}
