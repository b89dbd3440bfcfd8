package io.groundwork.agent.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the package managers' own records say, read from files of the form that they have. */
class PackageDatabaseTest {
  @TempDir Path root;

  private static final Commands NONE =
      (limit, argv) -> {
        throw new AssertionError("a process for " + argv);
      };

  private void put(String path, String text) throws IOException {
    Path at = root.resolve(path);
    Files.createDirectories(at.getParent());
    Files.writeString(at, text);
  }

  @Test
  void dpkgsFileSaysWhatIsInstalledAndWhatIsHeldWithoutAProcess() throws IOException {
    put("usr/bin/apt-get", "");
    put(
        "var/lib/dpkg/status",
        """
        Package: kubelet
        Status: hold ok installed
        Version: 1.29.6-1.1
        Description: x
         Package: fake

        Package: gone
        Status: deinstall ok config-files
        Version: 1-1

        Package: broken
        Status: install ok half-configured
        Version: 1-1

        Package: other
        Status: install ok installed
        Version: 2-1
        """);
    PackageState state =
        new PackageDatabase(root, NONE).state(List.of("kubelet", "gone", "broken"));
    assertThat(state)
        .isEqualTo(
            new PackageState(
                "apt", List.of(new InstalledPackage("kubelet", "1.29.6-1.1")), List.of("kubelet")));
  }

  @Test
  void rpmIsAskedOnceForAllAndYumsConfigurationSaysWhatIsHeld() throws IOException {
    put("usr/bin/yum", "");
    put("etc/yum.conf", "[main]\nexclude=kube* other\n");
    Commands rpm =
        (limit, argv) ->
            new Output(1, "groundwork\tkubelet\t1.29.6-0\npackage nfs-utils is not installed\n");
    assertThat(new PackageDatabase(root, rpm).state(List.of("kubelet", "nfs-utils")))
        .isEqualTo(
            new PackageState(
                "yum", List.of(new InstalledPackage("kubelet", "1.29.6-0")), List.of("kubelet")));
  }

  @Test
  void aDatabaseThatCannotBeReadIsAnErrorAndNotAnAbsence() throws IOException {
    put("usr/bin/dnf", "");
    Commands rpm = (limit, argv) -> new Output(1, "error: rpmdb open failed\n");
    assertThatThrownBy(() -> new PackageDatabase(root, rpm).state(List.of("kubelet")))
        .hasMessageContaining("rpmdb open failed");
  }
}
