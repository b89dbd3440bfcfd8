package io.groundwork.agent.facts;

import java.io.IOException;
import java.net.InetAddress;
import java.util.HexFormat;

/** Addresses as the kernel prints them in hexadecimal. */
final class HexAddress {

  private HexAddress() {}

  /** As in if_inet6: bytes in their order on the wire. */
  static String networkOrder(String hex) throws IOException {
    return InetAddress.getByAddress(HexFormat.of().parseHex(hex)).getHostAddress();
  }

  /**
   * As in /proc/net/tcp: words of four bytes, each in the order of the machine, which is little
   * endian on all that Groundwork runs on. Empty for the address that stands for all.
   */
  static String hostOrder(String hex) throws IOException {
    byte[] words = HexFormat.of().parseHex(hex);
    byte[] bytes = new byte[words.length];
    boolean any = true;
    for (int i = 0; i < words.length; i++) {
      bytes[i] = words[(i & ~3) + 3 - (i & 3)];
      any &= bytes[i] == 0;
    }
    return any ? "" : InetAddress.getByAddress(bytes).getHostAddress();
  }
}
