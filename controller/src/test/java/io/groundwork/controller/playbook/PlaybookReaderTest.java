package io.groundwork.controller.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.groundwork.inventory.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybookReaderTest {
  private static final List<String> KNOWN =
      List.of("baseline", "hosts", "nfs", "jdk", "zookeeper", "kafka", "kubeadm");
  @TempDir private Path directory;

  private Playbook read(String text) throws IOException, PlaybookException {
    return PlaybookReader.read(Files.writeString(directory.resolve("p.yaml"), text), KNOWN);
  }

  @Test
  void playsAreReadInTheirOrder() throws Exception {
    assertThat(
            read("plays:\n- {play: Java, component: jdk, hosts: kafka}\n- component: kafka\n")
                .plays())
        .containsExactly(new Play("Java", "jdk", "kafka"), new Play("kafka", "kafka", "all"));
  }

  @Test
  void theTableOfContentsThatComesWithUsIsRead() throws Exception {
    assertThat(PlaybookReader.read(Path.of("../playbooks/site.yaml"), KNOWN).plays())
        .extracting(Play::component)
        .containsExactly("baseline", "hosts", "nfs", "jdk", "zookeeper", "kafka", "kubeadm");
  }

  @Test
  void allThatIsWrongIsToldAtItsPlace() {
    assertThatThrownBy(() -> read("plays:\n- component: kafak\n- {component: jdk, when: x}\n"))
        .isInstanceOfSatisfying(
            PlaybookException.class,
            e ->
                assertThat(e.problems())
                    .extracting(Problem::message, Problem::line, Problem::column)
                    .containsExactly(
                        tuple("unknown component 'kafak'", 2, 14),
                        tuple("unknown key 'when'", 3, 20)));
  }

  @Test
  void whatIsNoPlaybookIsAProblemAndNothingElse() {
    for (String text :
        List.of("", "a", "[]", "plays: 3", "plays: [[]]", "plays:\n- {component: [}")) {
      assertThatThrownBy(() -> read(text)).isInstanceOf(PlaybookException.class);
    }
  }

  @Property(tries = 200)
  void anyTextGivesPlaysOrProblems(@ForAll String text) throws IOException {
    Path file = Files.createTempFile("playbook", ".yaml");
    try {
      Files.writeString(file, "plays: " + text.replaceAll("\\p{Cs}", "?"));
      Playbook playbook = PlaybookReader.read(file, KNOWN);
      assertThat(playbook.plays()).isNotNull();
    } catch (PlaybookException e) {
      assertThat(e.problems()).isNotEmpty();
    } finally {
      Files.delete(file);
    }
  }
}
