package io.groundwork.controller.node;

import io.groundwork.inventory.Host;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The keys by which a host's sshd is known: what we know of them, and what it presents. */
public interface HostKeys {

  /**
   * Asks the host for its keys, without logging in to it, and holds them against known_hosts. Goes
   * through the host's bastion where it has one.
   *
   * @throws SessionException where the host, or its bastion, cannot be reached
   */
  Comparison compare(Host host);

  /**
   * Makes this key the only one that is known of the host. Lines of other hosts stay as they are.
   *
   * @return where the file as it was is kept; empty where there was none
   * @throws SessionException where the file cannot be written
   */
  Optional<Path> accept(Host host, Key key);

  /**
   * A host key.
   *
   * @param type ssh-ed25519, for example
   * @param blob the key in SSH's wire format, base64
   * @param fingerprint SHA256: and the digest, as ssh-keygen shows it
   */
  record Key(String type, String blob, String fingerprint) {
    @Override
    public String toString() {
      return type + " " + fingerprint;
    }
  }

  /**
   * What is known of a host against what it presents.
   *
   * @param place its address, with the port where that is not 22
   * @param file the known_hosts file in use
   * @param known not counting those that it revokes
   * @param presented a key of each type that its sshd has
   * @param trusted whether the file knows a presented key, and revokes none of them
   */
  record Comparison(
      String place, Path file, List<Key> known, List<Key> presented, boolean trusted) {

    /** The presented key that has a fingerprint. */
    public Optional<Key> presented(String fingerprint) {
      return presented.stream().filter(key -> key.fingerprint().equals(fingerprint)).findFirst();
    }
  }
}
