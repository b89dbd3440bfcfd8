package io.groundwork.controller.component.jdk;

import io.groundwork.controller.component.Check;
import io.groundwork.controller.component.Disk;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.Site.ArchiveFile;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.value.Version;
import java.util.Map;

/** Holds a JDK's tarball against the machine: is it one, and for this processor and system? */
final class JdkExamination {
  private static final Map<String, String> ARCHITECTURES =
      Map.of("amd64", "x86_64", "x64", "x86_64", "arm64", "aarch64");

  private JdkExamination() {}

  static void examine(Site site, Host host, Findings findings) {
    if (!Disk.allowsPrograms(site.facts(host), "/opt/jdk")) {
      new Check(findings, host.name(), "programs-run")
          .error(
              "/opt is mounted noexec",
              "java could not be started from there",
              "Remount it with exec, in /etc/fstab, too.");
    }
    ArchiveFile archive = site.archive(host.settings(Jdk.NAME, JdkSettings.class).archive());
    Check check = new Check(findings, host.name(), "jdk-archive");
    String version = archive.release().getOrDefault("JAVA_VERSION", "");
    String arch = archive.release().getOrDefault("OS_ARCH", "");
    String machine = site.facts(host).arch();
    if (!isVersion(version)) {
      check.error(
          archive.name() + " holds no JDK",
          "its top directory has no release file that gives JAVA_VERSION",
          "Set components.jdk.archive to the tarball of a JDK.");
    } else if (!arch.isEmpty() && !ARCHITECTURES.getOrDefault(arch, arch).equals(machine)) {
      check.error(
          archive.name() + " is for " + arch,
          "this machine is " + machine,
          "Give this host the JDK's tarball for " + machine + ".");
    } else {
      check.pass("Java " + version + " for " + machine);
    }
  }

  private static boolean isVersion(String text) {
    try {
      Version.parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
