package io.groundwork.controller.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Virtual machines of the lab, in the Maven profile vm: everything takes some twenty times as long
 * there.
 */
@OnLab
@Tag("vm")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VmIT {
  private final Lab lab = Lab.named(Lab.nameOfThisRun("i2"));

  @BeforeAll
  void up() {
    lab.script("up", "2", "--family", "vm,rpm").mustEnd(0);
  }

  @AfterAll
  void down() {
    lab.close();
    assertThat(Files.exists(lab.directory())).isFalse();
  }

  @Test
  void aVirtualMachineHasAKernelOfItsOwnThatServesNfs() {
    String kernel = lab.asRoot("node1", "modprobe nfsd; grep -w nfsd /proc/filesystems; uname -r");
    assertThat(kernel).startsWith("nodev\tnfsd\n").isNotEqualTo(lab.asRoot("node2", "uname -r"));
  }

  @Test
  void itHasABlankDiskForDataAndPackagesOfItsOwnFamily() {
    assertThat(lab.asRoot("node1", "blkid -p /dev/vdb || echo blank")).isEqualTo("blank");
    assertThat(lab.asRoot("node1", "grep -c ^Package: /srv/repo/Packages")).isNotEqualTo("0");
  }

  @Test
  void theAgentRunsThere() {
    Output facts = Groundwork.run("facts", "-i", lab.directory().resolve("hosts.yaml").toString());
    assertThat(facts.mustEnd(0).out()).contains("node1", "node2", "cloud-amd64");
  }

  @Test
  void aPowerCutAndARebootKeepItsDisk() {
    String before = lab.asRoot("node1", "echo kept >/srv/mark; sync; cat /etc/machine-id");
    lab.kill("node1");
    lab.start("node1");
    lab.script("reboot", "node1").mustEnd(0);
    assertThat(lab.asRoot("node1", "cat /srv/mark /etc/machine-id")).isEqualTo("kept\n" + before);
  }
}
