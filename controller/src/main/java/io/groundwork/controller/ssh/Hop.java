package io.groundwork.controller.ssh;

import io.groundwork.inventory.Host;
import io.groundwork.inventory.Secret;
import io.groundwork.inventory.Ssh;
import io.groundwork.inventory.Ssh.Bastion;
import org.jspecify.annotations.Nullable;

/**
 * A login on one sshd: the host itself, or the bastion before it.
 *
 * @param host the inventory's name of the host that the way leads to
 * @param key private key file, as written in the inventory
 * @param agent whether a running ssh-agent is asked
 * @param bastion whether it is the bastion before the host
 */
record Hop(
    String host,
    String address,
    int port,
    String user,
    @Nullable String key,
    @Nullable Secret passphrase,
    @Nullable Secret password,
    boolean agent,
    boolean bastion) {

  /** The login on the host itself. */
  static Hop of(Host host) {
    Ssh ssh = host.ssh();
    String address = ssh.address() == null ? host.address() : ssh.address();
    return new Hop(
        host.name(),
        address,
        ssh.port(),
        ssh.user(),
        ssh.key(),
        ssh.passphrase(),
        ssh.password(),
        ssh.agent(),
        false);
  }

  /** The login on the host's bastion. */
  static Hop of(Host host, Bastion bastion) {
    return new Hop(
        host.name(),
        bastion.address(),
        bastion.port(),
        bastion.user(),
        bastion.key(),
        bastion.passphrase(),
        bastion.password(),
        host.ssh().agent(),
        true);
  }

  /** As OpenSSH names it: user@address, with the port where it is not 22. */
  String label() {
    return user + "@" + place();
  }

  /** The address, with the port where it is not 22. */
  String place() {
    return port == 22 ? address : "[" + address + "]:" + port;
  }
}
