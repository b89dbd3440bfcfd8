package io.groundwork.controller.ssh;

import com.hierynomus.sshj.key.KeyAlgorithm;
import com.hierynomus.sshj.key.KeyAlgorithms;
import io.groundwork.controller.node.SessionException;
import java.io.IOException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import org.jspecify.annotations.Nullable;

/**
 * Asks an sshd for its keys: one connection for each type that there may be, which ends as soon as
 * the sshd has proved that it holds the key. Logs in nowhere but at the bastion.
 */
final class HostKeyScan {
  private static final List<List<Factory.Named<KeyAlgorithm>>> TYPES =
      List.of(
          List.of(KeyAlgorithms.EdDSA25519()),
          List.of(KeyAlgorithms.ECDSASHANistp256()),
          List.of(KeyAlgorithms.ECDSASHANistp384()),
          List.of(KeyAlgorithms.ECDSASHANistp521()),
          List.of(KeyAlgorithms.RSASHA512(), KeyAlgorithms.RSASHA256(), KeyAlgorithms.SSHRSA()));

  private final Hop hop;
  private final Connection.Way way;
  private final @Nullable Connection via;

  HostKeyScan(Hop hop, Connection.Way way, @Nullable Connection via) {
    this.hop = hop;
    this.way = way;
    this.via = via;
  }

  /**
   * A key of each type that the sshd has.
   *
   * @throws SessionException where it cannot be reached, or agrees on none
   */
  List<HostKey> keys() {
    List<HostKey> keys = new ArrayList<>();
    SessionException failure = null;
    for (List<Factory.Named<KeyAlgorithm>> type : TYPES) {
      Taking taking = new Taking();
      failure = ask(type, taking);
      HostKey taken = taking.taken;
      if (taken != null) {
        keys.add(taken);
      } else if (failure != null && !failure.what().equals("ssh failed")) {
        throw failure;
      }
    }
    if (keys.isEmpty() && failure != null) {
      throw failure;
    }
    return keys;
  }

  /** Why no key came; null where one did, though the connection was then refused by us. */
  private @Nullable SessionException ask(List<Factory.Named<KeyAlgorithm>> type, Taking taking) {
    Algorithms algorithms = new Algorithms();
    algorithms.setKeyAlgorithms(type);
    SSHClient client = new SSHClient(algorithms);
    client.addHostKeyVerifier(taking);
    client.getTransport().setTimeoutMs((int) way.limit().toMillis());
    try (Deadline deadline =
        new Deadline(way.limit(), () -> client.getTransport().die(new IOException("cut")))) {
      try {
        Connection.dial(client, hop, way, via);
        return null;
      } catch (IOException e) {
        return taking.taken != null ? null : Refusals.connecting(hop, way, e, deadline.expired());
      } finally {
        if (client.getTransport().isRunning()) {
          client.getTransport().die(new IOException("the key is seen"));
        }
      }
    }
  }

  /** Takes the key that is presented, and refuses it: there is nothing more to do there. */
  private static final class Taking implements HostKeyVerifier {
    private volatile @Nullable HostKey taken;

    @Override
    public boolean verify(String hostname, int port, PublicKey key) {
      taken = HostKey.of(key);
      return false;
    }

    @Override
    public List<String> findExistingAlgorithms(String hostname, int port) {
      return List.of();
    }
  }
}
