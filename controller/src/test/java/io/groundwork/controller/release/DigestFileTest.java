package io.groundwork.controller.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DigestFileTest {
  private static final String HEX = "0123456789abcdef".repeat(8);
  private static final String NAME = "kafka_2.13-3.9.1.tgz";

  @Test
  void readsHexAlone() {
    assertThat(DigestFile.read(HEX + "\n", NAME, 128)).hasValue(HEX);
  }

  @Test
  void readsWhatSha512sumWrites() {
    assertThat(DigestFile.read(HEX + "  " + NAME + "\n", NAME, 128)).hasValue(HEX);
    assertThat(DigestFile.read(HEX + " *./out/" + NAME + "\n", NAME, 128)).hasValue(HEX);
  }

  @Test
  void readsTheTaggedForm() {
    assertThat(DigestFile.read("SHA512 (" + NAME + ") = " + HEX, NAME, 128)).hasValue(HEX);
  }

  @Test
  void readsApachesGroupsOverSeveralLines() {
    StringBuilder text = new StringBuilder(NAME + ": ");
    for (int i = 0; i < 128; i += 8) {
      text.append(HEX.substring(i, i + 8).toUpperCase(Locale.ROOT))
          .append(i % 32 == 24 ? "\n    " : " ");
    }
    assertThat(DigestFile.read(text.toString(), NAME, 128)).hasValue(HEX);
  }

  @Test
  void readsTheRightOneOfMany() {
    String other = "f".repeat(128);
    String text = other + "  other.tgz\n" + HEX + "  " + NAME + "\n";
    assertThat(DigestFile.read(text, NAME, 128)).hasValue(HEX);
  }

  @Test
  void refusesTheDigestOfAnotherFileOrOfAnotherLength() {
    assertThat(DigestFile.read(HEX + "  other.tgz", NAME, 128)).isEmpty();
    assertThat(DigestFile.read("SHA512 (other.tgz) = " + HEX, NAME, 128)).isEmpty();
    assertThat(DigestFile.read("other.tgz: " + HEX, NAME, 128)).isEmpty();
    assertThat(DigestFile.read(HEX.substring(1), NAME, 128)).isEmpty();
    assertThat(DigestFile.read("<html>404</html>", NAME, 128)).isEmpty();
    assertThat(DigestFile.read("", NAME, 128)).isEmpty();
  }

  @Property
  void anyTextIsReadWithoutHarm(@ForAll String text) {
    assertThatCode(() -> DigestFile.read(text, NAME, 128)).doesNotThrowAnyException();
  }
}
