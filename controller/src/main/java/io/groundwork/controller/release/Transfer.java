package io.groundwork.controller.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * One attempt to download a file. What an earlier attempt left is kept and the rest asked for, but
 * only if the server says that it is still the same file; else it begins anew.
 */
final class Transfer {
  private static final int BUFFER = 1 << 17;
  private final URI uri;
  private final Path part;
  private final Path validator;
  private final MessageDigest digest;
  private final String name;
  private final Downloading downloading;

  Transfer(URI uri, Path part, Digest.Kind kind, String name, Downloading downloading) {
    this.uri = uri;
    this.part = part;
    this.validator = part.resolveSibling("part.validator");
    this.digest = kind.start();
    this.name = name;
    this.downloading = downloading;
  }

  /**
   * Leaves the whole file at the part's place.
   *
   * @return its digest, in hex
   * @throws IOException where it broke off; what came is kept for the next attempt
   */
  String run() throws IOException {
    String same = Files.exists(validator) ? Files.readString(validator) : "";
    long have = same.isEmpty() || !Files.exists(part) ? 0 : Files.size(part);
    HttpURLConnection http = Http.open(uri);
    if (have > 0) {
      http.setRequestProperty("Range", "bytes=" + have + "-");
      http.setRequestProperty("If-Range", same);
    }
    int status = Http.status(http);
    if (status == HttpURLConnection.HTTP_PARTIAL && starts(http, have)) {
      digestPart();
    } else if (status == HttpURLConnection.HTTP_OK) {
      begin(http);
      have = 0;
    } else {
      Files.deleteIfExists(part);
      throw new IOException("the server answers " + status + " to what was asked");
    }
    copy(http, have);
    Files.deleteIfExists(validator);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static boolean starts(HttpURLConnection http, long at) {
    String range = http.getHeaderField("Content-Range");
    return at > 0 && range != null && range.startsWith("bytes " + at + "-");
  }

  /** A weak validator does not tell whether each byte is the same. */
  private void begin(HttpURLConnection http) throws IOException {
    Files.deleteIfExists(part);
    String tag = http.getHeaderField("ETag");
    String same = tag == null || tag.startsWith("W/") ? http.getHeaderField("Last-Modified") : tag;
    Files.writeString(validator, same == null ? "" : same, StandardCharsets.ISO_8859_1);
  }

  private void digestPart() throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(part)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
  }

  private void copy(HttpURLConnection http, long have) throws IOException {
    long promised = http.getContentLengthLong();
    long whole = promised < 0 ? -1 : have + promised;
    long got = have;
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = http.getInputStream();
        OutputStream out =
            Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        digest.update(buffer, 0, n);
        got += n;
        downloading.at(name, got, whole);
      }
    }
    if (whole >= 0 && got != whole) {
      throw new IOException("it broke off after " + got + " of " + whole + " bytes");
    }
  }
}
