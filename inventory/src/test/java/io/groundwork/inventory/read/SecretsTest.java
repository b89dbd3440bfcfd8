package io.groundwork.inventory.read;

import static io.groundwork.inventory.read.Loading.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.inventory.Inventory;
import io.groundwork.inventory.Secret;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private static LoadResult ssh(String block) {
    return Loading.text("cluster: c\nssh: " + block + "\nhosts: {a: {address: 10.0.0.1}}\n");
  }

  @Test
  void variablesAndFilesAreFilledInAndCollected() {
    Inventory inventory = Loading.file(Path.of("examples/sudo-password.yaml")).inventory();

    assertThat(inventory.hosts().get("kafka1").sudo().password().reveal())
        .isEqualTo("hunter2-sudo");
    assertThat(inventory.hosts().get("kafka3").sudo().password().reveal())
        .isEqualTo("file-secret-7");
    assertThat(inventory.secrets())
        .extracting(Secret::reveal)
        .containsExactlyInAnyOrder("hunter2-sudo", "hunter2-key", "file-secret-7");
    assertThat(inventory.toString()).doesNotContain("hunter2", "file-secret");
  }

  @Test
  void aSecretMayStandWithinALongerText() {
    Inventory inventory = ssh("{user: \"u-${env:WORDS}-$${x}-${env:PORT}\"}").inventory();

    assertThat(inventory.hosts().get("a").ssh().user()).isEqualTo("u-not-a-number-${x}-2200");
    assertThat(inventory.secrets()).contains(new Secret("not-a-number"), new Secret("2200"));
  }

  @Test
  void aFilledInNumberIsRead() {
    assertThat(ssh("{port: \"${env:PORT}\"}").inventory().hosts().get("a").ssh().port())
        .isEqualTo(2200);
  }

  @Test
  void aTypeErrorOnAFilledInTextDoesNotShowIt() {
    assertThat(told(ssh("{port: \"${env:WORDS}\", host_keys: \"${env:WORDS}\"}")))
        .containsExactly(
            "2:13 port: the filled-in text is not a whole number",
            "2:40 host_keys: the filled-in text is none of strict, accept-new");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hunter2-sudo",
        "{password:hunter2-sudo}",
        "{password: [hunter2-sudo]}",
        "{password: *hunter2-sudo}",
        "{password: &hunter2-sudo}",
        "{password: !hunter2-sudo}",
        "{password: !hunter2-sudo!x}",
        "{password: %hunter2-sudo}",
        "{password: {hunter2-sudo}}",
        "{password: \"hunter2-sudo}",
        "{bastion: hunter2-sudo}"
      })
  void noMessageShowsAPasswordThatIsWrittenWrongly(String block) {
    assertThat(told(ssh(block))).isNotEmpty().noneMatch(line -> line.contains("hunter2"));
  }

  @Test
  void whatIsMissingIsToldAtItsPlaceWithoutAnyValue() {
    assertThat(
            told(
                ssh(
                    "{password: \"${env:NONE}\", passphrase: \"${env:EMPTY}\", key:"
                        + " \"${file:no/such}\", user: \"${SUDO_PASSWORD}\"}")))
        .containsExactly(
            "2:17 the environment has no variable NONE [export NONE before the call (sudo drops"
                + " variables unless told to keep them)]",
            "2:44 the variable EMPTY is empty [export it with its value]",
            "2:65 the file no/such cannot be filled in: there is no such file [relative paths begin"
                + " at the inventory's directory]",
            "2:90 ${SUDO_PASSWORD} is not filled in [${env:SUDO_PASSWORD}]");
  }
}
