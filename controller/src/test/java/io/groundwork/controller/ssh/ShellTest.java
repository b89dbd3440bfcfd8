package io.groundwork.controller.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ShellTest {

  @Property(tries = 60)
  void aShellSplitsTheLineBackIntoTheSameArguments(@ForAll("arguments") List<String> arguments)
      throws Exception {
    assertThat(split(arguments)).isEqualTo(arguments);
  }

  @Example
  void whatAShellCouldTakeForSyntaxStaysText() throws Exception {
    List<String> arguments =
        List.of(
            "$(id)", "`id`", "'", "'\"'\"'", "a b", "", "*", "~", "\\", "#", "!x", "a\nb", "-n");

    assertThat(split(arguments)).isEqualTo(arguments);
  }

  @Provide
  Arbitrary<List<String>> arguments() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .withChars("'\"\\$`!*?~#&|;<>(){}[] \t\n=%ab-")
            .withCharRange('\u00a1', '\u00ff')
            .ofMaxLength(20);
    return text.list().ofMinSize(1).ofMaxSize(6);
  }

  private static List<String> split(List<String> arguments) throws Exception {
    String script = "printf '%s\\0' " + Shell.line(arguments);
    Process shell = new ProcessBuilder("/bin/sh", "-c", script).start();
    String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).isZero();
    return List.of(out.substring(0, out.length() - 1).split("\0", -1));
  }
}
