package io.groundwork.agent.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessEnvironmentTest {
  @TempDir Path process;

  @ParameterizedTest
  @ValueSource(strings = {"systemd HOME=/", "(java) HOME=/", "java "})
  void aProcessThatIsOnlyForkedIsWaitedFor(String forked) throws IOException {
    shows(forked.split(" ", 2)[0], forked.split(" ", 2)[1]);
    CompletableFuture<Object> read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return new ProcessEnvironment(process).read();
              } catch (IOException e) {
                return e;
              }
            });
    shows("java", "GROUNDWORK_UNIT=1");
    assertThat(read.join()).hasToString("[GROUNDWORK_UNIT=1]");
  }

  @Test
  void aProcessThatHasEndedIsToldApart() {
    assertThatThrownBy(() -> new ProcessEnvironment(process.resolve("gone")).read())
        .isInstanceOf(NoSuchFileException.class);
  }

  /** The environment changes before the name does, as whoever reads the name first must see it. */
  private void shows(String name, String environment) throws IOException {
    String end = environment.isEmpty() ? "" : "\0";
    Files.writeString(process.resolve("environ"), environment + end);
    Path made = process.resolve("comm.new");
    Files.writeString(made, name + "\n");
    Files.move(made, process.resolve("comm"), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }
}
