package io.groundwork.agent.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.node.Commands;
import io.groundwork.agent.node.Output;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes of mounts that fail and of users that may or may not write; no program is run. */
class NfsMountsTest {
  @TempDir Path home;

  private final List<String> ran = new ArrayList<>();

  /** Runs nothing; says what the last word that it knows is to be answered with. */
  private Commands saying(Map<String, Output> answers) {
    return (limit, argv) -> {
      ran.add(String.join(" ", argv).replace(home.toString(), "HOME"));
      return argv.stream()
          .filter(answers::containsKey)
          .reduce((first, last) -> last)
          .map(answers::get)
          .orElseThrow(() -> new IOException("not scripted: " + argv));
    };
  }

  private Question.NfsRoundTrip question() throws IOException {
    int gid = (Integer) Files.getAttribute(home, "unix:gid");
    return new Question.NfsRoundTrip("10.77.0.1", "/srv/a", 1001, gid, true, 20_000);
  }

  private static Output says(String text) {
    return new Output(0, text + "\n");
  }

  private List<String> left() throws IOException {
    try (var paths = Files.list(home)) {
      return paths.map(p -> p.getFileName().toString()).toList();
    }
  }

  @Test
  void aMountThatFailsSaysWhyAndLeavesNothing() throws IOException {
    Output refused = new Output(32, "mount.nfs: access denied by server\n");
    Answer answer = new NfsMounts(home, saying(Map.of("mount", refused))).ask(question());
    assertThat(answer)
        .isEqualTo(
            new Answer.Failure(
                "mount 10.77.0.1:/srv/a: mount.nfs: access denied by server", false));
    assertThat(ran).hasSize(1).allMatch(r -> r.contains("soft,") && r.contains("retry=0"));
    assertThat(left()).isEmpty();
  }

  @Test
  void bothUsersWriteReadBackAndClearAway() throws IOException {
    Commands commands =
        saying(
            Map.of(
                "mount", says(""),
                "cp", says(""),
                "cat", says("id"),
                "stat", says("1001"),
                "rm", says("")));
    Answer answer = new NfsMounts(home, commands).ask(question());
    assertThat(((Answer.Tree) answer).data())
        .containsEntry("root", "1001")
        .containsEntry("user", "1001");
    assertThat(ran).filteredOn(r -> r.contains(" rm -f ")).hasSize(2);
    assertThat(ran).anyMatch(r -> r.startsWith("setpriv --reuid=1001 "));
    assertThat(left()).isEmpty();
  }

  @Test
  void whoMayNotWriteIsToldByTheReasonAlone() throws IOException {
    Output denied = new Output(1, "cp: cannot create regular file 'HOME/x': Permission denied\n");
    Commands commands = saying(Map.of("mount", says(""), "cp", denied));
    Answer answer = new NfsMounts(home, commands).ask(question());
    assertThat(((Answer.Tree) answer).data()).containsEntry("user", "Permission denied");
  }

  @Test
  void whatIsReadBackMustBeWhatWasWrittenAndIsRemovedAllTheSame() throws IOException {
    Commands answers =
        saying(
            Map.of(
                "mount", says(""),
                "/proc/sys/kernel/random/boot_id", says("wrote"),
                "cat", says("other"),
                "rm", says("")));
    Answer answer = new NfsMounts(home, answers).ask(question());
    assertThat(answer).isEqualTo(new Answer.Failure("uid 0 wrote wrote and reads other", false));
    assertThat(ran).filteredOn(r -> r.contains(" rm -f ")).hasSize(1);
  }

  @Test
  void whatAKilledAgentLeftIsEndedBeforeTheNextMount() throws IOException {
    Files.createDirectories(home.resolve("groundwork-nfs-999999999-1/mount"));
    Files.createDirectories(home.resolve("groundwork-other"));
    new NfsMounts(home, saying(Map.of("mount", new Output(1, "no")))).ask(question());
    assertThat(left()).containsExactly("groundwork-other");
  }
}
