package io.groundwork.inventory.value;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Reads IP addresses and host names without asking any name service. */
public final class Addresses {
  private static final int LONGEST_NAME = 253;
  private static final int LONGEST_LABEL = 63;

  private Addresses() {}

  /** The bytes of an IPv4 or IPv6 address; null where the text is neither. */
  public static byte @Nullable [] bytes(String text) {
    return text.indexOf(':') >= 0 ? v6(text) : v4(text);
  }

  /** Whether the text is a host name: labels of letters, digits and hyphens (RFC 1123). */
  public static boolean isHostName(String text) {
    if (text.isEmpty() || text.length() > LONGEST_NAME || looksNumeric(text)) {
      return false;
    }
    int start = 0;
    while (true) {
      int dot = text.indexOf('.', start);
      if (!isLabel(text, start, dot < 0 ? text.length() : dot)) {
        return false;
      }
      if (dot < 0) {
        return true;
      }
      start = dot + 1;
    }
  }

  /** Whether there are only digits and dots: meant as an address, or mistaken for one. */
  public static boolean looksNumeric(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '.' && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLabel(String text, int from, int to) {
    if (from >= to || to - from > LONGEST_LABEL) {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean plain = c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      boolean inner = c == '-' && i > from && i < to - 1;
      if (!plain && !inner) {
        return false;
      }
    }
    return true;
  }

  private static byte @Nullable [] v4(String text) {
    byte[] bytes = new byte[4];
    int part = 0;
    int value = -1;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '.';
      if (c == '.') {
        if (value < 0 || part > 3) {
          return null;
        }
        bytes[part++] = (byte) value;
        value = -1;
      } else if (c < '0' || c > '9' || value == 0) {
        return null;
      } else {
        value = Math.max(value, 0) * 10 + (c - '0');
        if (value > 255) {
          return null;
        }
      }
    }
    return part == 4 ? bytes : null;
  }

  private static byte @Nullable [] v6(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ':' && c != '.' && Character.digit(c, 16) < 0 || c > 'f') {
        return null;
      }
    }
    try {
      // A text with a colon is never looked up: it is an address or refused.
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      return null;
    }
  }
}
