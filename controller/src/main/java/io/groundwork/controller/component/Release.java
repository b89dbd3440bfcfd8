package io.groundwork.controller.component;

import io.groundwork.controller.component.Site.ArchiveFile;
import io.groundwork.inventory.value.Version;
import java.util.regex.Pattern;

/** Holds a tarball against the version that the settings give. */
public final class Release {

  private Release() {}

  /**
   * Adds a finding; the top directory of a release names its version.
   *
   * @param product as the top directory spells it
   */
  public static void examine(Check check, ArchiveFile archive, String product, Version version) {
    Pattern named =
        Pattern.compile(
            "(?<![0-9.])" + Pattern.quote(version.toString()) + "(?![0-9.]|-(alpha|beta|rc))");
    if (!archive.top().contains(product)) {
      check.error(
          archive.name() + " holds " + archive.top() + "/",
          "that is not the tarball of " + product,
          "Set components." + product + ".archive to " + product + "'s binary tarball.");
    } else if (!named.matcher(archive.top()).find()) {
      check.error(
          archive.name() + " holds " + archive.top() + "/",
          "components." + product + ".version says " + version,
          "Set version and archive to the same release.");
    } else if (archive.top().endsWith("-src")) {
      check.error(
          archive.name() + " holds " + archive.top() + "/",
          "that is the source, with nothing to run",
          "Set the binary tarball instead.");
    } else {
      check.pass(archive.top());
    }
  }
}
