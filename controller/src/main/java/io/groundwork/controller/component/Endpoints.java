package io.groundwork.controller.component;

import io.groundwork.inventory.value.Addresses;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** IP addresses as text; never asks a name server. */
public final class Endpoints {
  private Endpoints() {}

  /** Whether the text is an IP address, not a name. */
  public static boolean literal(String text) {
    return bytes(text) != null;
  }

  /** Whether both mean the same address, however they are written. */
  public static boolean same(String one, String other) {
    byte[] first = bytes(one);
    return first != null
        ? Arrays.equals(first, bytes(other))
        : one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
  }

  /** Host and port as one text, an IPv6 address in brackets. */
  public static String endpoint(String address, int port) {
    return bracketed(address) + ":" + port;
  }

  /** The address, an IPv6 one in brackets. */
  public static String bracketed(String address) {
    return address.contains(":") ? "[" + address + "]" : address;
  }

  /** Without the zone that a link-local address has. */
  private static byte @Nullable [] bytes(String text) {
    int zone = text.indexOf('%');
    return Addresses.bytes(zone < 0 ? text : text.substring(0, zone));
  }
}
