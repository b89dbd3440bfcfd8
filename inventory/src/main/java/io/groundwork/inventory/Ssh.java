package io.groundwork.inventory;

import org.jspecify.annotations.Nullable;

/** How to reach a host by SSH; a host's block goes over the cluster's, key by key. */
public record Ssh(
    @Setting(doc = "Login user.", value = "root") String user,
    @Setting(doc = "Where sshd is reached, if not at the host's address.") @Nullable String address,
    @Setting(doc = "Port of sshd.", value = "22") int port,
    @Setting(doc = "Private key file, OpenSSH format or PEM.") @Nullable String key,
    @Setting(doc = "The key's passphrase, from the environment or a file.")
        @Nullable Secret passphrase,
    @Setting(doc = "Login password, from the environment or a file.") @Nullable Secret password,
    @Setting(doc = "Whether the keys of a running ssh-agent are offered.", value = "false")
        boolean agent,
    @Setting(
            doc = "strict: known_hosts decides; accept-new: unknown host keys are added.",
            value = "strict")
        HostKeys hostKeys,
    @Setting(doc = "The known_hosts file.", value = "~/.ssh/known_hosts") String knownHosts,
    @Setting(
            doc = "Seconds until an attempt to connect is given up.",
            value = "10",
            min = 1,
            max = 3600)
        int connectTimeout,
    @Setting(doc = "A host to go through.") @Nullable Bastion bastion) {

  /** What decides about a host key that known_hosts does not have; a changed one is refused. */
  public enum HostKeys {
    STRICT,
    ACCEPT_NEW
  }

  /** A host that connections go through. */
  public record Bastion(
      @Setting(doc = "Name or address of the host to go through.", required = true) String address,
      @Setting(doc = "Port of its sshd.", value = "22") int port,
      @Setting(doc = "Login user there.", value = "root") String user,
      @Setting(doc = "Private key file for it.") @Nullable String key,
      @Setting(doc = "The key's passphrase.") @Nullable Secret passphrase,
      @Setting(doc = "Login password there.") @Nullable Secret password) {}
}
