package io.groundwork.agent.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.node.LiveView;
import io.groundwork.agent.node.Output;
import io.groundwork.agent.question.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in directories, on a machine in a directory. */
class ListingTest {
  @TempDir Path root;

  @Test
  void namesAreToldAndWhatIsNoDirectoryIsLeftOut() throws IOException {
    Files.createDirectories(root.resolve("data/a-0"));
    Files.writeString(root.resolve("data/meta.properties"), "");
    Files.createDirectories(root.resolve("empty"));
    Files.writeString(root.resolve("file"), "");
    Files.createSymbolicLink(root.resolve("link"), Path.of("data"));

    assertThat(of("/data", "/empty", "/file", "/missing", "/file/below", "/link"))
        .isEqualTo(
            new Answer.Tree(
                Map.of(
                    "/data",
                    "a-0\nmeta.properties",
                    "/empty",
                    "",
                    "/link",
                    "a-0\nmeta.properties")));
  }

  @Test
  void aDirectoryThatCannotBeReadIsNotTakenForOneThatIsNotThere() throws IOException {
    Files.createSymbolicLink(root.resolve("loop"), Path.of("loop"));

    assertThat(of("/loop")).isInstanceOf(Answer.Failure.class);
  }

  private Answer of(String... directories) {
    return Listing.of(List.of(directories), new LiveView(root, (limit, argv) -> new Output(0, "")));
  }
}
