package io.groundwork.agent.resource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarEntriesTest {
  private static final String BOUND = "more than 1 MiB";

  @ParameterizedTest
  @ValueSource(chars = {'L', 'K', 'x', 'g'})
  void aHeaderOfGigabytesIsRefusedAfterOneMebibyte(char kind) throws IOException {
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    first.write(header(kind, 0777_7777_7777L, ""));
    first.write((kind == 'x' || kind == 'g' ? "2000000000 path=" : "").getBytes(US_ASCII));
    CountedZeros zeros = new CountedZeros(first.toByteArray());
    assertThatThrownBy(() -> readAll(zeros)).hasMessageContaining(BOUND);
    assertThat(zeros.count).isLessThan(2 << 20);
  }

  @Test
  void aChainOfHeadersIsRefusedBeforeItExhaustsTheStack() throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    for (int i = 0; i < 20_000; i++) {
      tar.write(header('g', 12, ""));
      tar.write(block("12 comment=\n"));
    }
    assertThatThrownBy(() -> readAll(new ByteArrayInputStream(tar.toByteArray())))
        .hasMessageContaining(BOUND);
  }

  @Test
  void theContentOfAnEntryThatNobodyReadsIsNoHeader() throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    tar.write(header('0', 3 << 20, "big"));
    tar.write(new byte[3 << 20]);
    tar.write(header('0', 0, "small"));
    tar.write(new byte[1024]);
    assertThat(readAll(new ByteArrayInputStream(tar.toByteArray()))).isEqualTo(2);
  }

  @Test
  void aLongNameOfHonestLengthIsRead() throws IOException {
    String name = "a/".repeat(200) + "b";
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    tar.write(header('L', name.length(), "././@LongLink"));
    tar.write(block(name));
    tar.write(header('0', 0, "cut"));
    tar.write(new byte[1024]);
    TarEntries entries = new TarEntries(new ByteArrayInputStream(tar.toByteArray()));
    TarArchiveEntry entry = entries.next();
    assertThat(entry).isNotNull();
    assertThat(entry.getName()).isEqualTo(name);
  }

  @Test
  void aSparseFileIsRefused() {
    assertThatThrownBy(() -> readAll(new CountedZeros(header('S', 0, "holes"))))
        .hasMessageContaining("holes is a sparse file");
  }

  @Test
  void whatEndsInTheMiddleIsSaidToDoSo() throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    tar.write(header('0', 5000, "cut"));
    tar.write(new byte[700]);
    byte[] cut = tar.toByteArray();
    assertThatThrownBy(() -> readAll(new ByteArrayInputStream(cut)))
        .satisfies(e -> assertThat(TarEntries.words((Exception) e)).contains("ends in the middle"));
    assertThat(TarEntries.words(new EOFException())).contains("ends in the middle");
  }

  @Test
  void whatIsNoGzipIsSaidToBeNone() {
    assertThatThrownBy(
            () -> new GZIPInputStream(new ByteArrayInputStream(new byte[20])).readAllBytes())
        .satisfies(
            e ->
                assertThat(TarEntries.words((Exception) e))
                    .isEqualTo("it is not packed with gzip"));
  }

  private static int readAll(InputStream tar) throws IOException {
    TarEntries entries = new TarEntries(tar);
    int count = 0;
    while (entries.next() != null) {
      count++;
    }
    return count;
  }

  /** A header made by hand: the library's writer takes minutes for what is hostile here. */
  private static byte[] header(char kind, long size, String name) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 100, "0000644\0");
    put(header, 124, String.format("%011o\0", size));
    put(header, 136, "00000000000\0");
    header[156] = (byte) kind;
    put(header, 257, kind == 'L' || kind == 'K' || kind == 'S' ? "ustar  \0" : "ustar\00000");
    put(header, 148, "        ");
    int sum = 0;
    for (byte each : header) {
      sum += each & 0xff;
    }
    put(header, 148, String.format("%06o\0 ", sum));
    return header;
  }

  private static byte[] block(String content) {
    byte[] block = new byte[512];
    put(block, 0, content);
    return block;
  }

  private static void put(byte[] block, int at, String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }

  /** A header, then zeros without end. */
  private static final class CountedZeros extends InputStream {
    private final byte[] first;
    private int count;

    CountedZeros(byte[] first) {
      this.first = first;
    }

    @Override
    public int read() {
      return count < first.length ? first[count++] & 0xff : zero();
    }

    private int zero() {
      count++;
      return 0;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      for (int i = 0; i < length; i++) {
        buffer[offset + i] = (byte) read();
      }
      return length;
    }
  }
}
