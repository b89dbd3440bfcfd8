package io.groundwork.agent.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.node.Output;
import io.groundwork.agent.question.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a unit's process has done, on a machine in a directory. */
class UnitWorkTest {
  private static final String RUNS =
      "LoadState=loaded\nActiveState=active\nSubState=running\nMainPID=812\nUnitFileState=enabled\n";

  @TempDir Path root;
  private String shown = RUNS;
  private String journal = "";
  private final List<List<String>> ran = new ArrayList<>();

  private Answer answer() {
    return new UnitWork(root, this::run).of("kafka.service");
  }

  private Output run(Duration limit, List<String> argv) throws IOException {
    ran.add(argv);
    if (argv.get(0).equals("systemctl")) {
      return new Output(0, shown);
    }
    if (journal.isEmpty()) {
      throw new IOException("no program journalctl on this node");
    }
    return new Output(0, journal);
  }

  private void counts(String text) throws IOException {
    Path io = root.resolve("proc/812/io");
    Files.createDirectories(io.getParent());
    Files.writeString(io, text);
  }

  @Test
  void whatItReadAndWroteIsTheKernelsCountAndItsWordsAreItsOwn() throws IOException {
    counts(
        "rchar: 5000\nwchar: 300\nsyscr: 7\nsyscw: 3\nread_bytes: 4096\nwrite_bytes: 8192\n"
            + "cancelled_write_bytes: 0\n");
    journal = "INFO Loading logs\nINFO Loaded one\n";
    assertThat(answer())
        .isEqualTo(
            new Answer.Tree(
                Map.of(
                    "active", "active",
                    "sub", "running",
                    "pid", "812",
                    "bytes", "13192",
                    "words", "INFO Loading logs\nINFO Loaded one")));
    assertThat(ran.get(1)).contains("_SYSTEMD_UNIT=kafka.service", "_PID=812", "-b");
  }

  @Test
  void aKernelThatCountsNothingAndAMissingJournalLeaveTheRest() {
    assertThat(answer())
        .isEqualTo(
            new Answer.Tree(
                Map.of("active", "active", "sub", "running", "pid", "812", "words", "")));
  }

  @Test
  void aUnitBetweenTwoStartsHasNoProcess() {
    shown = "LoadState=loaded\nActiveState=activating\nSubState=auto-restart\nMainPID=0\n";
    assertThat(answer())
        .isEqualTo(
            new Answer.Tree(Map.of("active", "activating", "sub", "auto-restart", "pid", "0")));
    assertThat(ran).hasSize(1);
  }

  @Test
  void wordsAreBoundedAndTheLastAreKept() {
    journal = "x".repeat(100_000) + " the end";
    assertThat(answer())
        .isInstanceOfSatisfying(
            Answer.Tree.class,
            tree ->
                assertThat(tree.data().get("words")).hasSizeLessThan(40_000).endsWith("the end"));
  }

  @Test
  void whereSystemdDoesNotAnswerThatIsSaid() {
    shown = "Failed to connect to bus";
    assertThat(answer())
        .isInstanceOfSatisfying(
            Answer.Failure.class,
            failure -> assertThat(failure.reason()).startsWith("systemd does not say: "));
  }
}
