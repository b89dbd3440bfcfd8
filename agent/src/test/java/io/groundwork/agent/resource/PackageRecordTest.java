package io.groundwork.agent.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an installation of packages leaves written down, and what a reset tells of it. */
class PackageRecordTest {
  private static final String FILE = "/var/lib/groundwork/before/packages-kubeadm";
  private static final String APT =
      "env DEBIAN_FRONTEND=noninteractive apt-get -q -o Acquire::http::Timeout=15"
          + " -o Acquire::https::Timeout=15 -o Acquire::Retries=1 install -y"
          + " --no-install-recommends -o Dpkg::Options::=--force-confdef"
          + " -o Dpkg::Options::=--force-confold ";
  private static final String DNF =
      "dnf -y --setopt=timeout=15 --setopt=retries=2 --setopt=*.skip_if_unavailable=1"
          + " --setopt=install_weak_deps=False install ";

  private final FakeNode node = new FakeNode();

  @Test
  void aptsDependenciesAreOursAndWhatMadeRoomIsNot() throws IOException {
    tell(
        "packages apt",
        "package chrony -",
        "package libedit2 -",
        "package tzdata 2024a-0",
        "package systemd-timesyncd 252.1-1",
        "run 0 apt-cache madison chrony tzdata",
        "says    chrony | 4.3-2 | file:/mirror ./ Packages\\n   tzdata | 2025b-0 | file:/m ./ Packages",
        "run 0 " + APT + "chrony tzdata=2025b-0",
        "says Reading package lists...\\nThe following additional packages will be"
            + " installed:\\n  libedit2\\nThe following packages will be REMOVED:\\n "
            + " systemd-timesyncd*\\nThe following NEW packages will be installed:\\n  chrony"
            + " libedit2\\nThe following packages will be upgraded:\\n  tzdata\\n1 upgraded, 2"
            + " newly installed, 1 to remove and 0 not upgraded.",
        "then package chrony 4.3-2",
        "then package libedit2 3.1",
        "then package tzdata 2025b-0",
        "then package systemd-timesyncd -");

    settle("chrony::", "tzdata:2025b-0:");

    assertThat(record())
        .containsExactlyInAnyOrder(
            "put chrony", "put libedit2", "lost systemd-timesyncd", "was tzdata 2024a-0");
    tell("removes chrony,libedit2 chrony,libedit2");
    assertThat(new NoPackages("kubeadm", List.of(), List.of()).left(node))
        .containsExactly(
            "package tzdata (was here before, in 2024a-0)",
            "package systemd-timesyncd (removed by the package manager for ours; not put back)");
  }

  @Test
  void dnfsDependenciesAreOurs() throws IOException {
    tell(
        "packages dnf",
        "package nfs-utils -",
        "package rpcbind -",
        "package a-package-with-a-name-that-is-too-long-for-its-column -",
        "run 0 " + DNF + "nfs-utils",
        "says Dependencies resolved.\\n====\\n Package    Arch   Version   Repository  Size\\n====\\n"
            + "Installing:\\n nfs-utils     x86_64  1:2.5.4-10   base   430 k\\n"
            + "Installing dependencies:\\n rpcbind   x86_64  1.2.6-2  base  58 k\\n"
            + " a-package-with-a-name-that-is-too-long-for-its-column\\n"
            + "               x86_64  1-1   base  1 k\\nUpgrading:\\n glibc  x86_64  2.34  base 2 M\\n"
            + "\\nTransaction Summary\\n====\\nInstall  3 Packages\\n\\nImporting GPG key 0x3A0BB437:\\n"
            + "Installed:\\n"
            + "  nfs-utils-1:2.5.4-10.x86_64   rpcbind-1.2.6-2.x86_64\\n\\nComplete!",
        "then package nfs-utils 2.5.4-10",
        "then package rpcbind 1.2.6-2",
        "then package a-package-with-a-name-that-is-too-long-for-its-column 1-1");

    settle("nfs-utils::");

    assertThat(record())
        .containsExactlyInAnyOrder(
            "put nfs-utils",
            "put rpcbind",
            "put a-package-with-a-name-that-is-too-long-for-its-column",
            "key 3a0bb437");
  }

  @Test
  void whoeverNeedsWhatStaysIsNamed() throws IOException {
    tell(
        "packages apt",
        "file " + FILE + " 0600 0 0 put rpcbind\\nput conntrack\\nput socat\\n",
        "package rpcbind 1",
        "package conntrack 1",
        "package socat 1 held",
        "removes rpcbind rpcbind,autofs");

    assertThat(new NoPackages("kubeadm", List.of("conntrack"), List.of()).left(node))
        .containsExactly(
            "package conntrack (something that stays needs it)",
            "package socat (somebody holds it)",
            "package rpcbind (needed by autofs)");
  }

  @Test
  void whatGoesInTheSameRunIsNoReasonToStay() throws IOException {
    tell(
        "packages apt",
        "file " + FILE + " 0600 0 0 put netbase\\n",
        "file /var/lib/groundwork/before/packages-nfs 0600 0 0 put rpcbind\\n",
        "package netbase 1",
        "removes netbase netbase,rpcbind");

    assertThat(new NoPackages("kubeadm", List.of(), List.of("nfs")).left(node)).isEmpty();
    assertThat(new NoPackages("kubeadm", List.of(), List.of()).left(node))
        .containsExactly("package netbase (needed by rpcbind)");
  }

  private void settle(String... wanted) throws IOException {
    List<Packages.Wanted> all = List.of(wanted).stream().map(GoldenCasesTest::wanted).toList();
    Packages packages = new Packages("kubeadm", all);
    packages.settle(node, packages.observe(node));
  }

  private void tell(String... lines) {
    List.of(lines).forEach(node::tell);
  }

  private List<String> record() throws IOException {
    return new String(node.read(FILE, 1 << 16), StandardCharsets.UTF_8).lines().toList();
  }
}
