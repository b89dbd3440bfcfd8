package io.groundwork.agent.resource;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and digests the bytes of a tarball as they pass, and says in the end what they are. */
final class ProvingStream extends FilterInputStream {
  private final Archive archive;
  private final MessageDigest digest;
  private long count;

  ProvingStream(Archive archive, InputStream in) throws IOException {
    super(in);
    this.archive = archive;
    try {
      digest =
          switch (archive.algorithm()) {
            case "sha512" -> MessageDigest.getInstance("SHA-512");
            case "sha256" -> MessageDigest.getInstance("SHA-256");
            default -> throw new IOException("no digest of the kind " + archive.algorithm());
          };
    } catch (NoSuchAlgorithmException e) {
      throw new IOException("this runtime has no " + archive.algorithm(), e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = in.read(buffer, offset, length);
    if (n > 0) {
      digest.update(buffer, offset, n);
      count += n;
      if (count > archive.size()) {
        throw new WrongBytesException(
            archive.name() + " is bigger than the " + archive.size() + " bytes announced");
      }
    }
    return n;
  }

  /** What is skipped is digested, too. */
  @Override
  public long skip(long n) throws IOException {
    byte[] passed = new byte[(int) Math.max(0, Math.min(n, 8192))];
    return Math.max(0, read(passed, 0, passed.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** Reads to the end and holds size and digest against what was announced. */
  void prove() throws IOException {
    byte[] buffer = new byte[1 << 16];
    while (read(buffer, 0, buffer.length) >= 0) {
      // Digested as it passes.
    }
    if (count < archive.size()) {
      throw new WrongBytesException(
          archive.name() + " was cut off after " + count + " of " + archive.size() + " bytes");
    }
    String seen = HexFormat.of().formatHex(digest.digest());
    if (!seen.equals(archive.digest())) {
      throw new WrongBytesException(
          archive.name()
              + " has the wrong digest: its "
              + archive.algorithm()
              + " is "
              + seen
              + ", wanted is "
              + archive.digest());
    }
  }

  /** The bytes are not those that were announced. */
  static final class WrongBytesException extends IOException {
    WrongBytesException(String message) {
      super(message);
    }
  }
}
