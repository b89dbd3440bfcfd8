package io.groundwork.controller.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
  @TempDir private Path directory;

  private RunLog log(String name, String... lines) throws IOException {
    Path file = directory.resolve(name + ".jsonl");
    return RunLog.read(Files.writeString(file, String.join("\n", lines).replace('\'', '"')));
  }

  private static String spent(String host, String what, long millis) {
    return "{'event':'spent','host':'"
        + host
        + "','kind':'settle','component':'kafka','what':'"
        + what
        + "','millis':"
        + millis
        + "}";
  }

  private static String changed(String host, String resource) {
    return "{'event':'resource','host':'"
        + host
        + "','component':'kafka','resource':'"
        + resource
        + "','outcome':'changed'}";
  }

  private static String gate(String verdict, String said) {
    return "{'event':'gate','component':'kafka','gate':'one controller','verdict':'"
        + verdict
        + "','"
        + (verdict.equals("pass") ? "proof" : "why")
        + "':'"
        + said
        + "','millis':10}";
  }

  @Test
  void whatTookLongerComesFirstAndTriflesAreLeftOut() throws IOException {
    RunLog first =
        log("a", spent("n1", "Start", 1000), spent("n1", "Unpack", 500), spent("n2", "Start", 900));
    RunLog second =
        log(
            "b",
            spent("n1", "Start", 1020),
            spent("n1", "Unpack", 3500),
            spent("n3", "Start", 700));
    Comparison comparison = Comparison.of(first, second);
    assertThat(comparison.times())
        .extracting(time -> time.host() + " " + time.what() + " " + time.difference())
        .containsExactly("n1 kafka: Unpack 3000", "n2 kafka: Start -900", "n3 kafka: Start 700");
    assertThat(comparison.alike()).isTrue();
  }

  @Test
  void whatOneAloneChangedAndGatesThatDifferAreNamed() throws IOException {
    RunLog first =
        log("a", changed("n1", "file /x"), changed("n1", "file /y"), gate("pass", "1 leads"));
    RunLog second =
        log("b", changed("n1", "file /y"), changed("n2", "file /y"), gate("not-yet", "none"));
    Comparison comparison = Comparison.of(first, second);
    assertThat(comparison.changes())
        .containsExactly(
            new Comparison.Only(true, "n1", "kafka: file /x"),
            new Comparison.Only(false, "n2", "kafka: file /y"));
    assertThat(comparison.gates())
        .containsExactly(new Comparison.Gate("", "kafka: one controller", "open", "not-yet: none"));
    assertThat(comparison.alike()).isFalse();
  }

  @Test
  void anotherProofIsNoDifference() throws IOException {
    assertThat(
            Comparison.of(log("a", gate("pass", "1 leads")), log("b", gate("pass", "2 leads")))
                .gates())
        .isEmpty();
  }
}
