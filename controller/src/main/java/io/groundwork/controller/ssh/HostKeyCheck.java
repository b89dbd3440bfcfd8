package io.groundwork.controller.ssh;

import io.groundwork.controller.node.SessionException;
import io.groundwork.controller.ssh.KnownHosts.Entry;
import io.groundwork.inventory.Ssh.HostKeys;
import java.io.IOException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import org.jspecify.annotations.Nullable;

/**
 * Holds a host's key against known_hosts: a known one passes, a changed or revoked one never does,
 * an unknown one only under accept-new, which adds it.
 */
final class HostKeyCheck implements HostKeyVerifier {
  private final Hop hop;
  private final HostKeys policy;
  private final KnownHosts known;
  private final List<Entry> entries;
  private volatile @Nullable SessionException refusal;

  HostKeyCheck(Hop hop, HostKeys policy, KnownHosts known) {
    this.hop = hop;
    this.policy = policy;
    this.known = known;
    try {
      this.entries = known.of(hop.place());
    } catch (IOException e) {
      throw new SessionException(
          hop.host(),
          "host key",
          "cannot read " + known.file() + ": " + e,
          "Make the file readable, or name another with ssh.known_hosts.");
    }
  }

  /** Why the key was refused, once it was. */
  @Nullable SessionException refusal() {
    return refusal;
  }

  @Override
  public List<String> findExistingAlgorithms(String hostname, int port) {
    List<String> algorithms = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.key().type().equals("ssh-rsa")) {
        // An RSA key signs with any of these; only the first two are left in OpenSSH 8.8.
        algorithms.addAll(List.of("rsa-sha2-512", "rsa-sha2-256", "ssh-rsa"));
      } else {
        algorithms.add(entry.key().type());
      }
    }
    return algorithms;
  }

  @Override
  public boolean verify(String hostname, int port, PublicKey publicKey) {
    HostKey presented = HostKey.of(publicKey);
    Entry other = null;
    boolean same = false;
    for (Entry entry : entries) {
      boolean equal = entry.key().blob().equals(presented.blob());
      if (equal && entry.revoked()) {
        refusal = revoked(entry);
        return false;
      }
      same |= equal;
      if (!equal && !entry.revoked()) {
        other = betterMatch(other, entry, presented);
      }
    }
    if (!same) {
      refusal = other != null ? changed(other, presented) : unknown(presented);
    }
    return refusal == null;
  }

  private static Entry betterMatch(@Nullable Entry old, Entry candidate, HostKey presented) {
    boolean sameType = candidate.key().type().equals(presented.type());
    return old == null || sameType ? candidate : old;
  }

  private SessionException revoked(Entry entry) {
    return new SessionException(
        hop.host(),
        "host key revoked",
        hop.place()
            + " presented "
            + entry.key().fingerprint()
            + ", which "
            + at(entry)
            + " revokes",
        "Find out why the key was revoked; give the host a new one.");
  }

  private SessionException changed(Entry entry, HostKey presented) {
    return new SessionException(
        hop.host(),
        "host key changed",
        hop.place()
            + " presented "
            + presented.fingerprint()
            + ", but "
            + at(entry)
            + " knows "
            + entry.key().fingerprint(),
        hop.bastion()
            ? "If the bastion was re-installed, remove the old key with: ssh-keygen -R '"
                + hop.place()
                + "' -f "
                + known.file()
                + ". Otherwise somebody may be in between."
            : "If the machine was set up anew, compare the fingerprint on its own console"
                + " (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub), then bring it back with:"
                + " groundwork rebuild --host "
                + hop.host()
                + " -i FILE --host-key "
                + presented.digest()
                + ". Otherwise somebody may be in between.");
  }

  private @Nullable SessionException unknown(HostKey presented) {
    if (policy == HostKeys.STRICT) {
      return new SessionException(
          hop.host(),
          "host key unknown",
          hop.place()
              + " presented "
              + presented.fingerprint()
              + ", which is not in "
              + known.file(),
          "Compare the fingerprint on the host (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub),"
              + " then add it with ssh-keyscan, or set ssh.host_keys: accept-new.");
    }
    try {
      known.add(hop.place(), presented);
      return null;
    } catch (IOException e) {
      return new SessionException(
          hop.host(),
          "host key unknown",
          "cannot add it to " + known.file() + ": " + e,
          "Make the file writable, or name another with ssh.known_hosts.");
    }
  }

  private String at(Entry entry) {
    return "line " + entry.line() + " of " + known.file();
  }
}
