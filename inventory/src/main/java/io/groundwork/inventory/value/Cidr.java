package io.groundwork.inventory.value;

/**
 * A network such as 10.77.0.0/24, or a single address.
 *
 * @param text as written
 * @param prefix bits that all its addresses share
 */
public record Cidr(String text, int prefix) {

  /**
   * Reads a network.
   *
   * @throws IllegalArgumentException where the text is none
   */
  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    byte[] bytes = Addresses.bytes(slash < 0 ? text : text.substring(0, slash));
    if (bytes == null) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a network; write one like 10.77.0.0/24");
    }
    int bits = bytes.length * 8;
    int prefix = slash < 0 ? bits : prefix(text, slash, bits);
    for (int i = prefix; i < bits; i++) {
      if ((bytes[i / 8] >> (7 - i % 8) & 1) != 0) {
        throw new IllegalArgumentException(
            "'"
                + text
                + "' is an address within a network, not the network: bits beyond /"
                + prefix
                + " are set");
      }
    }
    return new Cidr(text, prefix);
  }

  /** Whether an IP address lies within; false for names. */
  public boolean contains(String address) {
    byte[] other = Addresses.bytes(address);
    int slash = text.indexOf('/');
    byte[] own = Addresses.bytes(slash < 0 ? text : text.substring(0, slash));
    if (other == null || own == null || other.length != own.length) {
      return false;
    }
    for (int i = 0; i < prefix; i++) {
      if ((other[i / 8] >> (7 - i % 8) & 1) != (own[i / 8] >> (7 - i % 8) & 1)) {
        return false;
      }
    }
    return true;
  }

  private static int prefix(String text, int slash, int bits) {
    String digits = text.substring(slash + 1);
    if (digits.isEmpty() || digits.length() > 3 || !digits.chars().allMatch(Character::isDigit)) {
      throw new IllegalArgumentException("'" + text + "' wants a number of bits after the slash");
    }
    int prefix = Integer.parseInt(digits);
    if (prefix > bits) {
      throw new IllegalArgumentException(
          "'" + text + "' has more than " + bits + " bits after the slash");
    }
    return prefix;
  }

  @Override
  public String toString() {
    return text;
  }
}
