package io.groundwork.agent.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kubeadm's own words, as its releases write them, from a program in its place. */
class KubeadmRunTest {
  @TempDir Path directory;

  private Answer answer(int millis, String... script) throws IOException {
    Path kubeadm = directory.resolve("kubeadm");
    Files.writeString(kubeadm, "#!/bin/sh\n" + String.join("\n", script) + "\n");
    Files.setPosixFilePermissions(kubeadm, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new KubeadmRun(
            kubeadm.toString(),
            new Question.KubeadmPreflight(
                false, "kind: InitConfiguration\n", List.of("Swap", "Mem"), List.of(), millis))
        .answer();
  }

  @Test
  void errorsAndWarningsAreToldEachOnItsLine() throws IOException {
    assertThat(
            answer(
                20_000,
                "echo '[preflight] Running pre-flight checks'",
                "printf '\\t[WARNING Swap]: running with swap on is not supported.\\n'",
                "echo 'error execution phase preflight: [preflight] Some fatal errors occurred:'",
                "printf '\\t[ERROR NumCPU]: the number of available CPUs 1 is too small\\n'",
                "printf '\\t[ERROR CRI]: not running: output: x\\n, error: y\\n'",
                "echo '[preflight] If you know what you are doing, you can make a check non-fatal'",
                "exit 1"))
        .isEqualTo(
            new Answer.Text(
                "by kubeadm init phase preflight\n"
                    + "[WARNING Swap]: running with swap on is not supported.\n"
                    + "[ERROR NumCPU]: the number of available CPUs 1 is too small\n"
                    + "[ERROR CRI]: not running: output: x , error: y\n"));
  }

  @Test
  void itIsStoppedWhereTheChecksOfTheNodeEnd() throws IOException {
    assertThat(
            answer(
                20_000,
                "echo '[preflight] Pulling images required for setting up a Kubernetes cluster'",
                "exec sleep 60"))
        .isEqualTo(new Answer.Text("by kubeadm init phase preflight\n\n"));
  }

  @Test
  void itGetsItsSettingsAndWhatToIgnore() throws IOException {
    Path seen = directory.resolve("seen");
    answer(20_000, "echo \"$*\" > " + seen, "cat \"$5\" >> " + seen);
    assertThat(Files.readString(seen))
        .startsWith("init phase preflight --config ")
        .contains("--ignore-preflight-errors=Swap,Mem", "kind: InitConfiguration");
  }

  @Test
  void anotherFailureIsNoVerdict() throws IOException {
    assertThat(answer(20_000, "echo 'unknown flag: --config'", "exit 1"))
        .isEqualTo(new Answer.Failure("kubeadm's preflight failed: unknown flag: --config", false));
  }

  @Test
  void oneThatHangsIsEnded() throws IOException {
    assertThat(answer(100, "exec sleep 60"))
        .isEqualTo(new Answer.Failure("kubeadm's preflight did not end within 0 s", false));
  }
}
