package io.groundwork.agent.resource;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a tar that is not trusted, one by one. The library reads long names and extended
 * headers whole into memory and follows chains of them by recursion; here they are bounded.
 */
public final class TarEntries {
  /** Bytes of all headers of one entry together; honest ones have a few thousand. */
  private static final int MOST_HEADERS = 1 << 20;

  private final HeaderBudget budget;
  private final TarArchiveInputStream tar;
  private final byte[] passed = new byte[1 << 14];

  /**
   * Reads from {@code plain}, which the caller closes.
   *
   * @param plain the tar, decompressed
   */
  public TarEntries(InputStream plain) {
    budget = new HeaderBudget(plain);
    tar = new TarArchiveInputStream(budget, "UTF-8");
  }

  /**
   * The next entry, or null after the last one. What was not read of the former one is passed over.
   *
   * @throws IOException if the tar is damaged or cut off, its headers are too big, or the entry is
   *     a sparse file: a few bytes of those stand for any number of zeros
   */
  public @Nullable TarArchiveEntry next() throws IOException {
    try {
      while (tar.getCurrentEntry() != null && tar.read(passed, 0, passed.length) >= 0) {
        // Before the budget is set: only headers are to count.
      }
      budget.left = MOST_HEADERS;
      TarArchiveEntry entry = tar.getNextEntry();
      if (entry != null && entry.isSparse()) {
        throw new IOException(entry.getName() + " is a sparse file");
      }
      return entry;
    } catch (RuntimeException e) {
      // The library's own parsers throw what they like on broken numbers and names.
      throw new IOException("a broken entry", e);
    } finally {
      budget.left = HeaderBudget.NONE_SET;
    }
  }

  /** The content of the entry that came last. */
  public InputStream content() {
    return tar;
  }

  /**
   * What is wrong with a tarball, for people.
   *
   * @param e what reading it, or decompressing it, threw
   */
  public static String words(Exception e) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof EOFException || message.startsWith("Truncated TAR")) {
      return "it ends in the middle, as after a copy or a download that was cut short";
    }
    return message.equals("Not in GZIP format") ? "it is not packed with gzip" : Wording.of(e);
  }

  /** Lets only so many bytes pass while headers are read. */
  private static final class HeaderBudget extends FilterInputStream {
    private static final int NONE_SET = -1;
    private int left = NONE_SET;

    HeaderBudget(InputStream in) {
      super(in);
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
      spend(n);
      return n;
    }

    @Override
    public long skip(long n) throws IOException {
      long skipped = in.skip(n);
      spend(skipped);
      return skipped;
    }

    private void spend(long bytes) throws IOException {
      if (left == NONE_SET || bytes <= 0) {
        return;
      }
      if (bytes > left) {
        throw new IOException("an entry's name or extended header has more than 1 MiB");
      }
      left -= (int) bytes;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
