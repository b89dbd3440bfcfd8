package io.groundwork.agent.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveViewTest {
  @TempDir Path root;
  final List<List<String>> ran = new ArrayList<>();
  String says = "";
  LiveView view;

  @BeforeEach
  void view() throws IOException {
    Files.createDirectories(root.resolve("etc"));
    Files.writeString(
        root.resolve("etc/passwd"),
        "# odd line\nroot:x:0:0::/root:/bin/sh\nbob:x:7:8::/:/bin/sh\n");
    Files.writeString(root.resolve("etc/group"), "root:x:0:\nstaff:x:8:bob\n");
    view =
        new LiveView(
            root,
            (limit, argv) -> {
              synchronized (ran) {
                ran.add(argv);
              }
              return new Output(says.isEmpty() ? 2 : 0, says);
            });
  }

  @Test
  void accountsAreReadWithoutRunningAnything() throws IOException {
    Files.writeString(root.resolve("etc/nsswitch.conf"), "passwd: files systemd\ngroup: files\n");
    assertThat(view.user("bob")).isEqualTo(new Account("bob", 7, 8));
    assertThat(view.user(7)).isEqualTo(new Account("bob", 7, 8));
    assertThat(view.group("staff")).isEqualTo(new GroupAccount("staff", 8));
    assertThat(view.group(8)).isEqualTo(new GroupAccount("staff", 8));
    assertThat(view.user("alice")).isNull();
    assertThat(view.group(9)).isNull();
    assertThat(ran).isEmpty();
  }

  @Test
  void furtherSourcesAreAskedForWhatIsNotInTheFiles() throws IOException {
    Files.writeString(
        root.resolve("etc/nsswitch.conf"), "passwd: files [NOTFOUND=continue] sss\ngroup: files\n");
    says = "alice:*:5000:5000:Alice:/home/alice:/bin/sh\n";
    assertThat(view.user("alice")).isEqualTo(new Account("alice", 5000, 5000));
    assertThat(ran).containsExactly(List.of("getent", "passwd", "alice"));
    assertThat(view.user("bob")).isEqualTo(new Account("bob", 7, 8));
    assertThat(view.group("nobody")).isNull();
    assertThat(ran).hasSize(1);
  }

  @Test
  void oneProcessShowsAllExpectedUnits() throws IOException {
    says =
        "LoadState=loaded\nActiveState=active\nSubState=running\nMainPID=12\n"
            + "UnitFileState=enabled\nNeedDaemonReload=no\n\n"
            + "LoadState=not-found\nActiveState=inactive\nSubState=dead\nMainPID=0\n"
            + "UnitFileState=\nNeedDaemonReload=no\n";
    view.expecting(List.of("a.service", "b.service"));
    assertThat(view.unit("b.service"))
        .isEqualTo(new UnitState("not-found", "inactive", "dead", 0, "", false));
    assertThat(view.unit("a.service"))
        .isEqualTo(new UnitState("loaded", "active", "running", 12, "enabled", false));
    assertThat(ran).hasSize(1);
  }

  @Test
  void aMachineWithoutSystemdIsSaidToBeOne() {
    says = "System has not been booted with systemd as init system (PID 1).";
    assertThatThrownBy(() -> view.unit("a.service"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a.service")
        .hasMessageContaining("not been booted with systemd");
  }

  @Test
  void kernelSettingsAreReadWithSingleBlanks() throws IOException {
    Files.createDirectories(root.resolve("proc/sys/net/ipv4/conf/eth0.100"));
    Files.writeString(root.resolve("proc/sys/net/ipv4/tcp_rmem"), "4096\t131072\t6291456\n");
    Files.writeString(root.resolve("proc/sys/net/ipv4/conf/eth0.100/rp_filter"), "1\n");
    assertThat(view.sysctl("net.ipv4.tcp_rmem")).isEqualTo("4096 131072 6291456");
    assertThat(view.sysctl("net/ipv4/conf/eth0.100/rp_filter")).isEqualTo("1");
    assertThat(view.sysctl("net.none")).isNull();
    assertThatThrownBy(() -> view.sysctl("net/../../etc/passwd"))
        .hasMessageContaining("not the name");
  }

  @Test
  void anythingThatChangesInATreeChangesItsFingerprint() throws IOException {
    Path tree = root.resolve("tree");
    Files.createDirectories(tree.resolve("lib"));
    Path file = Files.writeString(tree.resolve("lib/a"), "one");
    String before = view.fingerprint("/tree");
    assertThat(view.fingerprint("/tree")).isEqualTo(before);
    FileTime time = Files.getLastModifiedTime(file);
    Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() + 1000));
    assertThat(view.fingerprint("/tree")).isNotEqualTo(before);
    Files.setLastModifiedTime(file, time);
    assertThat(view.fingerprint("/tree")).isEqualTo(before);
    Files.setAttribute(file, "unix:mode", 0600);
    assertThat(view.fingerprint("/tree")).isNotEqualTo(before);
  }

  @Test
  void nothingLiesBelowAFile() throws IOException {
    assertThat(view.stat("/etc/passwd/x")).isNull();
    assertThat(view.stat("/none")).isNull();
    assertThat(view.same("/none", "/etc/passwd")).isFalse();
    assertThat(view.same("/none", "/none2")).isTrue();
    assertThat(view.same("/etc/passwd", "/etc/group")).isFalse();
    assertThat(view.same("/etc/passwd", "/etc/passwd")).isTrue();
  }

  @Test
  void theEndOfAFileIsRead() throws IOException {
    assertThat(view.readEnd("/etc/group", 4)).asString().isEqualTo("bob\n");
    assertThat(view.readEnd("/etc/group", 1000)).hasSize(24);
  }
}
