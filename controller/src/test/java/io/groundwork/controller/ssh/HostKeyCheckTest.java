package io.groundwork.controller.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.controller.node.SessionException;
import io.groundwork.inventory.Ssh.HostKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostKeyCheckTest {
  private static final Hop HOP =
      new Hop("node1", "10.7.0.1", 22, "u", null, null, null, false, false);
  private static final Hop ODD_PORT =
      new Hop("node1", "10.7.0.1", 2222, "u", null, null, null, false, false);

  @TempDir Path directory;
  private Path file;
  private PublicKey key;
  private PublicKey otherKey;

  @BeforeEach
  void makeKeys() throws Exception {
    file = directory.resolve("ssh/known_hosts");
    key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
    otherKey = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
  }

  @Test
  void anUnknownKeyIsRefusedUnderStrictWithItsFingerprint() {
    SessionException refusal = verify(HOP, HostKeys.STRICT, key);

    assertThat(refusal.what()).isEqualTo("host key unknown");
    assertThat(refusal.why()).contains(HostKey.of(key).fingerprint(), file.toString());
    assertThat(file).doesNotExist();
  }

  @Test
  void anUnknownKeyIsAddedUnderAcceptNewAndKnownFromThenOn() throws Exception {
    assertThat(verify(HOP, HostKeys.ACCEPT_NEW, key)).isNull();

    assertThat(verify(HOP, HostKeys.STRICT, key)).isNull();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void aChangedKeyIsRefusedUnderEveryPolicyWithBothFingerprintsAndTheLine() throws Exception {
    write("# a comment\n\n10.7.0.1 " + line(otherKey));

    for (HostKeys policy : HostKeys.values()) {
      SessionException refusal = verify(HOP, policy, key);
      assertThat(refusal.what()).isEqualTo("host key changed");
      assertThat(refusal.why())
          .contains(HostKey.of(key).fingerprint(), HostKey.of(otherKey).fingerprint(), "line 3");
    }
  }

  @Test
  void aKeyOfAnotherTypeThanTheKnownOneCountsAsChanged() throws Exception {
    PublicKey rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic();
    write("10.7.0.1 " + line(rsa));

    assertThat(verify(HOP, HostKeys.ACCEPT_NEW, key).what()).isEqualTo("host key changed");
  }

  @Test
  void aRevokedKeyIsRefusedEvenWhereAnotherLineKnowsIt() throws Exception {
    write("10.7.0.1 " + line(key) + "@revoked * " + line(key));

    SessionException refusal = verify(HOP, HostKeys.ACCEPT_NEW, key);

    assertThat(refusal.what()).isEqualTo("host key revoked");
    assertThat(refusal.why()).contains("line 2");
  }

  @Test
  void hashedNamesWildcardsListsAndPortsAreUnderstood() throws Exception {
    for (String hosts :
        List.of(hashed("[10.7.0.1]:2222"), "[10.7.0.*]:2222", "x,[10.7.0.1]:2222")) {
      write(hosts + " " + line(key));
      assertThat(verify(ODD_PORT, HostKeys.STRICT, key)).as(hosts).isNull();
      assertThat(verify(HOP, HostKeys.STRICT, key).what()).isEqualTo("host key unknown");
    }
    write("!10.7.0.1,* " + line(key));
    assertThat(verify(HOP, HostKeys.STRICT, key).what()).isEqualTo("host key unknown");
  }

  @Test
  void typesThatAreKnownOfAHostAreAskedForFirst() throws Exception {
    PublicKey rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic();
    write("10.7.0.1 " + line(rsa));

    assertThat(check(HOP, HostKeys.STRICT).findExistingAlgorithms("10.7.0.1", 22))
        .containsExactly("rsa-sha2-512", "rsa-sha2-256", "ssh-rsa");
  }

  @Test
  void parallelHostsAddTheirKeysWithoutLosingAny() throws Exception {
    write("first.example ssh-ed25519 AAAA"); // as an editor leaves it: no newline at the end
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Hop hop = new Hop("n" + i, "10.7.1." + i, 22, "u", null, null, null, false, false);
      all.add(
          CompletableFuture.runAsync(
              () -> assertThat(verify(hop, HostKeys.ACCEPT_NEW, key)).isNull()));
    }
    all.forEach(CompletableFuture::join);

    assertThat(Files.readAllLines(file)).hasSize(21).allMatch(l -> l.split(" ").length == 3);
  }

  private SessionException verify(Hop hop, HostKeys policy, PublicKey presented) {
    HostKeyCheck check = check(hop, policy);
    boolean accepted = check.verify(hop.address(), hop.port(), presented);
    assertThat(accepted).isEqualTo(check.refusal() == null);
    return check.refusal();
  }

  private HostKeyCheck check(Hop hop, HostKeys policy) {
    return new HostKeyCheck(hop, policy, new KnownHosts(file));
  }

  private void write(String text) throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String line(PublicKey key) {
    HostKey of = HostKey.of(key);
    return of.type() + " " + of.blob() + " somebody@somewhere\n";
  }

  private static String hashed(String name) throws Exception {
    byte[] salt = "01234567890123456789".getBytes(StandardCharsets.US_ASCII);
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(salt, "HmacSHA1"));
    Base64.Encoder base64 = Base64.getEncoder();
    byte[] hash = mac.doFinal(name.getBytes(StandardCharsets.US_ASCII));
    return "|1|" + base64.encodeToString(salt) + "|" + base64.encodeToString(hash);
  }
}
