package io.groundwork.agent.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class HostsTextTest {
  static final Map<String, List<String>> PEERS =
      Map.of("10.77.0.11", List.of("node1"), "10.77.0.12", List.of("node2"));
  static final String BLOCK =
      HostsText.BEGIN + "\n10.77.0.11\tnode1\n10.77.0.12\tnode2\n" + HostsText.END + "\n";

  @Test
  void theLoopbackLineOfDebiansInstallerLosesTheName() {
    assertThat(HostsText.render("127.0.0.1\tlocalhost\n127.0.1.1\tnode1\n", PEERS))
        .isEqualTo("127.0.0.1\tlocalhost\n" + BLOCK);
  }

  @Test
  void otherNamesOfALineStayAsTheyAre() {
    assertThat(HostsText.render("127.0.1.1  node1.lab   NODE1 other # mine\n", PEERS))
        .isEqualTo("127.0.1.1  node1.lab other # mine\n" + BLOCK);
  }

  @Test
  void localhostStaysOnTheLoopbackWhoeverWantsIt() {
    Map<String, List<String>> entries = Map.of("10.77.0.11", List.of("localhost"));
    assertThat(HostsText.render("127.0.0.1 localhost\n", entries))
        .startsWith("127.0.0.1 localhost\n");
  }

  @Test
  void commentsAndEmptyLinesStay() {
    String before = "# node1 is in a comment\n\n::1 ip6-localhost\r\n";
    assertThat(HostsText.render(before, PEERS)).isEqualTo(before + BLOCK);
  }

  @Test
  void theBlockStaysWhereItIsWhenItsContentChanges() {
    String before =
        "1.2.3.4 a\n" + HostsText.BEGIN + "\n9.9.9.9 old\n" + HostsText.END + "\n5.6.7.8 b";
    assertThat(HostsText.render(before, PEERS)).isEqualTo("1.2.3.4 a\n" + BLOCK + "5.6.7.8 b");
  }

  @Test
  void aBlockWhoseEndWasLostTakesNothingElseWithIt() {
    assertThat(HostsText.render(HostsText.BEGIN + "\n9.9.9.9 mine\n", PEERS))
        .isEqualTo("9.9.9.9 mine\n" + BLOCK);
  }

  @Test
  void noEntriesTakeTheBlockAway() {
    assertThat(HostsText.render("1.2.3.4 a\n" + BLOCK, Map.of())).isEqualTo("1.2.3.4 a\n");
  }

  @Property
  void renderingAgainChangesNothing(@ForAll("files") String before) {
    String once = HostsText.render(before, PEERS);
    assertThat(HostsText.render(once, PEERS)).isEqualTo(once);
  }

  @Property
  void noLineButOursHasAPeersName(@ForAll("files") String before) {
    String rest = HostsText.render(before, PEERS).replace(BLOCK, "");
    for (String line : rest.split("\n", -1)) {
      int comment = line.indexOf('#');
      String[] words = (comment < 0 ? line : line.substring(0, comment)).strip().split("\\s+", -1);
      for (int i = 1; i < words.length; i++) {
        assertThat(words[i]).isNotEqualToIgnoringCase("node1").isNotEqualToIgnoringCase("node2");
      }
    }
  }

  @Property
  void linesWithoutPeersAreKeptByteForByteAndInOrder(@ForAll("foreign") String before) {
    List<String> foreign = new ArrayList<>();
    for (String line : before.split("(?<=\n)", -1)) {
      if (!line.toLowerCase(java.util.Locale.ROOT).contains("node")) {
        foreign.add(line);
      }
    }
    String after =
        HostsText.render(
            before, Map.of("10.77.0.11", List.of("node1"), "1.1.1.1", List.of("node2")));
    int from = 0;
    for (String line : foreign) {
      int at = after.indexOf(line, from);
      assertThat(at).as(line).isGreaterThanOrEqualTo(from);
      from = at + line.length();
    }
  }

  @Provide
  Arbitrary<String> files() {
    Arbitrary<String> marks = Arbitraries.of(HostsText.BEGIN + "\n", HostsText.END + "\n", BLOCK);
    return Arbitraries.frequencyOf(Tuple.of(5, line()), Tuple.of(1, marks))
        .list()
        .ofMaxSize(8)
        .map(lines -> String.join("", lines));
  }

  @Provide
  Arbitrary<String> foreign() {
    return line().list().ofMaxSize(8).map(lines -> String.join("", lines));
  }

  private static Arbitrary<String> line() {
    Arbitrary<String> word =
        Arbitraries.of(
            "127.0.0.1",
            "::1",
            "10.0.0.9",
            "localhost",
            "node1",
            "Node2",
            "node1.lab",
            "node11",
            "# node1",
            "#",
            "other",
            "\u00e9");
    Arbitrary<String> blank = Arbitraries.of(" ", "\t", "  ", " \t");
    return Combinators.combine(word.list().ofMaxSize(5), blank, Arbitraries.of("\n", "\r\n"))
        .as((words, gap, end) -> String.join(gap, words) + end);
  }
}
