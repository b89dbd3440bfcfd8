package io.groundwork.agent.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SystemCommandsTest {
  private final SystemCommands commands = new SystemCommands();

  @Test
  void bothStreamsAndTheExitCodeComeBack() throws IOException {
    Output output =
        commands.run(Duration.ofSeconds(10), List.of("sh", "-c", "echo a; echo b >&2; exit 3"));
    assertThat(output.exit()).isEqualTo(3);
    assertThat(output.text()).contains("a\n").contains("b\n");
  }

  @Test
  void theEnvironmentHoldsNothingOfOurs() throws IOException {
    Output output = commands.run(Duration.ofSeconds(10), List.of("env"));
    assertThat(output.text().lines().map(line -> line.split("=", 2)[0]))
        .containsExactlyInAnyOrder("PATH", "LC_ALL");
  }

  @Test
  void whatRunsTooLongIsKilledWithItsChildren() {
    long start = System.nanoTime();
    assertThatThrownBy(
            () -> commands.run(Duration.ofMillis(200), List.of("sh", "-c", "sleep 60; true")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("did not end within");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> commands.run(Duration.ofSeconds(1), List.of("no-such-program")))
        .hasMessageContaining("no program no-such-program");
  }

  @Test
  void aFloodOfOutputIsBounded() throws IOException {
    Output output =
        commands.run(Duration.ofSeconds(20), List.of("head", "-c", "3000000", "/dev/zero"));
    assertThat(output.text()).hasSize(1 << 20);
  }
}
