package io.groundwork.controller.report;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SanitizerTest {

  @Test
  void escapesAreTakenOut() {
    assertThat(Sanitizer.clean("plain text")).isEqualTo("plain text");
    assertThat(Sanitizer.clean("\u001b[31mred\u001b[0m")).isEqualTo("red");
    assertThat(Sanitizer.clean("\u001b]0;title\u0007after")).isEqualTo("after");
    assertThat(Sanitizer.clean("\u001b]52;c;aGk=\u001b\\after")).isEqualTo("after");
    assertThat(Sanitizer.clean("\u009b2Jcleared")).isEqualTo("2Jcleared");
    assertThat(Sanitizer.clean("a\bb\u007fc")).isEqualTo("abc");
    assertThat(Sanitizer.clean("\u001b(0x")).isEqualTo("x");
    assertThat(Sanitizer.clean("left\u202eright")).isEqualTo("leftright");
    assertThat(Sanitizer.clean("end\u001b")).isEqualTo("end");
  }

  @Test
  void lineBreaksAndTabsStay() {
    assertThat(Sanitizer.clean("a\tb\nc\r\n")).isEqualTo("a\tb\nc\n");
  }

  @Test
  void anOpenSequenceDoesNotSwallowTheNextLine() {
    assertThat(Sanitizer.clean("\u001b]0;open\nnext")).isEqualTo("\nnext");
  }

  @Property
  void nothingThatControlsATerminalIsLeft(@ForAll("hostile") String text) {
    assertThat(Sanitizer.clean(text).chars())
        .noneMatch(c -> (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c <= 0x9f));
  }

  @Property
  void cleaningTwiceIsCleaningOnce(@ForAll("hostile") String text) {
    String once = Sanitizer.clean(text);
    assertThat(Sanitizer.clean(once)).isEqualTo(once);
  }

  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.strings()
        .withChars("\u001b[]P(;0123mKJ\u0007\\\n\t\r\u009b\u009c\u202eab ")
        .ofMaxLength(60);
  }
}
