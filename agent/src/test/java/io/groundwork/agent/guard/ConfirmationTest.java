package io.groundwork.agent.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.node.Output;
import io.groundwork.agent.question.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change that waits, one that is confirmed, and one that was taken back. */
class ConfirmationTest {
  @TempDir Path root;
  private final Guard guard = new Guard("firewall");
  private final List<String> ran = new ArrayList<>();
  private String service = "inactive";
  private boolean runsOutMeanwhile;

  private final Confirmation confirmation() {
    return new Confirmation(
        root,
        (limit, argv) -> {
          if (argv.contains("show")) {
            return new Output(0, "ActiveState=" + service + "\n");
          }
          service = runsOutMeanwhile ? "active" : service;
          ran.add(String.join(" ", argv));
          return new Output(0, "");
        });
  }

  @BeforeEach
  void armed() throws IOException {
    for (String file : guard.files()) {
      Path path = root.resolve(file.substring(1));
      Files.createDirectories(path.getParent());
      Files.writeString(path, "unit");
    }
  }

  @Test
  void withoutItsUnitsNothingWaits() throws IOException {
    for (String file : guard.files()) {
      Files.delete(root.resolve(file.substring(1)));
    }
    assertThat(confirmation().state("firewall")).isEqualTo(new Answer.Text("nothing waits"));
    assertThat(confirmation().confirm("firewall")).isEqualTo(new Answer.Text("nothing waits"));
    assertThat(ran).isEmpty();
  }

  @Test
  void aChangeThatIsConfirmedHasNoTimerLeft() {
    assertThat(confirmation().state("firewall"))
        .isEqualTo(new Answer.Text("waits to be confirmed"));
    assertThat(confirmation().confirm("firewall")).isEqualTo(new Answer.Text("confirmed"));
    assertThat(ran)
        .containsExactly(
            "systemctl stop groundwork-undo-firewall.timer", "systemctl daemon-reload");
    assertThat(confirmation().state("firewall")).isEqualTo(new Answer.Text("nothing waits"));
  }

  @Test
  void whatWasTakenBackIsToldOnceAndForgotten() {
    service = "active";
    assertThat(confirmation().state("firewall")).isEqualTo(new Answer.Text("was taken back"));
    assertThat(confirmation().confirm("firewall"))
        .isEqualTo(new Answer.Failure("was taken back", true));
    assertThat(confirmation().state("firewall")).isEqualTo(new Answer.Text("nothing waits"));
  }

  @Test
  void aTimerThatRunsOutWhileItIsStoppedCountsAsTakenBack() {
    runsOutMeanwhile = true;
    assertThat(confirmation().confirm("firewall"))
        .isEqualTo(new Answer.Failure("was taken back", true));
  }

  @Test
  void argumentsReachTheCommandAsTheyAre() {
    String unit =
        UndoUnits.service(
            "firewall", List.of(List.of("firewall-cmd", "--add-rich-rule=rule family=\"ipv4\"")));
    assertThat(unit)
        .contains(
            "ExecStart=-/usr/bin/env \"firewall-cmd\" \"--add-rich-rule=rule family=\\\"ipv4\\\"\"\n");
    assertThat(UndoUnits.quoted("100% $HOME \\")).isEqualTo("\"100%% $$HOME \\\\\"");
  }
}
