package io.groundwork.controller.component.nfs;

import java.util.List;

/**
 * Whom the server takes a client's users for.
 *
 * @param writable whether anybody may write
 * @param root whether root becomes the anonymous user
 * @param all whether everybody does
 * @param anonymous the anonymous user's uid
 */
record Squash(boolean writable, boolean root, boolean all, long anonymous) {
  private static final long NOBODY = 65534;

  /** Read from the options of an export; exports(5) has the defaults. */
  static Squash of(List<String> options) {
    boolean all = options.contains("all_squash");
    long anonymous =
        options.stream()
            .filter(o -> o.startsWith("anonuid="))
            .mapToLong(o -> Long.parseLong(o.substring("anonuid=".length())) & 0xffffffffL)
            .findFirst()
            .orElse(NOBODY);
    return new Squash(
        options.contains("rw"), all || !options.contains("no_root_squash"), all, anonymous);
  }

  /**
   * What contradicts the options; empty where nothing does.
   *
   * @param asRoot the uid that root's file has, or why there is none
   * @param asUser the same for the other user
   */
  String wrong(String asRoot, String asUser, int uid) {
    if (isUid(asRoot)) {
      long expected = root ? anonymous : 0;
      if (Long.parseLong(asRoot) != expected) {
        return "what root writes belongs to uid " + asRoot + ", not to " + expected;
      }
    } else if (!root) {
      return "root is not squashed, and cannot write: " + asRoot;
    }
    long expected = all ? anonymous : uid;
    if (isUid(asUser) && Long.parseLong(asUser) != expected) {
      return "what uid " + uid + " writes belongs to uid " + asUser + ", not to " + expected;
    }
    return isUid(asRoot) || isUid(asUser)
        ? ""
        : "neither root nor uid "
            + uid
            + " can write ("
            + asUser
            + "): set owner and mode of the export so that its users can";
  }

  static boolean isUid(String text) {
    return text.matches("[0-9]{1,10}");
  }
}
