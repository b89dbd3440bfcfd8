package io.groundwork.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class MaskerTest {
  private static String mask(String text, String... secrets) {
    return new Masker(List.of(secrets).stream().map(Secret::new).toList()).mask(text);
  }

  @Test
  void aSecretIsReplacedWhereverItStands() {
    assertThat(mask("a swordfish, swordfish!", "swordfish")).isEqualTo("a ********, ********!");
  }

  @Test
  void theLongestSecretGoesFirst() {
    assertThat(mask("swordfish sword", "sword", "swordfish")).isEqualTo("******** ********");
  }

  @Test
  void everyLineOfALongSecretIsMasked() {
    assertThat(mask("got: line-number-two", "line-number-one\nline-number-two\n"))
        .isEqualTo("got: ********");
  }

  @Test
  void veryShortSecretsAndEmptyOnesEatNothing() {
    assertThat(mask("a cab", "", "a", "cab")).isEqualTo("a cab");
  }

  @Property
  void noSecretIsLeft(
      @ForAll @AlphaChars @StringLength(min = 4, max = 8) String one,
      @ForAll @AlphaChars @StringLength(min = 4, max = 8) String two,
      @ForAll @AlphaChars String around) {
    assertThat(mask(around + one + two + around + two, one, two)).doesNotContain(one, two);
  }

  @Test
  void localPathsBeginAtTheBaseOrAtHome() {
    String home = System.getProperty("user.home");

    assertThat(LocalPaths.resolve("x/y", Path.of("/base"))).isEqualTo(Path.of("/base/x/y"));
    assertThat(LocalPaths.resolve("/x", Path.of("/base"))).isEqualTo(Path.of("/x"));
    assertThat(LocalPaths.resolve("~/x", Path.of("/base"))).isEqualTo(Path.of(home, "x"));
    assertThat(LocalPaths.resolve("~", Path.of("/base"))).isEqualTo(Path.of(home));
    assertThat(LocalPaths.resolve("~x", Path.of("/base"))).isEqualTo(Path.of("/base/~x"));
  }
}
