package io.groundwork.controller.ssh;

import io.groundwork.controller.node.SessionException;
import io.groundwork.inventory.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AuthKeyboardInteractive;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthPassword;
import net.schmizz.sshj.userauth.method.PasswordResponseProvider;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Proves who we are to an sshd: with the key, then the ssh-agent's keys, then the password, as far
 * as the inventory names them. Where it names none, as ssh itself would: the agent if one runs, and
 * the user's own key files.
 */
final class Login {
  private static final List<String> OWN_KEYS = List.of("~/.ssh/id_ed25519", "~/.ssh/id_rsa");
  private final Hop hop;
  private final Identities identities;
  private final List<String> tried = new ArrayList<>();

  Login(Hop hop, Identities identities) {
    this.hop = hop;
    this.identities = identities;
  }

  /**
   * Logs in.
   *
   * @throws SessionException where nothing that we have is accepted
   */
  void run(SSHClient client) throws TransportException, UserAuthException {
    List<AuthMethod> methods = methods();
    if (methods.isEmpty()) {
      throw new SessionException(
          hop.host(),
          "login refused",
          "there is nothing to log in with to " + hop.label(),
          "Set ssh.key, ssh.agent or ssh.password in the inventory.");
    }
    try {
      client.auth(hop.user(), methods);
    } catch (IllegalStateException e) {
      // So sshj says that the other side hung up since the keys were agreed upon.
      throw new TransportException("it hung up before the login", e);
    } catch (UserAuthException e) {
      if (!client.isConnected()) {
        throw e;
      }
      throw refused(client);
    }
  }

  private SessionException refused(SSHClient client) {
    List<String> allowed = new ArrayList<>();
    for (String method : client.getUserAuth().getAllowedMethods()) {
      allowed.add(method);
    }
    return new SessionException(
        hop.host(),
        "login refused",
        hop.label()
            + " refused "
            + String.join(", ", tried)
            + (allowed.isEmpty() ? "" : " (it takes " + String.join(", ", allowed) + ")"),
        "Check the user, and that its authorized_keys has the key, or set another in ssh.");
  }

  private List<AuthMethod> methods() {
    List<AuthMethod> methods = new ArrayList<>();
    boolean none = hop.key() == null && !hop.agent() && hop.password() == null;
    if (hop.key() != null) {
      addKey(methods, HomePath.of(hop.key()));
    }
    if (hop.agent() || none) {
      addAgent(methods, hop.agent());
    }
    if (hop.password() != null) {
      addPassword(methods, hop.password());
    }
    for (String own : none ? OWN_KEYS : List.<String>of()) {
      Path file = HomePath.of(own);
      if (Files.isReadable(file)) {
        addKey(methods, file);
      }
    }
    return methods;
  }

  private void addKey(List<AuthMethod> methods, Path file) {
    methods.add(new SignedPublickey(identities.read(hop, file)));
    tried.add("the key " + file);
  }

  private void addAgent(List<AuthMethod> methods, boolean wanted) {
    String socket = System.getenv("SSH_AUTH_SOCK");
    if (socket == null || socket.isEmpty()) {
      if (wanted) {
        throw new SessionException(
            hop.host(),
            "ssh-agent",
            "ssh.agent is set, but SSH_AUTH_SOCK is not: no ssh-agent runs here",
            "Start one and add the key: eval \"$(ssh-agent)\"; ssh-add FILE.");
      }
      return;
    }
    try {
      SshAgent agent = new SshAgent(Path.of(socket));
      for (byte[] identity : agent.identities()) {
        methods.add(new AgentPublickey(agent, identity));
      }
      tried.add("the ssh-agent's keys (" + methods.size() + ")");
    } catch (IOException e) {
      if (wanted) {
        throw new SessionException(
            hop.host(),
            "ssh-agent",
            "the ssh-agent at " + socket + " does not answer: " + e.getMessage(),
            "Check it with: ssh-add -l.");
      }
    }
  }

  private void addPassword(List<AuthMethod> methods, Secret password) {
    PasswordFinder finder = new Password(password);
    methods.add(new AuthPassword(finder));
    methods.add(new AuthKeyboardInteractive(new PasswordResponseProvider(finder)));
    tried.add("the password");
  }

  private record Password(Secret secret) implements PasswordFinder {
    @Override
    public char[] reqPassword(@Nullable Resource<?> resource) {
      return secret.reveal().toCharArray();
    }

    @Override
    public boolean shouldRetry(@Nullable Resource<?> resource) {
      return false;
    }
  }
}
