package io.groundwork.controller.ssh;

import java.io.IOException;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AbstractAuthMethod;

/**
 * Public key authentication with one key of an ssh-agent. Asks first whether the key would do, so
 * that the agent signs only for one that does. RFC 4252, section 7.
 */
final class AgentPublickey extends AbstractAuthMethod {
  private static final int RSA_SHA2_512 = 4;
  private final SshAgent agent;
  private final byte[] identity;
  private final String algorithm;
  private final int flags;

  AgentPublickey(SshAgent agent, byte[] identity) throws IOException {
    super("publickey");
    this.agent = agent;
    this.identity = identity;
    String type = new Buffer.PlainBuffer(identity).readString();
    boolean rsa = type.equals("ssh-rsa");
    this.algorithm = rsa ? "rsa-sha2-512" : type;
    this.flags = rsa ? RSA_SHA2_512 : 0;
  }

  @Override
  protected SSHPacket buildReq() throws UserAuthException {
    return request(false);
  }

  private SSHPacket request(boolean signed) throws UserAuthException {
    return super.buildReq().putBoolean(signed).putString(algorithm).putString(identity);
  }

  @Override
  public void handle(Message message, SSHPacket packet)
      throws UserAuthException, TransportException {
    if (message != Message.USERAUTH_60) {
      super.handle(message, packet);
      return;
    }
    SSHPacket request = request(true);
    byte[] data =
        new Buffer.PlainBuffer()
            .putString(params.getTransport().getSessionID())
            .putBuffer(request)
            .getCompactData();
    try {
      request.putString(agent.sign(identity, data, flags));
    } catch (IOException e) {
      throw new UserAuthException("the ssh-agent did not sign: " + e.getMessage(), e);
    }
    params.getTransport().write(request);
  }
}
