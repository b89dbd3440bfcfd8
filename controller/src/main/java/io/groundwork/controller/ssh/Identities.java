package io.groundwork.controller.ssh;

import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;
import io.groundwork.controller.node.SessionException;
import io.groundwork.inventory.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.schmizz.sshj.userauth.keyprovider.BaseFileKeyProvider;
import net.schmizz.sshj.userauth.keyprovider.KeyPairWrapper;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.keyprovider.PKCS8KeyFile;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;
import org.jspecify.annotations.Nullable;

/** Private key files, each read and decrypted once for all hosts of a run. */
final class Identities {
  private final Map<Path, KeyProvider> read = new ConcurrentHashMap<>();

  /** The key pair in the file. */
  KeyProvider read(Hop hop, Path file) {
    KeyProvider known = read.get(file);
    return known != null ? known : read.computeIfAbsent(file, f -> load(hop, f));
  }

  private static KeyProvider load(Hop hop, Path file) {
    Passphrase passphrase = new Passphrase(hop.passphrase());
    try {
      String text = Files.readString(file);
      BaseFileKeyProvider provider =
          text.contains("BEGIN OPENSSH PRIVATE KEY")
              ? new OpenSSHKeyV1KeyFile()
              : new PKCS8KeyFile();
      if (LegacyPem.isEncrypted(text)) {
        text = LegacyPem.decrypt(text, passphrase.reqPassword(null));
      }
      provider.init(text, null, passphrase);
      return new KeyPairWrapper(provider.getPublic(), provider.getPrivate());
    } catch (IOException | RuntimeException e) {
      throw unusable(hop, file, passphrase, e);
    }
  }

  private static SessionException unusable(
      Hop hop, Path file, Passphrase passphrase, Exception cause) {
    String why = "cannot use the key " + file + ": ";
    if (!Files.isReadable(file)) {
      return new SessionException(
          hop.host(),
          "key",
          why + (Files.exists(file) ? "it is not readable" : "there is no such file"),
          "Name the private key with ssh.key.");
    }
    if (passphrase.asked && hop.passphrase() == null) {
      return new SessionException(
          hop.host(),
          "key",
          why + "it has a passphrase",
          "Set ssh.passphrase: \"${env:NAME}\", or use an ssh-agent with ssh.agent: true.");
    }
    return new SessionException(
        hop.host(),
        "key",
        why + reason(file, passphrase, cause),
        "It has to be a private key in OpenSSH's format or PEM, with the passphrase that is set"
            + " (in ASCII, if the key is PKCS#8). ssh-keygen -p -f FILE writes it anew.");
  }

  private static String reason(Path file, Passphrase passphrase, Exception cause) {
    if (Files.isDirectory(file)) {
      return "it is a directory";
    }
    String message = message(cause);
    if (message.contains("header not found")) {
      return "it is no private key (there is no line -----BEGIN … PRIVATE KEY-----)";
    }
    return (passphrase.asked ? "the passphrase does not fit, or " : "") + message;
  }

  private static String message(Exception cause) {
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static final class Passphrase implements PasswordFinder {
    private final @Nullable Secret secret;
    private boolean asked;

    Passphrase(@Nullable Secret secret) {
      this.secret = secret;
    }

    @Override
    public char[] reqPassword(@Nullable Resource<?> resource) {
      asked = true;
      return secret == null ? new char[0] : secret.reveal().toCharArray();
    }

    @Override
    public boolean shouldRetry(@Nullable Resource<?> resource) {
      return false;
    }
  }
}
