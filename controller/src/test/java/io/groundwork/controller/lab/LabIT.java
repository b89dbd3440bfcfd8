package io.groundwork.controller.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** The lab itself: what the other lab tests take for granted. */
@OnLab
class LabIT {
  private final Lab lab;

  LabIT(Lab lab) {
    this.lab = lab;
  }

  @Test
  void hostsTakeTheirKeyAndLetTheUserBecomeRoot() {
    assertThat(lab.on("node2", "hostname; sudo -n id -u").mustEnd(0).text()).isEqualTo("node2\n0");
  }

  @Test
  void hostsHaveNoPythonAndTheHostsFileOfDebiansInstaller() {
    lab.renew();
    assertThat(lab.on("node1", "command -v python3 python").exit()).isNotZero();
    assertThat(lab.asRoot("node1", "cat /etc/hosts")).contains("127.0.1.1\tnode1");
  }

  @Test
  void hostsDifferInMachineIdAndHostKey() {
    String show = "cat /etc/machine-id /etc/ssh/ssh_host_ed25519_key.pub";
    assertThat(lab.asRoot("node1", show)).isNotEqualTo(lab.asRoot("node2", show));
  }

  @Test
  void aNameThatNobodyKnowsIsRefusedAtOnce() {
    Output asked = lab.on("node1", "getent hosts no.such.name.example");
    assertThat(asked.exit()).isEqualTo(2);
    assertThat(asked.millis()).isLessThan(3_000);
  }

  @Test
  void theKeyIsForItsOwnerAlone() throws IOException {
    Path key = lab.directory().resolve("id_ed25519");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
  }

  @Test
  void aKilledHostComesBackWithItsDisk() {
    lab.asRoot("node3", "echo kept >/srv/mark; sync");
    lab.kill("node3");
    lab.start("node3");
    assertThat(lab.on("node3", "cat /srv/mark").mustEnd(0).text()).isEqualTo("kept");
  }

  @Test
  void upTwiceIsHarmlessAndDownLeavesNothing() {
    String name = Lab.nameOfThisRun("i2");
    try (Lab other = Lab.up(name)) {
      other.script("up").mustEnd(0);
      other.script("status").mustEnd(0);
    }
    assertThat(Files.exists(LabScript.labs().resolve(name))).isFalse();
    Output links =
        Running.start(java.util.Map.of(), java.util.List.of("ip", "-br", "link"))
            .await(java.time.Duration.ofSeconds(5));
    assertThat(links.out()).doesNotContain(name);
  }
}
