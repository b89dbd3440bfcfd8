package io.groundwork.inventory.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.inventory.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever a file holds: problems with a place inside it, never an exception. */
class HostileInventoryTest {
  private static final String EXAMPLE = example("three-nodes");
  private static final String OTHER = example("sudo-password");

  private static String example(String name) {
    try {
      return Files.readString(Path.of("examples", name + ".yaml"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Property(tries = 400)
  void anyBytesGiveProblemsInsideTheFile(@ForAll byte[] bytes) {
    LoadResult result = Loading.bytes(bytes);

    assertThat(result.failed()).isTrue();
    assertInside(result, bytes);
  }

  @Property(tries = 1000)
  void aMutatedInventoryGivesProblemsInsideTheFile(@ForAll("mutated") String yaml) {
    byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
    LoadResult result = Loading.bytes(bytes);

    assertInside(result, bytes);
    if (!result.failed()) {
      assertThat(result.inventory().hosts()).isNotEmpty();
    }
  }

  @Property(tries = 400)
  void anyYamlCharactersGiveProblemsInsideTheFile(@ForAll("yamlish") String yaml) {
    byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);

    assertInside(Loading.bytes(bytes), bytes);
  }

  @Test
  void deepNestingIsRefusedWithoutAStackOverflow() {
    assertThat(Loading.text("[".repeat(100_000)).failed()).isTrue();
    assertThat(Loading.text("{a: ".repeat(100_000)).failed()).isTrue();
    assertThat(Loading.text("- ".repeat(100_000)).failed()).isTrue();
    assertThat(Loading.text("cluster: " + "[".repeat(60) + "]".repeat(60)).failed()).isTrue();
  }

  @Test
  void billionLaughsAreRefused() {
    StringBuilder yaml = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      yaml.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(Loading.told(Loading.text(yaml.toString())))
        .anyMatch(line -> line.contains("anchors and aliases"));
  }

  @Test
  void aFileFarTooLargeIsRefused() {
    assertThat(Loading.told(Loading.bytes(new byte[3 << 20])))
        .containsExactly("0:0 larger than 2 MiB; this is not an inventory");
  }

  @Provide
  Arbitrary<String> mutated() {
    Arbitrary<String> piece =
        Arbitraries.oneOf(
            Arbitraries.of(
                "\t",
                "  ",
                "\n",
                ":",
                ": ",
                "- ",
                "[",
                "]",
                "{",
                "}",
                "'",
                "\"",
                "&a ",
                "*a",
                "!x ",
                "---\n",
                "...",
                "? ",
                "| ",
                ">\n",
                "%",
                "#",
                "${env:NONE}",
                "$${",
                "${",
                "\u0000",
                "\uFEFF",
                "\u2028",
                "~",
                "null",
                "hosts:",
                "<<: ",
                "\\",
                "\uD83D\uDE00",
                ","),
            Arbitraries.strings().ofMinLength(1).ofMaxLength(4));
    Arbitrary<String> base = Arbitraries.of(EXAMPLE, OTHER);
    Arbitrary<List<Integer>> cuts = Arbitraries.integers().between(0, 2000).list().ofSize(3);
    return Combinators.combine(base, cuts, piece.list().ofSize(3))
        .as(
            (text, at, pieces) -> {
              StringBuilder yaml = new StringBuilder(text);
              for (int i = 0; i < at.size(); i++) {
                int from = at.get(i) % yaml.length();
                int to = Math.min(yaml.length(), from + at.get(i) % 7);
                yaml.replace(from, to, pieces.get(i));
              }
              return yaml.toString();
            });
  }

  @Provide
  Arbitrary<String> yamlish() {
    return Arbitraries.of(
            "cluster",
            "hosts",
            "a",
            ":",
            ": ",
            "-",
            "- ",
            " ",
            "  ",
            "\n",
            "\n  ",
            "[",
            "]",
            "{",
            "}",
            ",",
            "'",
            "\"",
            "&",
            "*",
            "!",
            "|",
            ">",
            "%",
            "@",
            "#",
            "?",
            "? ",
            "~",
            "\t",
            "1",
            "---",
            "...",
            "\r",
            "\u0085",
            "!!binary ",
            "!!int ")
        .list()
        .ofMaxSize(40)
        .map(pieces -> String.join("", pieces));
  }

  private static void assertInside(LoadResult result, byte[] bytes) {
    String[] lines =
        new String(bytes, StandardCharsets.UTF_8).split("\r\n|[\n\r\u0085\u2028\u2029]", -1);
    for (Problem p : result.problems()) {
      assertThat(p.line()).as(p.message()).isBetween(1, lines.length);
      int length = lines[p.line() - 1].codePointCount(0, lines[p.line() - 1].length());
      assertThat(p.column()).as(p + "").isBetween(1, length + 2);
      assertThat(p.message()).isNotBlank();
    }
  }
}
