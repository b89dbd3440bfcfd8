package io.groundwork.controller.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class BalanceTest {

  /** Partitions as they are, and the brokers that may hold them. */
  record Scene(List<Placed> partitions, Set<Integer> brokers) {}

  /** Up to two topics, each with its own number of replicas, on any of brokers 0 to 4. */
  @Provide
  Arbitrary<Scene> scenes() {
    return scenes(10, 5);
  }

  @Provide
  Arbitrary<Scene> small() {
    return scenes(3, 4);
  }

  private static Arbitrary<Scene> scenes(int partitions, int brokers) {
    Arbitrary<Set<Integer>> targets =
        Arbitraries.integers().between(0, brokers - 1).set().ofMinSize(3).ofMaxSize(brokers);
    Arbitrary<List<Placed>> one = topic("a", partitions, brokers);
    Arbitrary<List<Placed>> other = topic("b", partitions, brokers);
    return Combinators.combine(one, other, targets)
        .as(
            (a, b, ids) -> {
              List<Placed> all = new ArrayList<>(a);
              all.addAll(b);
              return new Scene(all, ids);
            });
  }

  private static Arbitrary<List<Placed>> topic(String name, int partitions, int brokers) {
    Arbitrary<List<Integer>> order =
        Arbitraries.shuffle(IntStream.range(0, brokers).boxed().toList());
    return Arbitraries.integers()
        .between(1, 3)
        .flatMap(
            replicas ->
                Combinators.combine(order, Arbitraries.longs().between(0, 20))
                    .as((ids, bytes) -> new Placed(name, 0, ids.subList(0, replicas), bytes))
                    .list()
                    .ofMaxSize(partitions))
        .map(BalanceTest::numbered);
  }

  private static List<Placed> numbered(List<Placed> partitions) {
    return IntStream.range(0, partitions.size())
        .mapToObj(
            i -> {
              Placed p = partitions.get(i);
              return new Placed(p.topic(), i, p.replicas(), p.bytes());
            })
        .toList();
  }

  private static List<Placed> even(Scene scene) {
    return new Balance(scene.partitions(), scene.brokers()).even();
  }

  @Property(tries = 500)
  void everyPartitionKeepsItsReplicasOnDistinctBrokers(@ForAll("scenes") Scene scene) {
    List<Placed> even = even(scene);
    assertThat(even).hasSameSizeAs(scene.partitions());
    for (int i = 0; i < even.size(); i++) {
      Placed before = scene.partitions().get(i);
      assertThat(even.get(i).replicas())
          .hasSameSizeAs(before.replicas())
          .doesNotHaveDuplicates()
          .isSubsetOf(scene.brokers());
      assertThat(even.get(i).topic()).isEqualTo(before.topic());
      assertThat(even.get(i).number()).isEqualTo(before.number());
    }
  }

  @Property(tries = 500)
  void noBrokerHoldsTwoReplicasMoreThanAnother(@ForAll("scenes") Scene scene) {
    assertThat(isEven(even(scene), scene.brokers(), Placed::replicas)).isTrue();
  }

  @Property(tries = 500)
  void leadersAreEvenWhereAllTopicsHaveAsManyReplicas(@ForAll("scenes") Scene scene) {
    if (scene.partitions().stream().map(p -> p.replicas().size()).distinct().count() == 1) {
      assertThat(isEven(even(scene), scene.brokers(), p -> p.replicas().subList(0, 1))).isTrue();
    }
  }

  @Property(tries = 500)
  void aSecondTimeNothingMoves(@ForAll("scenes") Scene scene) {
    List<Placed> even = even(scene);
    assertThat(even(new Scene(even, scene.brokers()))).isEqualTo(even);
  }

  /** Against every way that there is. */
  @Property(tries = 150)
  void noEvenWayCopiesFewerBytes(@ForAll("small") Scene scene) {
    long best = best(scene, 0, new ArrayList<>());
    assertThat(copied(scene.partitions(), even(scene))).isEqualTo(best);
  }

  private static long best(Scene scene, int at, List<Placed> chosen) {
    if (at == scene.partitions().size()) {
      return isEven(chosen, scene.brokers(), Placed::replicas)
          ? copied(scene.partitions(), chosen)
          : Long.MAX_VALUE;
    }
    Placed partition = scene.partitions().get(at);
    List<Integer> ids = List.copyOf(new TreeSet<>(scene.brokers()));
    long best = Long.MAX_VALUE;
    for (int bits = 0; bits < 1 << ids.size(); bits++) {
      if (Integer.bitCount(bits) != partition.replicas().size()) {
        continue;
      }
      int of = bits;
      List<Integer> on =
          IntStream.range(0, ids.size())
              .filter(i -> (of >> i & 1) == 1)
              .mapToObj(ids::get)
              .toList();
      chosen.add(partition.on(on));
      best = Math.min(best, best(scene, at + 1, chosen));
      chosen.remove(chosen.size() - 1);
    }
    return best;
  }

  private static long copied(List<Placed> before, List<Placed> after) {
    long bytes = 0;
    for (int i = 0; i < before.size(); i++) {
      Set<Integer> added = new HashSet<>(after.get(i).replicas());
      added.removeAll(before.get(i).replicas());
      // As the balance counts: a replica of an empty partition has its price, too.
      bytes += added.size() * (before.get(i).bytes() + 1);
    }
    return bytes;
  }

  private static boolean isEven(
      List<Placed> partitions, Set<Integer> brokers, Function<Placed, Collection<Integer>> of) {
    Map<String, Map<Integer, Integer>> counts = new HashMap<>();
    for (Placed each : partitions) {
      for (String sum : List.of("all", "topic " + each.topic())) {
        Map<Integer, Integer> count = counts.computeIfAbsent(sum, s -> new HashMap<>());
        of.apply(each).forEach(id -> count.merge(id, 1, Integer::sum));
      }
    }
    return counts.values().stream()
        .allMatch(
            count -> {
              var each = brokers.stream().mapToInt(id -> count.getOrDefault(id, 0));
              var spread = each.summaryStatistics();
              return spread.getMax() - spread.getMin() <= 1;
            });
  }

  @Test
  void fromThreeBrokersToFiveTwoFifthsMove() {
    List<Placed> partitions = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      partitions.add(new Placed("t", i, List.of(i % 3, (i + 1) % 3, (i + 2) % 3), 100));
    }
    Scene scene = new Scene(partitions, Set.of(0, 1, 2, 3, 4));
    List<Placed> even = even(scene);
    assertThat(copied(partitions, even)).isEqualTo(36 * 101);
    assertThat(isEven(even, scene.brokers(), p -> p.replicas().subList(0, 1))).isTrue();
    assertThat(copied(even, even(new Scene(even, Set.of(0, 1, 2))))).isEqualTo(36 * 101);
  }

  @Test
  void theLargestPartitionsStayWhereACopyOfASmallOneDoes() {
    List<Placed> partitions =
        List.of(
            new Placed("t", 0, List.of(0), 1L << 40),
            new Placed("t", 1, List.of(0), 10),
            new Placed("t", 2, List.of(1), 1L << 40),
            new Placed("t", 3, List.of(1), 7),
            new Placed("t", 4, List.of(1), 8));
    List<Placed> even = even(new Scene(partitions, Set.of(0, 1, 2)));
    assertThat(even.get(0)).isEqualTo(partitions.get(0));
    assertThat(even.get(2)).isEqualTo(partitions.get(2));
    assertThat(even.get(3).replicas()).containsExactly(2);
  }

  @Test
  void moreReplicasThanBrokersAreRefused() {
    List<Placed> partitions = List.of(new Placed("t", 0, List.of(0, 1, 2), 1));
    assertThatThrownBy(() -> new Balance(partitions, Set.of(0, 1)))
        .hasMessageContaining("t has 3 replicas");
  }

  @Test
  void thousandsOfPartitionsTakeSeconds() {
    List<Placed> partitions = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      List<Integer> on = List.of(i % 3, (i + 1) % 3, (i + 2) % 3);
      partitions.add(new Placed("t" + i / 30, i % 30, on, 1_000_003L * (i * 37 % 101)));
    }
    Scene scene = new Scene(partitions, Set.of(0, 1, 2, 3, 4));
    List<Placed> even =
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> even(scene));
    assertThat(isEven(even, scene.brokers(), Placed::replicas)).isTrue();
  }
}
