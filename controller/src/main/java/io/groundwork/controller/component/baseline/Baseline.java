package io.groundwork.controller.component.baseline;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.Facts.FileFact;
import io.groundwork.inventory.Host;

/** Names and questions that the parts of the baseline share. */
final class Baseline {
  static final String NAME = "baseline";
  static final String HUGE_PAGES = "/sys/kernel/mm/transparent_hugepage/enabled";

  /** Names under which a host can accept what it cannot do. */
  static final String NO_HUGE_PAGES = "transparent-hugepage";

  static final String NO_SELINUX = "selinux";
  static final String NO_CLOCK = "clock";
  static final String FOREIGN_FIREWALL = "firewall";

  private Baseline() {}

  static BaselineSettings settings(Host host) {
    return host.settings(NAME, BaselineSettings.class);
  }

  /** The name under which a host can accept that it cannot set a kernel setting. */
  static String sysctl(String key) {
    return "sysctl/" + key;
  }

  /** Where the kernel shows a setting. */
  static String sysctlPath(String key) {
    return "/proc/sys/" + key.replace('.', '/');
  }

  /**
   * Whether a kernel's setting is as wanted, or can be made so.
   *
   * @param path of the setting below /proc or /sys
   * @param is how the file shows the wanted value
   */
  static boolean canBe(Facts facts, String path, java.util.function.Predicate<String> is) {
    FileFact fact = facts.files().get(path);
    return fact != null && (fact.writable() || is.test(fact.content().strip()));
  }
}
