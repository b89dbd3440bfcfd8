package io.groundwork.controller.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThatCode;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;

/** The commands, with a script in the lab's place that notes what it is told. */
class LabCommandTest {
  @TempDir Path checkout;
  private final Install install = new Install();
  private final StringWriter said = new StringWriter();
  private String before;

  @BeforeEach
  void checkoutWithAScript() throws IOException {
    before = System.getProperty("groundwork.checkout");
    System.setProperty("groundwork.checkout", checkout.toString());
    Path script = checkout.resolve("vagrant/nspawn/lab");
    Files.createDirectories(script.getParent());
    Files.writeString(
        script,
        "#!/bin/sh\nprintf '%s\\n' \"$@\" >\"${0%/vagrant/*}/told\"\nexit $(cat \"${0%/vagrant/*}/exit\")\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    endsWith(0);
  }

  @AfterEach
  void asItWas() {
    if (before == null) {
      System.clearProperty("groundwork.checkout");
    } else {
      System.setProperty("groundwork.checkout", before);
    }
  }

  @Test
  void theScriptGetsWhatWasTypedAndItsExitCodeIsOurs() throws IOException {
    endsWith(7);
    assertThat(run("lab", "ssh", "node1", "ls", "-v", "--limit", "x", "a b")).isEqualTo(7);
    assertThat(told()).containsExactly("ssh", "node1", "ls", "-v", "--limit", "x", "a b");
  }

  @Test
  void optionsBeforeTheScriptsCommandAreTheScriptsToo() throws IOException {
    assertThat(run("lab", "--name", "two", "up", "5")).isZero();
    assertThat(told()).containsExactly("--name", "two", "up", "5");
  }

  @Test
  void withoutASourceTreeItSaysSo() throws IOException {
    Files.delete(checkout.resolve("vagrant/nspawn/lab"));
    assertThat(run("lab", "up")).isEqualTo(3);
    assertThat(said.toString()).contains("no lab here").contains("./groundwork");
  }

  @Test
  void theDemoInstallsOnTheLabWithTheOptionsThatItWasGiven() throws IOException {
    assumeThatCode(Machine::mustHoldLabs).doesNotThrowAnyException();
    install.exit = 3;
    assertThat(run("demo", "--name", "two", "-v")).isEqualTo(3);
    assertThat(told()).containsExactly("up", "3", "--name", "two");
    assertThat(install.got).endsWith("two/hosts.yaml");
    assertThat(install.verbose).isTrue();
    assertThat(said.toString()).contains("lab down --name two");
  }

  @Test
  void theDemoDoesNotInstallWhereTheLabDidNotComeUp() throws IOException {
    assumeThatCode(Machine::mustHoldLabs).doesNotThrowAnyException();
    endsWith(3);
    assertThat(run("demo")).isEqualTo(3);
    assertThat(install.got).isEmpty();
  }

  @Test
  void whereLabsCannotBeTheReasonIsSaid() {
    assertThatCode(Machine::mustHoldLabs)
        .satisfiesAnyOf(
            nothing -> assertThat(nothing).isNull(),
            why -> assertThat(why).isInstanceOf(NoLabException.class).hasMessageContaining(" · "));
  }

  private int run(String... arguments) {
    CommandLine line = new CommandLine(new Program());
    line.addSubcommand(new LabCommand()).addSubcommand(new DemoCommand()).addSubcommand(install);
    line.setErr(new PrintWriter(said, true));
    return line.execute(arguments);
  }

  private void endsWith(int exit) throws IOException {
    Files.writeString(checkout.resolve("exit"), Integer.toString(exit));
  }

  private List<String> told() throws IOException {
    return Files.readAllLines(checkout.resolve("told"));
  }

  @Command(name = "groundwork")
  static final class Program {
    @Option(names = "--limit", scope = ScopeType.INHERIT)
    private String limit = "";

    @Option(names = "-v", scope = ScopeType.INHERIT)
    private boolean verbose;
  }

  @Command(name = "install")
  static final class Install implements Callable<Integer> {
    private int exit;

    @ParentCommand private Program program;
    private boolean verbose;

    @Option(names = "-i")
    private String got = "";

    @Override
    public Integer call() {
      verbose = program.verbose;
      return exit;
    }
  }
}
