package io.groundwork.controller.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What is the same in every page, and goes into it. */
public final class Assets {
  private Assets() {}

  /** How a page looks. */
  public static String css() {
    return read("page.css");
  }

  /** What a page can do; all that it tells is there without it. */
  public static String script() {
    return read("page.js");
  }

  /**
   * What a browser may do with a page: nothing over the network, and no script but ours. What nodes
   * say is escaped; if that failed somewhere, it still could not run.
   */
  public static String policy() {
    return "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-"
        + sha256(script())
        + "'; base-uri 'none'; form-action 'none'";
  }

  private static String read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(name + " cannot be read from the program", e);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
