package io.groundwork.controller.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.groundwork.agent.wire.Preamble;
import io.groundwork.controller.node.AgentChannel;
import io.groundwork.controller.node.SessionException;
import io.groundwork.controller.runtime.Bundle;
import io.groundwork.controller.runtime.Runtime;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Secret;
import io.groundwork.inventory.Ssh;
import io.groundwork.inventory.Ssh.Bastion;
import io.groundwork.inventory.Ssh.HostKeys;
import io.groundwork.inventory.Sudo;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshConnectorTest {
  @TempDir Path directory;
  private LoopbackSshd sshd;
  private Duration patience = Duration.ofSeconds(60);
  private Path key;

  @BeforeEach
  void startSshd() throws Exception {
    sshd = new LoopbackSshd(LoopbackSshd.newKey("EC")).start();
    key = directory.resolve("id");
    KeyPair pair = LoopbackSshd.newKey("RSA");
    sshd.accept(pair.getPublic());
    Files.writeString(key, PemText.pkcs8(pair.getPrivate()));
    sshd.run((line, in, out, err) -> agent(out, "welcome to this machine\n"));
  }

  @AfterEach
  void stopSshd() throws Exception {
    sshd.close();
  }

  @Test
  void aKeyLogsInAndWhatAProfilePrintsBeforeThePreambleIsSkipped() throws Exception {
    AgentChannel channel = open(host(ssh().key(key)));

    assertThat(channel.out().readNBytes(5)).isEqualTo("frame".getBytes(StandardCharsets.UTF_8));
    channel.connection().close();
  }

  @Test
  void anotherKeyIsRefusedWithWhatWasTriedAndWhatTheHostTakes() throws Exception {
    sshd.accept(LoopbackSshd.newKey("RSA").getPublic());

    SessionException refusal = refusal(host(ssh().key(key)));

    assertThat(refusal.what()).isEqualTo("login refused");
    assertThat(refusal.why()).contains(key.toString(), "it takes", "publickey");
  }

  @Test
  void aPasswordLogsInAlsoByKeyboardInteractive() throws Exception {
    sshd.accept("root", "pa ss");
    open(host(ssh().password("pa ss"))).connection().close();
    assertThat(refusal(host(ssh().password("wrong"))).what()).isEqualTo("login refused");

    sshd.askByKeyboardOnly();
    open(host(ssh().password("pa ss"))).connection().close();
    assertThat(refusal(host(ssh().password("wrong"))).why()).doesNotContain("wrong");
  }

  @Test
  void anUnknownHostIsRefusedUnderStrictAndAChangedOneAlways() throws Exception {
    assertThat(refusal(host(ssh().key(key).policy(HostKeys.STRICT))).what())
        .isEqualTo("host key unknown");

    open(host(ssh().key(key))).connection().close();
    open(host(ssh().key(key).policy(HostKeys.STRICT))).connection().close();

    Path known = directory.resolve("known_hosts");
    String foreign = HostKey.of(LoopbackSshd.newKey("EC").getPublic()).blob();
    String[] words = Files.readString(known).strip().split(" ");
    Files.writeString(known, words[0] + " " + words[1] + " " + foreign + "\n");
    assertThat(refusal(host(ssh().key(key))).what()).isEqualTo("host key changed");
  }

  @Test
  void aConnectionEndsAtOnceThoughSomeoneWritesToANodeThatReadsNothing() throws Exception {
    sshd.run(
        (line, in, out, err) -> {
          int unused = agent(out, "");
          Thread.currentThread().join();
          return 0;
        });
    AgentChannel channel = open(host(ssh().key(key)));
    CompletableFuture<Throwable> failed = new CompletableFuture<>();
    Thread writer = new Thread(() -> failed.complete(writeWithoutEnd(channel.in())));
    writer.start();
    while (writer.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    Instant start = Instant.now();

    channel.in().close();
    channel.connection().close();

    assertThat(failed.get(5, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aProfileThatWaitsForInputIsToldApartFromALostConnection() {
    patience = Duration.ofMillis(500);
    sshd.run((line, in, out, err) -> in.readAllBytes().length);

    SessionException refusal = refusal(host(ssh().key(key)));

    assertThat(refusal.what()).isEqualTo("agent did not start");
    assertThat(refusal.next()).contains("profile", "root@127.0.0.1");
  }

  private static Throwable writeWithoutEnd(OutputStream in) {
    try {
      while (true) {
        in.write(new byte[1 << 16]);
      }
    } catch (IOException e) {
      return e;
    }
  }

  @Test
  void aHostThatTakesTheConnectionAndSaysNothingCostsItsTimeLimitOnly() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Instant start = Instant.now();

      SessionException refusal = refusal(host(ssh().key(key).port(silent.getLocalPort()).limit(1)));

      assertThat(refusal.what()).isEqualTo("unreachable");
      assertThat(refusal.why()).contains("within 1 s");
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void aPortWhereNothingListensIsToldApartFromAHostThatIsGone() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }

    assertThat(refusal(host(ssh().key(key).port(port))).what()).isEqualTo("connection refused");
    assertThat(refusal(host(ssh().key(key).address("no-such-host.invalid"))).what())
        .isEqualTo("unreachable");
  }

  @Test
  void whatComesInsteadOfThePreambleIsQuotedWithoutEscapes() {
    sshd.run(
        (line, in, out, err) -> {
          out.write(
              "\u001b[31mThis account is closed.\u001b[0m\n".getBytes(StandardCharsets.UTF_8));
          return 1;
        });

    SessionException refusal = refusal(host(ssh().key(key)));

    assertThat(refusal.what()).isEqualTo("agent did not start");
    assertThat(refusal.why()).contains("exit status 1", "stdout: This account is closed.");
    assertThat(refusal.why()).doesNotContain("\u001b");
  }

  @Test
  void theSudoPasswordIsSentAfterThePromptOnlyAndNeverOnTheCommandLine() throws Exception {
    AtomicReference<String> seen = new AtomicReference<>("");
    sshd.run(
        (line, in, out, err) -> {
          String prompt = line.substring(line.indexOf("[groundwork-"), line.indexOf("] ") + 1);
          assertThat(in.available()).isZero();
          err.write(prompt.getBytes(StandardCharsets.UTF_8));
          err.flush();
          StringBuilder answer = new StringBuilder();
          int b;
          while ((b = in.read()) >= 0 && b != '\n') {
            answer.append((char) b);
          }
          seen.set(line + "|" + answer);
          return agent(out, "");
        });

    open(host(ssh().user("ops").key(key), "s3 cret")).connection().close();

    assertThat(seen.get()).endsWith("|s3 cret").contains("sudo -S -p");
    assertThat(seen.get().indexOf("s3 cret")).isEqualTo(seen.get().lastIndexOf("s3 cret"));
  }

  @Test
  void aWrongSudoPasswordIsAnErrorOfItsOwn() {
    sshd.run(
        (line, in, out, err) -> {
          String prompt = line.substring(line.indexOf("[groundwork-"), line.indexOf("] ") + 1);
          for (int i = 0; i < 2; i++) {
            err.write((prompt + "Sorry, try again.\n").getBytes(StandardCharsets.UTF_8));
            err.flush();
          }
          return in.readAllBytes().length > 0 ? 1 : 2;
        });

    SessionException refusal = refusal(host(ssh().user("ops").key(key), "s3 cret"));

    assertThat(refusal.what()).isEqualTo("sudo password");
    assertThat(refusal.why()).contains("refused").doesNotContain("s3 cret");
  }

  @Test
  void aBastionIsGoneThrough() throws Exception {
    try (LoopbackSshd bastion = new LoopbackSshd(LoopbackSshd.newKey("EC")).start()) {
      bastion.accept("gate", "open");
      Bastion via =
          new Bastion("127.0.0.1", bastion.port(), "gate", null, null, new Secret("open"));

      AgentChannel channel = open(host(ssh().key(key).via(via)));

      assertThat(channel.out().readNBytes(5)).isEqualTo("frame".getBytes(StandardCharsets.UTF_8));
      channel.connection().close();
    }
  }

  @Test
  void aNodeOfAnotherCpuOrWithMuslOrAnOldLibraryGetsNothing() {
    report("arch=aarch64;free=9999999;writable=yes;libc=glibc 2.36");
    assertThat(refusal(host(ssh().key(key))).why()).contains("aarch64", "x86_64");

    report("arch=x86_64;free=9999999;writable=yes;libc=musl libc (x86_64)");
    assertThat(refusal(host(ssh().key(key))).why()).contains("musl");

    report("arch=x86_64;free=9999999;writable=yes;libc=glibc 2.17");
    SessionException old = refusal(host(ssh().key(key)));
    assertThat(old.what()).isEqualTo("C library too old");
    assertThat(old.why()).contains("glibc 2.17", "2.34");
    assertThat(old.next()).contains("agent.runtime_jdk");

    report("agent=yes;arch=x86_64;free=9999999;writable=yes;libc=glibc 2.36");
    assertThat(refusal(host(ssh().key(key))).why()).contains("noexec");

    report("arch=x86_64;free=1024;writable=yes;libc=glibc 2.36");
    assertThat(refusal(host(ssh().key(key))).what()).isEqualTo("not enough space");
  }

  private void report(String fields) {
    String line = "GROUNDWORK-NODE probe=no;tar=yes;gzip=yes;sha256sum=yes;head=yes;";
    sshd.run(
        (command, in, out, err) -> {
          assertThat(command).doesNotContain("deliver");
          out.write((line + fields + "\n").getBytes(StandardCharsets.UTF_8));
          return 0;
        });
  }

  private static int agent(OutputStream out, String noise) throws Exception {
    out.write((noise + Preamble.TEXT + "frame").getBytes(StandardCharsets.UTF_8));
    out.flush();
    return 0;
  }

  private AgentChannel open(Host host) {
    AtomicReference<AgentChannel> opened = new AtomicReference<>();
    connector(opened).open(host);
    return opened.get();
  }

  private SessionException refusal(Host host) {
    return catchThrowableOfType(
        SessionException.class, () -> connector(new AtomicReference<>()).open(host));
  }

  private SshConnector connector(AtomicReference<AgentChannel> opened) {
    Bundle agent = new Bundle("agent", "a1", directory.resolve("none"), "", 20 << 20, 60 << 20);
    Bundle probe = new Bundle("probe", "b1", directory.resolve("none"), "", 20 << 20, 60 << 20);
    Runtime runtime = new Runtime(agent, probe, "x86_64", "2.34", "a JDK");
    return new SshConnector(
        host -> runtime,
        (host, channel, started, bringProbe) -> {
          opened.set(channel);
          return null;
        },
        event -> {},
        patience);
  }

  private Way ssh() {
    return new Way();
  }

  private Host host(Way way) {
    return host(way, null);
  }

  private Host host(Way way, String sudo) {
    Sudo become = new Sudo(sudo == null ? null : new Secret(sudo));
    return new Host("node1", "10.0.0.1", List.of(), way.ssh(), become, Set.of(), Map.of());
  }

  /** Settings of a login, the test's sshd and accept-new unless said otherwise. */
  private final class Way {
    private String user = "root";
    private String address = "127.0.0.1";
    private int port = sshd.port();
    private String keyFile;
    private Secret password;
    private HostKeys policy = HostKeys.ACCEPT_NEW;
    private int limit = 20;
    private Bastion via;

    Way user(String name) {
      user = name;
      return this;
    }

    Way address(String name) {
      address = name;
      return this;
    }

    Way port(int number) {
      port = number;
      return this;
    }

    Way key(Path file) {
      keyFile = file.toString();
      return this;
    }

    Way password(String text) {
      password = new Secret(text);
      return this;
    }

    Way policy(HostKeys keys) {
      policy = keys;
      return this;
    }

    Way limit(int seconds) {
      limit = seconds;
      return this;
    }

    Way via(Bastion bastion) {
      via = bastion;
      return this;
    }

    Ssh ssh() {
      String known = directory.resolve("known_hosts").toString();
      return new Ssh(
          user, address, port, keyFile, null, password, false, policy, known, limit, via);
    }
  }
}
