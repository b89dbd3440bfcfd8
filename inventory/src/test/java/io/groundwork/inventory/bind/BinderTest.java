package io.groundwork.inventory.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.groundwork.inventory.Setting;
import io.groundwork.inventory.tree.Filling;
import io.groundwork.inventory.tree.MapNode;
import io.groundwork.inventory.tree.Place;
import io.groundwork.inventory.tree.ProblemList;
import io.groundwork.inventory.tree.TreeReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BinderTest {
  private final ProblemList problems = new ProblemList(Path.of("test.yaml"));

  enum Mode {
    LEAVE,
    OPEN_WIDE
  }

  record Inner(
      @Setting(doc = "Name.", required = true) String name,
      @Setting(doc = "Size.", value = "7") long size) {}

  record Outer(
      @Setting(doc = "Mode.", value = "leave") Mode mode,
      @Setting(doc = "Flag.") @Nullable Boolean flag,
      @Setting(doc = "Inner.") @Nullable Inner inner,
      @Setting(doc = "List.") List<Inner> innerList,
      @Setting(doc = "Map.") Map<String, Inner> innerMap,
      @Setting(doc = "Lists by key.", value = "{a: [x, y]}") Map<String, List<String>> lists) {}

  record Range(
      @Setting(doc = "From.", value = "1") int from, @Setting(doc = "To.", value = "9") int to) {
    Range {
      if (from > to) {
        throw new IllegalArgumentException("from is above to");
      }
    }
  }

  record WithoutSetting(String x) {}

  record WithoutDefault(@Setting(doc = "X.") int x) {}

  record StrangeType(@Setting(doc = "X.") Thread x) {}

  record BadDefault(@Setting(doc = "X.", value = "many") int x) {}

  private @Nullable Record bind(Class<? extends Record> type, String yaml) {
    MapNode map = (MapNode) TreeReader.read(yaml, problems, Filling.NONE);
    return new Binder(new Shapes(), problems).bind(type, map, Place.START, "it");
  }

  private List<String> told() {
    return problems.all().stream()
        .map(p -> p.line() + ":" + p.column() + " " + p.message())
        .toList();
  }

  @Test
  void everyKindOfValueIsBound() {
    Record outer =
        bind(
            Outer.class,
            """
            mode: open_wide
            flag: true
            inner: {name: a}
            inner_list: [{name: b, size: 3}]
            inner_map: {k: {name: c}}
            lists: {p: [1, 02]}
            """);

    assertThat(told()).isEmpty();
    assertThat(outer)
        .isEqualTo(
            new Outer(
                Mode.OPEN_WIDE,
                true,
                new Inner("a", 7),
                List.of(new Inner("b", 3)),
                Map.of("k", new Inner("c", 7)),
                Map.of("p", List.of("1", "02"))));
  }

  @Test
  void whatIsLeftOutIsItsDefaultOrEmptyOrNull() {
    assertThat(bind(Outer.class, "{}"))
        .isEqualTo(
            new Outer(Mode.LEAVE, null, null, List.of(), Map.of(), Map.of("a", List.of("x", "y"))));
    assertThat(told()).isEmpty();
  }

  @Test
  void problemsWithinNestedValuesStandAtTheirPlaces() {
    bind(Outer.class, "inner_list:\n- {name: b, size: x}\n- {siez: 1, name: c}\n- 5\ninner: [a]\n");

    assertThat(told())
        .containsExactly(
            "2:19 size: 'x' is not a whole number",
            "3:4 inner_list: unknown key 'siez'",
            "4:3 inner_list: keys and values belong here, not a single text",
            "5:8 inner: keys and values belong here, not a list");
  }

  @Test
  void whatARecordItselfRefusesIsTold() {
    assertThat(bind(Range.class, "{from: 10}")).isNull();
    assertThat(told()).containsExactly("1:1 it: from is above to");
  }

  @Test
  void whatCannotBeReadFallsBackToTheDefault() {
    assertThat(bind(Range.class, "{from: x}")).isEqualTo(new Range(1, 9));
    assertThat(told()).hasSize(1);
  }

  @Test
  void numbersKeepToTheirWidth() {
    bind(Range.class, "{from: 2147483648, to: 99999999999999999999}");
    assertThat(told()).hasSize(2).allMatch(line -> line.contains("is out of range"));
    assertThat(bind(Inner.class, "{name: a, size: 9000000000}"))
        .isEqualTo(new Inner("a", 9_000_000_000L));
  }

  @Test
  void anAuthorsMistakesAreNotTheUsers() {
    for (Class<? extends Record> wrong :
        List.of(WithoutSetting.class, WithoutDefault.class, StrangeType.class, BadDefault.class)) {
      assertThatIllegalArgumentException().isThrownBy(() -> bind(wrong, "{}"));
    }
  }

  @Test
  void theNearestWordIsFound() {
    List<String> words = List.of("kafka", "zookeeper", "port", "log_dirs", "ssh");

    assertThat(Nearest.to("zookeper", words)).isEqualTo("zookeeper");
    assertThat(Nearest.to("prot", words)).isEqualTo("port");
    assertThat(Nearest.to("shh", words)).isEqualTo("ssh");
    assertThat(Nearest.to("logDir", words)).isEqualTo("log_dirs");
    assertThat(Nearest.to("Kafka", words)).isEqualTo("kafka");
    assertThat(Nearest.to("address", words)).isNull();
    assertThat(Nearest.to("", words)).isNull();
  }
}
