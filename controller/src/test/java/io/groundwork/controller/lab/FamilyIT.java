package io.groundwork.controller.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Hosts of both families, and the packages that they have to install. */
@OnLab
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FamilyIT {
  private final Lab lab = Lab.named(Lab.nameOfThisRun("i2"));

  @BeforeAll
  void up() {
    lab.script("up", "--family", "debian,rpm").mustEnd(0);
  }

  @AfterAll
  void down() {
    lab.close();
  }

  @Test
  void aHostOfTheRpmFamilySaysThatItIsCentOsAndKnowsNoApt() {
    assertThat(lab.asRoot("node2", ". /etc/os-release; echo $ID $VERSION_ID $ID_LIKE"))
        .isEqualTo("centos 9 rhel fedora");
    assertThat(lab.on("node2", "command -v apt-get dpkg").exit()).isNotZero();
    assertThat(lab.asRoot("node2", "rpm -q firewalld --qf %{NAME}")).isEqualTo("firewalld");
  }

  @Test
  void dnfInstallsTheVersionAskedForFromTheSignedRepository() {
    lab.asRoot("node2", "dnf -y -q install kubelet-1.29.6 chrony >/dev/null 2>&1");
    assertThat(lab.asRoot("node2", "rpm -q --qf '%{VERSION}' kubelet; kubelet --version"))
        .isEqualTo("1.29.6Kubernetes v1.29.6");
    assertThat(lab.asRoot("node2", "systemctl start chronyd; systemctl is-active chronyd"))
        .isEqualTo("active");
  }

  @Test
  void aPackageThatSomebodyChangedIsRefused() {
    Output install =
        lab.on(
            "node2",
            """
            set -e; cp -r /srv/repo /tmp/repo; cd /tmp/repo
            rpmsign --delsign socat-*.rpm >/dev/null 2>&1; createrepo_c -q .
            sudo dnf -y --repofrompath=other,/tmp/repo --repo=other --setopt=other.gpgcheck=1 \\
              --setopt=other.gpgkey=file:///srv/repo/RPM-GPG-KEY-lab install socat 2>&1\
            """);
    assertThat(install.exit()).isNotZero();
    assertThat(install.out()).contains("is not signed");
  }

  @Test
  void aptInstallsTheVersionAskedForFromTheSignedRepository() {
    lab.asRoot("node1", "apt-get -qq update; apt-get -y -qq install kubectl=1.29.6-1.1 socat >&2");
    assertThat(lab.asRoot("node1", "dpkg-query -W -f '${Version}' kubectl; command -v socat"))
        .isEqualTo("1.29.6-1.1/usr/bin/socat");
  }
}
