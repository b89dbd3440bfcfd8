package io.groundwork.controller.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.session.ServerSession;

/** An sshd on the loopback interface, in this process: commands are given to a program of ours. */
public final class LoopbackSshd implements AutoCloseable {

  /** What runs for a command line. */
  @FunctionalInterface
  public interface Program {
    /** Runs to its end; the exit status. */
    int run(String line, InputStream in, OutputStream out, OutputStream err) throws Exception;
  }

  private final SshServer server = SshServer.setUpDefaultServer();
  private final Map<String, String> passwords = new ConcurrentHashMap<>();
  private volatile PublicKey accepted;
  private volatile Program program = (line, in, out, err) -> 0;

  public LoopbackSshd(KeyPair hostKey) {
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPublickeyAuthenticator((user, key, session) -> same(key, accepted));
    server.setPasswordAuthenticator(
        (user, password, session) -> password.equals(passwords.get(user)));
    server.setCommandFactory((channel, line) -> new Running(line));
    server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
  }

  public static KeyPair newKey(String algorithm) throws Exception {
    return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
  }

  public LoopbackSshd start() throws IOException {
    server.start();
    return this;
  }

  public int port() {
    return server.getPort();
  }

  public void accept(PublicKey key) {
    accepted = key;
  }

  public void accept(String user, String password) {
    passwords.put(user, password);
  }

  /** Takes passwords by keyboard-interactive alone. */
  public void askByKeyboardOnly() {
    server.setPasswordAuthenticator(null);
    server.setKeyboardInteractiveAuthenticator(
        new KeyboardInteractiveAuthenticator() {
          @Override
          public InteractiveChallenge generateChallenge(
              ServerSession session, String user, String language, String methods) {
            InteractiveChallenge challenge = new InteractiveChallenge();
            challenge.addPrompt("Password: ", false);
            return challenge;
          }

          @Override
          public boolean authenticate(ServerSession session, String user, List<String> answers) {
            return answers.size() == 1 && answers.get(0).equals(passwords.get(user));
          }
        });
  }

  public void run(Program next) {
    program = next;
  }

  private static boolean same(PublicKey a, PublicKey b) {
    return a != null && b != null && Arrays.equals(a.getEncoded(), b.getEncoded());
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }

  private final class Running implements Command {
    private final String line;
    private InputStream in;
    private OutputStream out;
    private OutputStream err;
    private ExitCallback exit;

    Running(String line) {
      this.line = line;
    }

    @Override
    public void setInputStream(InputStream stream) {
      in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
      out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
      err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
      exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment env) {
      Thread thread =
          new Thread(
              () -> {
                int status = 1;
                try {
                  status = program.run(line, in, out, err);
                  out.flush();
                  err.flush();
                } catch (Exception e) {
                  // The client went away, or the program failed: both end the command.
                } finally {
                  exit.onExit(status);
                }
              });
      thread.setDaemon(true);
      thread.start();
    }

    @Override
    public void destroy(ChannelSession channel) {}
  }
}
