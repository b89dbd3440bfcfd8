package io.groundwork.controller.ssh;

import io.groundwork.controller.node.SessionException;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Ssh;
import io.groundwork.inventory.Ssh.HostKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.SocketFactory;
import net.schmizz.keepalive.KeepAliveRunner;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.PTYMode;
import net.schmizz.sshj.connection.channel.direct.Session;
import org.jspecify.annotations.Nullable;

/** An authenticated SSH connection, through a bastion where there is one. */
final class Connection implements AutoCloseable {
  // A peer that is gone is noticed after three unanswered keep-alives: about 15 s.
  private static final int KEEP_ALIVE_SECONDS = 5;
  private static final int KEEP_ALIVE_MISSES = 3;
  // Longer than anything that a busy node lets us wait for; the keep-alive ends dead connections.
  private static final int REPLY_MILLIS = 120_000;
  private static final int LOCAL_WINDOW = 8 * 1024 * 1024;
  // A goodbye takes milliseconds; who does not take it in that time is not waited for.
  private static final Duration GOODBYE = Duration.ofSeconds(2);

  /** How a connection is made. */
  record Way(HostKeys policy, KnownHosts known, Duration limit) {
    static Way of(Host host) {
      Ssh ssh = host.ssh();
      return new Way(
          ssh.hostKeys(),
          new KnownHosts(HomePath.of(ssh.knownHosts())),
          Duration.ofSeconds(ssh.connectTimeout()));
    }
  }

  private final Hop hop;
  private final SSHClient client;
  private final @Nullable Connection via;
  private final Set<Input> inputs = ConcurrentHashMap.newKeySet();

  private Connection(Hop hop, SSHClient client, @Nullable Connection via) {
    this.hop = hop;
    this.client = client;
    this.via = via;
    // Told before the library waits for those who write.
    client.getTransport().setDisconnectListener((reason, message) -> stopWriting());
  }

  Hop hop() {
    return hop;
  }

  /**
   * Connects and logs in, all within the time limit.
   *
   * @param via the bastion's connection, which this one takes over; null for none
   * @throws SessionException that tells unreachable, refused, host key and login apart
   */
  static Connection open(Hop hop, Way way, Identities identities, @Nullable Connection via) {
    HostKeyCheck check = new HostKeyCheck(hop, way.policy(), way.known());
    SSHClient client = client(check, way);
    Connection connection = new Connection(hop, client, via);
    try (Deadline deadline = new Deadline(way.limit(), connection::cut)) {
      try {
        connection.dial(way);
        new Login(hop, identities).run(client);
        client.getTransport().setTimeoutMs(REPLY_MILLIS);
        return connection;
      } catch (IOException e) {
        SessionException refusal = check.refusal();
        throw refusal != null ? refusal : Refusals.connecting(hop, way, e, deadline.expired());
      }
    } catch (RuntimeException e) {
      connection.cut();
      throw e;
    }
  }

  /** The connection to the host's bastion; null where it has none. */
  static @Nullable Connection bastion(Host host, Identities identities) {
    Ssh.Bastion bastion = host.ssh().bastion();
    return bastion == null ? null : open(Hop.of(host, bastion), Way.of(host), identities, null);
  }

  private static SSHClient client(HostKeyCheck check, Way way) {
    SSHClient client = new SSHClient(new Algorithms());
    client.addHostKeyVerifier(check);
    client.getTransport().setTimeoutMs((int) way.limit().toMillis());
    client.getConnection().setTimeoutMs(REPLY_MILLIS);
    client.getConnection().setWindowSize(LOCAL_WINDOW);
    KeepAliveRunner keepAlive = (KeepAliveRunner) client.getConnection().getKeepAlive();
    keepAlive.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
    keepAlive.setMaxAliveCount(KEEP_ALIVE_MISSES);
    return client;
  }

  private void dial(Way way) throws IOException {
    dial(client, hop, way, via);
  }

  /** Connects a client to the hop and agrees on keys with it, without logging in. */
  static void dial(SSHClient client, Hop hop, Way way, @Nullable Connection via)
      throws IOException {
    try {
      agree(client, hop, way, via);
    } catch (IllegalStateException e) {
      // A peer that ends the session between two steps of sshj's is to sshj a fault of its caller.
      throw new IOException(hop.place() + " ended the session while it was being made", e);
    }
  }

  private static void agree(SSHClient client, Hop hop, Way way, @Nullable Connection via)
      throws IOException {
    if (via != null) {
      client.connectVia(Tunnel.open(via.client, hop));
      return;
    }
    Socket socket = Dial.connect(hop.address(), hop.port(), way.limit());
    client.setSocketFactory(new Connected(socket));
    client.connect(hop.address(), hop.port());
  }

  /** A TCP connection from this one's sshd onwards. */
  Tunnel tunnel(Hop to) throws IOException {
    return Tunnel.open(client, to);
  }

  /** Runs a command line; sshd gives it to the login shell. */
  Session.Command exec(String line, boolean terminal) throws IOException {
    Session session = client.startSession();
    if (terminal) {
      session.allocatePTY("dumb", 80, 24, 0, 0, Map.of(PTYMode.ECHO, 0));
    }
    return session.exec(line);
  }

  /** The standard input of a command that runs on this connection. */
  Input input(Session.Command command) {
    Input input = new Input(command.getOutputStream());
    inputs.add(input);
    return input;
  }

  private void stopWriting() {
    inputs.forEach(Input::stop);
  }

  boolean isAlive() {
    return client.getTransport().isRunning();
  }

  /** Ends the connection without a word; what waits on it fails. */
  void cut() {
    stopWriting();
    try {
      Socket socket = client.getSocket();
      if (socket != null) {
        socket.close();
      }
      client.getTransport().die(new IOException("cut"));
    } catch (IOException | RuntimeException e) {
      // It is gone already.
    }
    if (via != null) {
      via.cut();
    }
  }

  @Override
  public void close() {
    stopWriting();
    try (Deadline ignored = new Deadline(GOODBYE, this::cut)) {
      client.disconnect();
    } catch (IOException e) {
      cut();
    }
    if (via != null) {
      via.close();
    }
  }

  /** Hands out the one socket that is connected already. */
  private static final class Connected extends SocketFactory {
    private final Socket socket;

    Connected(Socket socket) {
      this.socket = socket;
    }

    @Override
    public Socket createSocket() {
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
      return socket;
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      return socket;
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      return socket;
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) {
      return socket;
    }
  }
}
