package io.groundwork.agent.resource;

import java.util.regex.Pattern;

/** Versions of packages against versions as people write them. */
final class PackageVersion {
  /** What may follow upstream's version: a revision, or what a distributor adds to the version. */
  private static final Pattern REST = Pattern.compile("(?!~(?:alpha|beta|rc|pre))[-~+].*");

  private static final Pattern EPOCH = Pattern.compile("^\\d+:");

  private PackageVersion() {}

  /**
   * Whether a package's version is the wanted one: the same text, or the same upstream version
   * (1.29.6 is met by 1.29.6-1.1 and by 5:1.29.6~3-0, not by 1.29.60 or 1.29.6~rc1).
   *
   * @param wanted empty for any
   */
  static boolean fits(String version, String wanted) {
    if (wanted.isEmpty() || version.equals(wanted)) {
      return true;
    }
    String plain = EPOCH.matcher(version).replaceFirst("");
    return plain.startsWith(wanted)
        && (plain.length() == wanted.length()
            || REST.matcher(plain.substring(wanted.length())).matches());
  }
}
