package io.groundwork.controller.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    // The inventory names the lab's repositories; all other sources are off.
    install(lab.inventory()).mustEnd(0);
  }

  private static Output install(HostsYaml inventory) {
    String file = inventory.write().toString();
    return Groundwork.run("install", "-i", file, "--only", "baseline", "--output", "json");
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

  @Test
  void theKeyOfAnotherIsToldAtTheRepositoryItself() {
    HostsYaml inventory = lab.inventory();
    String list = "[{name: other, url: 'file:///srv/repo', key: %s}]";
    String apt = inventory.get("/hosts/node1/baseline/repositories/0/key");
    String dnf = inventory.get("/hosts/node2/baseline/repositories/0/key");
    inventory
        .set("/hosts/node1/baseline/repositories", list.formatted(dnf))
        .set("/hosts/node2/baseline/repositories", list.formatted(apt));
    List<String> errors =
        install(inventory).mustEnd(3).events("resource").stream()
            .filter(e -> e.path("outcome").asText().equals("stuck"))
            .map(e -> e.path("error").asText())
            .toList();
    assertThat(errors)
        .hasSize(2)
        .allMatch(e -> e.contains("repository other at file:///srv/repo does not answer"))
        .allMatch(e -> e.contains("its key is the one in the inventory"))
        .anyMatch(e -> e.contains("Bad GPG signature"))
        .anyMatch(e -> e.contains("NO_PUBKEY"));
    assertThat(lab.asRoot("node1", "ls /etc/apt/sources.list.d")).doesNotContain("other");
    assertThat(lab.asRoot("node2", "ls /etc/yum.repos.d")).doesNotContain("other");
  }

  @Test
  void rulesOfOtherHandsAreToldBeforeAnythingIsChanged() {
    lab.asRoot(
        "node1",
        """
        apt-get -y -qq install nftables >/dev/null
        nft add table inet mine
        nft add chain inet mine input '{ type filter hook input priority 0; policy accept; }'
        nft add rule inet mine input ct state established,related accept
        nft add rule inet mine input tcp dport 22 accept
        nft chain inet mine input '{ policy drop; }'\
        """);
    try {
      HostsYaml inventory =
          lab.inventory()
              .set("/hosts/node1/baseline/firewall", "open")
              .set("/hosts/node1/baseline/limits", "{nofile: 100000}");
      Output refused = install(inventory).mustEnd(3);
      assertThat(refused.events("finding"))
          .anyMatch(
              f ->
                  f.path("check").asText().equals("firewall")
                      && f.path("level").asText().equals("error")
                      && f.path("seen").asText().contains("policy drop in inet mine input")
                      && f.path("do").asText().contains("accept: [firewall]"));
      assertThat(Events.count(refused, "changed")).isZero();
    } finally {
      lab.asRoot("node1", "nft delete table inet mine");
    }
  }
}
