package io.groundwork.controller.component.jdk;

import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.Site.ArchiveFile;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.value.Version;

/**
 * The JDK of a host.
 *
 * @param version as its release file says
 * @param archive its tarball
 */
public record Jdk(Version version, ArchiveFile archive) {

  /** The component's name. */
  public static final String NAME = "jdk";

  /**
   * The JDK that a host is to have.
   *
   * @throws IllegalArgumentException where the tarball holds no JDK
   */
  public static Jdk of(Site site, Host host) {
    ArchiveFile archive = site.archive(host.settings(NAME, JdkSettings.class).archive());
    return new Jdk(Version.parse(archive.release().getOrDefault("JAVA_VERSION", "")), archive);
  }

  /** 8, 11, 17 ...; Java 8 calls itself 1.8. */
  public int feature() {
    return version.number(0) == 1 ? version.number(1) : version.number(0);
  }

  /** Its directory, which names the version. */
  public String home() {
    return "/opt/jdk/" + version;
  }
}
