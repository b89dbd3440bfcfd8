package io.groundwork.inventory.read;

import io.groundwork.inventory.value.Addresses;
import org.jspecify.annotations.Nullable;

/** Recognises what people write where an address belongs. */
final class AddressWords {
  private AddressWords() {}

  /** Null where the text is an IP address or a host name; else what to do, empty if unclear. */
  static @Nullable String wrong(String text) {
    if (Addresses.bytes(text) != null) {
      return null;
    }
    if (Addresses.looksNumeric(text)) {
      return "an IPv4 address has four numbers from 0 to 255, none with a zero before it";
    }
    if (Addresses.isHostName(text)) {
      return null;
    }
    if (text.indexOf("://") > 0) {
      return "the host alone, without " + text.substring(0, text.indexOf("://") + 3);
    }
    if (text.indexOf('@') > 0) {
      return "the login user belongs under ssh: {user: …}";
    }
    if (text.indexOf('/') > 0) {
      return "the address alone, without the length of the network's prefix";
    }
    if (text.indexOf('%') > 0) {
      return "an address with a zone is good on one machine only";
    }
    if (text.indexOf(':') > 0 && text.indexOf(':') == text.lastIndexOf(':')) {
      return "a port of sshd belongs under ssh: {port: …}";
    }
    if (text.startsWith("[")) {
      return "an IPv6 address stands without brackets here, in quotes";
    }
    return text.indexOf('_') >= 0 ? "a host name has no underscore" : "";
  }
}
