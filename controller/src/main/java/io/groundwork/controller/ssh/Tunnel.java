package io.groundwork.controller.ssh;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;

/**
 * A TCP connection from a bastion onwards. What arrives after we have ended the session in it is
 * kept and dropped: for sshj, data on a stream that is closed are an error that ends the whole
 * connection with the bastion, and with it whatever else goes through it.
 */
final class Tunnel extends DirectConnection {
  private final InputStream in =
      new FilterInputStream(super.getInputStream()) {
        @Override
        public void close() {
          // The bastion closes the channel when it has seen that we send no more.
        }
      };

  private Tunnel(SSHClient bastion, Hop to) {
    super(bastion.getConnection(), to.address(), to.port());
  }

  static Tunnel open(SSHClient bastion, Hop to) throws IOException {
    Tunnel tunnel = new Tunnel(bastion, to);
    tunnel.open();
    return tunnel;
  }

  @Override
  public InputStream getInputStream() {
    return in;
  }
}
