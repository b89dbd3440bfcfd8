package io.groundwork.controller.release;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;

/** HTTP, as far as downloads need it. */
final class Http {
  private static final int CONNECT_MILLIS = 10_000;

  /** Without a byte for so long, the connection counts as dead. */
  private static final int READ_MILLIS = 30_000;

  private static final int TOO_MANY_REQUESTS = 429;

  private Http() {}

  /** The server will not give it; asking again cannot help. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(String why) {
      super(why);
    }

    String why() {
      return String.valueOf(getMessage());
    }
  }

  /** A request that is not sent yet. */
  static HttpURLConnection open(URI uri) throws IOException {
    URLConnection connection = uri.toURL().openConnection();
    if (!(connection instanceof HttpURLConnection http)) {
      throw new Refused("only http and https can be downloaded");
    }
    http.setConnectTimeout(CONNECT_MILLIS);
    http.setReadTimeout(READ_MILLIS);
    http.setRequestProperty("Accept-Encoding", "identity");
    return http;
  }

  /**
   * The status, where it promises content.
   *
   * @throws Refused where the server says that it never will
   */
  static int status(HttpURLConnection http) throws IOException {
    int status = http.getResponseCode();
    if (status >= 200 && status < 300 || status == 416) {
      return status;
    }
    String said = "the server answers " + status + " " + http.getResponseMessage();
    if (status >= 500 || status == 408 || status == TOO_MANY_REQUESTS) {
      throw new IOException(said);
    }
    throw new Refused(status < 400 ? said + " to " + http.getHeaderField("Location") : said);
  }

  /** A small text; empty where there is none of that name. */
  static String text(URI uri, int longest) throws IOException {
    HttpURLConnection http = open(uri);
    if (http.getResponseCode() == HttpURLConnection.HTTP_NOT_FOUND) {
      return "";
    }
    int status = status(http);
    try (InputStream in = http.getInputStream()) {
      return status == 200 ? new String(in.readNBytes(longest), StandardCharsets.ISO_8859_1) : "";
    }
  }
}
