package io.groundwork.controller.ssh;

import com.hierynomus.sshj.key.KeyAlgorithms;
import com.hierynomus.sshj.transport.cipher.BlockCiphers;
import com.hierynomus.sshj.transport.cipher.GcmCiphers;
import com.hierynomus.sshj.transport.kex.DHGroups;
import com.hierynomus.sshj.transport.kex.ExtInfoClientFactory;
import com.hierynomus.sshj.transport.mac.Macs;
import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;
import java.security.Security;
import java.util.List;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.sshj.ConfigImpl;
import net.schmizz.sshj.common.SecurityUtils;
import net.schmizz.sshj.transport.compression.NoneCompression;
import net.schmizz.sshj.transport.kex.Curve25519SHA256;
import net.schmizz.sshj.transport.kex.ECDHNistP;
import net.schmizz.sshj.transport.random.JCERandom;
import net.schmizz.sshj.transport.random.SingletonRandomFactory;
import net.schmizz.sshj.userauth.keyprovider.PKCS8KeyFile;

/**
 * What is offered in the handshake: what the JDK's own providers do fast, in the order of speed,
 * with fallbacks down to OpenSSH 7.4 (CentOS 7) and nothing that OpenSSH no longer offers itself.
 */
final class Algorithms extends ConfigImpl {

  static {
    // The JDK has X25519, Ed25519 and AES-GCM since 15; loading a further provider costs 100 ms.
    SecurityUtils.setRegisterBouncyCastle(false);
    Security.addProvider(new EcdsaName());
  }

  Algorithms() {
    setLoggerFactory(new Quiet());
    setVersion("Groundwork");
    setRandomFactory(new SingletonRandomFactory(new JCERandom.Factory()));
    setKeepAliveProvider(KeepAliveProvider.KEEP_ALIVE);
    setCompressionFactories(List.of(new NoneCompression.Factory()));
    setFileKeyProviderFactories(
        List.of(new OpenSSHKeyV1KeyFile.Factory(), new PKCS8KeyFile.Factory()));
    setKeyExchangeFactories(
        List.of(
            new Curve25519SHA256.Factory(),
            new Curve25519SHA256.FactoryLibSsh(),
            new ECDHNistP.Factory256(),
            new ECDHNistP.Factory384(),
            DHGroups.Group14SHA256(),
            DHGroups.Group16SHA512(),
            new ExtInfoClientFactory()));
    setKeyAlgorithms(
        List.of(
            KeyAlgorithms.EdDSA25519(),
            KeyAlgorithms.ECDSASHANistp256(),
            KeyAlgorithms.ECDSASHANistp384(),
            KeyAlgorithms.ECDSASHANistp521(),
            KeyAlgorithms.RSASHA512(),
            KeyAlgorithms.RSASHA256(),
            KeyAlgorithms.SSHRSA()));
    setCipherFactories(
        List.of(
            GcmCiphers.AES128GCM(),
            GcmCiphers.AES256GCM(),
            BlockCiphers.AES128CTR(),
            BlockCiphers.AES256CTR()));
    setMACFactories(
        List.of(
            Macs.HMACSHA2256Etm(), Macs.HMACSHA2512Etm(), Macs.HMACSHA2256(), Macs.HMACSHA2512()));
  }
}
