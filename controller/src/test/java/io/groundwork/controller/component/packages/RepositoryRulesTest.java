package io.groundwork.controller.component.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.resource.Repository;
import io.groundwork.inventory.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryRulesTest {
  private static final String KEY =
      "-----BEGIN PGP PUBLIC KEY BLOCK-----\nx\n-----END PGP PUBLIC KEY BLOCK-----\n";

  @TempDir Path directory;
  private Path inventory;

  @BeforeEach
  void key() throws IOException {
    inventory = directory.resolve("hosts.yaml");
    Files.writeString(directory.resolve("own.asc"), KEY);
    Files.write(directory.resolve("binary.gpg"), new byte[] {(byte) 0x99, 1, (byte) 0xff});
  }

  private static RepositorySetting setting(String name, String url, String key) {
    return new RepositorySetting(name, url, key, List.of("./"), List.of());
  }

  private List<String> told(RepositorySetting... settings) {
    List<String> told = new ArrayList<>();
    Problems problems =
        new Problems() {
          @Override
          public void error(String message, String hint, String... place) {
            told.add(message);
          }

          @Override
          public void warning(String message, String hint, String... place) {
            told.add("warning: " + message);
          }
        };
    RepositoryRules.check(List.of(settings), inventory, problems, "components", "baseline");
    return told;
  }

  @Test
  void aKeyBesideTheInventoryGoesToTheNode() {
    RepositorySetting own = setting("own", "https://mirror.example.net/x", "own.asc");
    assertThat(told(own)).isEmpty();
    assertThat(own.resource(inventory))
        .isEqualTo(
            new Repository("own", "https://mirror.example.net/x", KEY, List.of("./"), List.of()));
  }

  @Test
  void withoutAKeyThereIsAWarning() {
    assertThat(told(setting("own", "file:///srv/repo", null)))
        .containsExactly("warning: repository own has no key: its packages are not verified");
  }

  @Test
  void keysThatAreNoneAreToldBeforeAnyConnection() {
    assertThat(told(setting("own", "file:///srv/repo", "missing.asc")))
        .hasSize(1)
        .allMatch(t -> t.startsWith("repository own: key missing.asc cannot be read"));
    assertThat(told(setting("own", "file:///srv/repo", "binary.gpg")))
        .containsExactly(
            "repository own: key binary.gpg is not a public key in OpenPGP's text form");
  }

  @Test
  void namesUrlsAndSuitesThatCannotBe() {
    assertThat(told(setting("a b", "file:///srv/repo", "own.asc")))
        .containsExactly("'a b' cannot name a repository");
    assertThat(told(setting("own", "mirror.example.net", "own.asc")))
        .containsExactly("repository own: 'mirror.example.net' is not its URL");
    assertThat(told(setting("own", "file:///a\nb", "own.asc"))).hasSize(1);
    RepositorySetting own = setting("own", "file:///srv/repo", "own.asc");
    assertThat(told(own, own)).containsExactly("repository own stands twice");
    assertThat(
            told(
                new RepositorySetting(
                    "own", "file:///a", "own.asc", List.of("bookworm"), List.of())))
        .containsExactly("repository own has suites without components");
    assertThat(
            told(
                new RepositorySetting(
                    "own", "file:///a", "own.asc", List.of("./"), List.of("main"))))
        .containsExactly("repository own is flat, and has components");
  }
}
