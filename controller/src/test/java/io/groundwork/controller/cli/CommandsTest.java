package io.groundwork.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.inventory.read.InventoryLoader;
import io.groundwork.inventory.read.LoadResult;
import io.groundwork.inventory.read.Secrets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final ByteArrayOutputStream warned = new ByteArrayOutputStream();
  @TempDir private Path directory;

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(warned, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void giveBack() {
    System.setOut(out);
    System.setErr(err);
  }

  private static int run(String... args) {
    return Commands.run(System.nanoTime(), args);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private String warned() {
    return warned.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aMistypedCommandIsBadInputWithASuggestion() {
    assertThat(run("instal")).isEqualTo(5);
    assertThat(warned()).contains("did you mean: install");
    assertThat(said()).isEmpty();
  }

  @Test
  void aMistypedOptionIsBadInputWithASuggestion() {
    assertThat(run("plan", "--inventroy", "x")).isEqualTo(5);
    assertThat(warned()).contains("did you mean: --inventory");
  }

  @Test
  void badArgumentsAreToldInJsonWhereThatIsWanted() {
    assertThat(run("install", "--output", "json", "--forks", "abc")).isEqualTo(5);
    assertThat(said().lines()).allMatch(line -> line.startsWith("{\"event\":"));
    assertThat(said()).contains("abc").contains("groundwork install --help");
    assertThat(said().lines()).last().asString().contains("summary", "\"exit\":5");
    assertThat(run("instal", "--output=JSON")).isEqualTo(5);
    assertThat(said().lines()).last().asString().contains("summary");
    assertThat(warned()).isEmpty();
  }

  @Test
  void aNameThatNoFileCanHaveIsBadInput() {
    assertThat(run("validate", "-i", "hosts\0.yaml")).isEqualTo(5);
    assertThat(said()).contains("no file's name");
  }

  @Test
  void noCommandIsBadInput() {
    assertThat(run()).isEqualTo(5);
  }

  @Test
  void everyCommandHasHelp() {
    for (String name : Commands.NAMES) {
      if (!name.equals("lab")) {
        assertThat(run(name, "--help")).as(name).isZero();
      }
    }
    assertThat(said()).contains("Examples:", "--limit", "--ask-sudo-password");
  }

  @Test
  void helpListsNoOptionThatWouldMeanNothing() {
    assertThat(run("init", "--help")).isZero();
    assertThat(run("demo", "--help")).isZero();
    assertThat(said()).contains("--inventory", "--force").doesNotContain("--limit", "sudo");
    assertThat(run("schema", "--limit", "node1")).isEqualTo(5);
    assertThat(warned()).contains("--limit");
  }

  @Test
  void whatCouldNotBeWrittenToStdoutIsNoSuccess() {
    System.setOut(
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("No space left on device");
              }
            }));
    assertThat(run("schema")).isEqualTo(1);
    assertThat(warned()).contains("stdout");
  }

  @Test
  void optionsMayStandBeforeTheCommand() throws IOException {
    Path file = Files.writeString(directory.resolve("h.yaml"), "cluster: x\n");
    assertThat(run("-i", file.toString(), "--output", "json", "validate")).isEqualTo(5);
    assertThat(said().lines())
        .allMatch(line -> line.startsWith("{\"event\":"))
        .last()
        .asString()
        .contains("summary");
  }

  @Test
  void dataOnAMachineThatIsGoneCannotBeDeleted() {
    assertThat(run("remove", "--host", "n", "--gone", "--delete-data", "n", "-i", "h", "--yes"))
        .isEqualTo(5);
    assertThat(said()).contains("--gone and --delete-data contradict each other");
  }

  @Test
  void validateTellsProblemsAtTheirPlaces() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("h.yaml"),
            "cluster: x\nhosts:\n  a: {address: 10.0.0.1, roles: [zookeper]}\n");
    assertThat(run("validate", "-i", file.toString())).isEqualTo(5);
    assertThat(said()).contains(file + ":3:").contains("did you mean 'zookeeper'?");
  }

  @Test
  void anInventoryThatIsNotThereIsBadInput() {
    assertThat(run("install", "-i", directory.resolve("none.yaml").toString())).isEqualTo(5);
  }

  @Test
  void initWritesOnceUnlessForced() throws IOException {
    String file = directory.resolve("hosts.yaml").toString();
    assertThat(run("init", "-i", file)).isZero();
    Files.writeString(Path.of(file), "mine");
    assertThat(run("init", "-i", file)).isEqualTo(5);
    assertThat(Files.readString(Path.of(file))).isEqualTo("mine");
    assertThat(run("init", "-i", file, "--force")).isZero();
    assertThat(Files.readString(Path.of(file))).startsWith("# The inventory");
  }

  @Test
  void everyBlankOfTheStarterIsToldAtItsPlace() throws IOException {
    String file = directory.resolve("hosts.yaml").toString();
    assertThat(run("init", "-i", file)).isZero();
    long blanks =
        new String(InitCommand.starter(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("#") && line.contains("<"))
            .count();
    assertThat(run("validate", "-i", file)).isEqualTo(5);
    assertThat(said().lines().filter(line -> line.contains("blank that is still")))
        .hasSize((int) blanks);
  }

  @Test
  void theStarterIsValidOnceItsBlanksAreFilled() throws IOException {
    String filled = new String(InitCommand.starter(), StandardCharsets.UTF_8);
    for (int i = 1; i <= 3; i++) {
      filled = filled.replaceFirst("<address>", "10.0.0." + i);
    }
    filled =
        filled
            .replace("<user>", "vagrant")
            .replaceAll("<such as ([0-9.]+)>", "$1")
            .replaceAll("(archive: )<.*>", "$1/srv/dist/some.tgz");
    Path file = Files.writeString(directory.resolve("h.yaml"), filled);
    LoadResult result =
        InventoryLoader.load(file, new Registered().schemas(), Secrets.ofThisMachine());
    assertThat(result.problems()).isEmpty();
  }
}
