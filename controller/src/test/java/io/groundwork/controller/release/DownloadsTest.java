package io.groundwork.controller.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DownloadsTest {
  private static final byte[] BYTES = TestTarball.kafka().bytes();
  private static final Digest DIGEST = Digest.sha512(TestTarball.sha512(BYTES));

  @TempDir Path cache;
  private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private Downloads downloads;

  /** How often the server breaks off, after how many bytes; and what it calls its file. */
  private volatile int breaks;

  private volatile int after = 100_000;
  private volatile String tag = "\"one\"";
  private volatile int status = 200;
  private volatile byte[] content = BYTES;
  private volatile String beside = "";

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/kafka.tgz", this::answer);
    server.createContext("/kafka.tgz.sha512", e -> small(e, beside));
    server.createContext("/kafka.tgz.sha256", e -> small(e, ""));
    server.start();
    downloads = new Downloads(cache, Downloading.SILENT, 1);
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  private URI uri() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/kafka.tgz");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    boolean same = tag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
    ranges.add(range == null ? "all" : range + (same ? " same" : " other"));
    int from = range != null && same ? Integer.parseInt(range.replaceAll("[^0-9]", "")) : 0;
    byte[] rest = Arrays.copyOfRange(content, from, content.length);
    exchange.getResponseHeaders().set("ETag", tag);
    exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-/*");
    exchange.sendResponseHeaders(status != 200 ? status : from > 0 ? 206 : 200, rest.length);
    try (exchange;
        OutputStream out = exchange.getResponseBody()) {
      if (breaks > 0) {
        breaks--;
        out.write(rest, 0, Math.min(after, rest.length));
        out.flush();
        throw new IOException("broken off on purpose");
      }
      out.write(rest);
    }
  }

  private static void small(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(
        bytes.length == 0 ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Test
  void aTarballIsDownloadedOnceAndThenTakenFromTheCache() throws Exception {
    Path first = downloads.get(uri(), DIGEST);
    assertThat(first).hasBinaryContent(BYTES).hasFileName("kafka.tgz");
    assertThat(downloads.get(uri(), DIGEST)).isEqualTo(first);
    assertThat(ranges).containsExactly("all");
  }

  @Test
  void whatBrokeOffIsTakenUpWhereItEnded() throws Exception {
    breaks = 2;
    assertThat(downloads.get(uri(), DIGEST)).hasBinaryContent(BYTES);
    assertThat(ranges).hasSize(3);
    assertThat(ranges.get(1)).startsWith("bytes=").endsWith("same");
  }

  @Test
  void aFileThatChangedMeanwhileIsTakenFromItsBeginning() throws Exception {
    Path part = place().resolve("part");
    Files.createDirectories(part.getParent());
    Files.writeString(part, "of an older file");
    Files.writeString(part.resolveSibling("part.validator"), "\"older\"");
    assertThat(downloads.get(uri(), DIGEST)).hasBinaryContent(BYTES);
    assertThat(ranges).containsExactly("bytes=16- other");
  }

  @Test
  void withoutAValidatorNothingIsResumed() throws Exception {
    Path part = place().resolve("part");
    Files.createDirectories(part.getParent());
    Files.writeString(part, "of unknown origin");
    assertThat(downloads.get(uri(), DIGEST)).hasBinaryContent(BYTES);
    assertThat(ranges).containsExactly("all");
  }

  @Test
  void aServerThatAlwaysBreaksOffIsGivenUp() {
    breaks = 100;
    after = 1;
    assertThat(refused(DIGEST).why()).contains("the download failed").contains("broke off");
    assertThat(ranges).hasSize(5);
  }

  @Test
  void aWrongDigestIsToldAndNothingIsKept() throws IOException {
    Digest other = Digest.sha512("0".repeat(128));
    ArchiveException refused = refused(other);
    assertThat(refused.why()).contains(other.hex()).contains(DIGEST.hex());
    assertThat(ranges).hasSize(1);
    try (var left = Files.list(place())) {
      assertThat(left.map(p -> p.getFileName().toString())).containsExactly("lock");
    }
  }

  @Test
  void whatIsNotThereIsNotAskedForAgain() {
    status = 404;
    assertThat(refused(DIGEST).why()).contains("404");
    assertThat(ranges).hasSize(1);
  }

  @Test
  void aServerInTroubleIsAskedAgain() {
    status = 503;
    assertThat(refused(DIGEST).why()).contains("503");
    assertThat(ranges).hasSize(5);
  }

  @Test
  void theDigestBesideIsKeptForRunsWithoutTheNetwork() throws Exception {
    beside = DIGEST.hex() + "  kafka.tgz\n";
    assertThat(downloads.digestOf(uri(), DownloadsTest::none)).isEqualTo(DIGEST);
    beside = "";
    assertThat(downloads.digestOf(uri(), DownloadsTest::none)).isEqualTo(DIGEST);
  }

  @Test
  void withoutADigestBesideItIsUnknown() {
    ArchiveException thrown =
        catchThrowableOfType(
            ArchiveException.class, () -> downloads.digestOf(uri(), DownloadsTest::none));
    assertThat(thrown.why()).isEqualTo("none");
  }

  private static ArchiveException none() {
    return new ArchiveException("x", "none", "");
  }

  private ArchiveException refused(Digest digest) {
    return catchThrowableOfType(ArchiveException.class, () -> downloads.get(uri(), digest));
  }

  private Path place() {
    String name = TestTarball.sha256(uri().toString().getBytes(StandardCharsets.UTF_8));
    return cache.resolve(name.substring(0, 16));
  }
}
