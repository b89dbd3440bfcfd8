package io.groundwork.controller.component;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP addresses as text; never asks a name server. */
public final class Addresses {
  private static final Pattern V4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  private Addresses() {}

  /** The address that the text spells; empty where it is a name. */
  public static Optional<InetAddress> literal(String text) {
    String bare = text.split("%", 2)[0];
    if (!V4.matcher(bare).matches() && !V6.matcher(bare).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(bare));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Whether both mean the same address, however they are written. */
  public static boolean same(String one, String other) {
    Optional<InetAddress> first = literal(one);
    return first.isPresent()
        ? first.equals(literal(other))
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
}
