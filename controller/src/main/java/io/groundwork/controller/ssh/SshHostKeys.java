package io.groundwork.controller.ssh;

import io.groundwork.controller.node.HostKeys;
import io.groundwork.controller.node.SessionException;
import io.groundwork.controller.ssh.KnownHosts.Entry;
import io.groundwork.inventory.Host;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Host keys as sshd presents them and the known_hosts file in use has them. */
public final class SshHostKeys implements HostKeys {

  @Override
  public Comparison compare(Host host) {
    Connection.Way way = Connection.Way.of(host);
    Hop hop = Hop.of(host);
    List<HostKey> presented;
    try (Connection via = Connection.bastion(host, new Identities())) {
      presented = new HostKeyScan(hop, way, via).keys();
    }
    List<Entry> entries = entries(hop, way.known());
    List<Entry> revoked =
        entries.stream().filter(e -> e.revoked() && presented.contains(e.key())).toList();
    List<HostKey> known =
        entries.stream().filter(e -> !e.revoked()).map(Entry::key).distinct().toList();
    if (!revoked.isEmpty()) {
      throw new SessionException(
          host.name(),
          "host key revoked",
          hop.place()
              + " presented "
              + revoked.get(0).key().fingerprint()
              + ", which line "
              + revoked.get(0).line()
              + " of "
              + way.known().file()
              + " revokes",
          "Find out why the key was revoked; give the host a new one.");
    }
    return new Comparison(
        hop.place(),
        way.known().file(),
        keys(known),
        keys(presented),
        presented.stream().anyMatch(known::contains));
  }

  @Override
  public Optional<Path> accept(Host host, Key key) {
    KnownHosts known = Connection.Way.of(host).known();
    try {
      return new KnownHostsChange(known, Clock.systemUTC())
          .replace(Hop.of(host).place(), new HostKey(key.type(), key.blob()));
    } catch (IOException e) {
      throw new SessionException(
          host.name(),
          "host key",
          "cannot replace it in " + known.file() + ": " + e,
          "Make the file and its directory writable, or name another with ssh.known_hosts.");
    }
  }

  private static List<Entry> entries(Hop hop, KnownHosts known) {
    try {
      return known.of(hop.place());
    } catch (IOException e) {
      throw new SessionException(
          hop.host(),
          "host key",
          "cannot read " + known.file() + ": " + e,
          "Make the file readable, or name another with ssh.known_hosts.");
    }
  }

  private static List<Key> keys(List<HostKey> keys) {
    return keys.stream().map(k -> new Key(k.type(), k.blob(), k.digest())).toList();
  }
}
