package io.groundwork.controller.ssh;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import net.schmizz.sshj.SSHClient;

/**
 * Does once what a handshake computes, without one, so that the launcher can make a class-data
 * archive of what it loads. No part of a run.
 */
public final class Rehearsal {
  private static final byte[] DATA = "rehearsal".getBytes(StandardCharsets.UTF_8);

  private Rehearsal() {}

  public static void main(String[] arguments) throws GeneralSecurityException {
    new SSHClient(new Algorithms());
    agree("X25519", "X25519");
    agree("EC", "ECDH");
    sign("Ed25519", "Ed25519");
    sign("EC", "SHA256withECDSA");
    sign("RSA", "SHA512withRSA");
    encrypt();
    for (String digest : List.of("SHA-1", "SHA-256", "SHA-512")) {
      MessageDigest.getInstance(digest).digest(DATA);
    }
    for (String mac : List.of("HmacSHA1", "HmacSHA256")) {
      Mac.getInstance(mac).init(new SecretKeySpec(DATA, mac));
    }
    Nonce.prompt();
  }

  private static void agree(String keys, String algorithm) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(keys);
    KeyAgreement agreement = KeyAgreement.getInstance(algorithm);
    agreement.init(generator.generateKeyPair().getPrivate());
    agreement.doPhase(generator.generateKeyPair().getPublic(), true);
    agreement.generateSecret();
  }

  private static void sign(String keys, String algorithm) throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance(keys).generateKeyPair();
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(pair.getPrivate());
    signature.update(DATA);
    byte[] signed = signature.sign();
    signature.initVerify(pair.getPublic());
    signature.update(DATA);
    if (!signature.verify(signed)) {
      throw new GeneralSecurityException(algorithm + " does not verify what it signed");
    }
    HostKey.of(pair.getPublic()).fingerprint();
  }

  private static void encrypt() throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(new byte[16], "AES"),
        new GCMParameterSpec(128, new byte[12]));
    cipher.updateAAD(DATA);
    cipher.doFinal(DATA);
  }
}
