package io.groundwork.controller.ssh;

import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.method.KeyedAuthMethod;

/**
 * Public key authentication that signs at once, without asking first whether the key would do: with
 * a key that the inventory names, the question is a round trip for nothing. RFC 4252, section 7.
 */
final class SignedPublickey extends KeyedAuthMethod {

  SignedPublickey(KeyProvider key) {
    super("publickey", key);
  }

  @Override
  protected SSHPacket buildReq() throws UserAuthException {
    return putSig(putPubKey(super.buildReq().putBoolean(true)));
  }
}
