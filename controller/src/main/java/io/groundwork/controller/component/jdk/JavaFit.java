package io.groundwork.controller.component.jdk;

import io.groundwork.controller.component.Check;
import io.groundwork.controller.component.Site;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.value.Version;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which Java a release runs on.
 *
 * <p>Kafka: 8, 11 and 17 (kafka.apache.org/35 to /39, operations, Java version), 3.9 on 21, too;
 * from 24 on the security manager is gone and 3.x ends with 'getSubject is not supported', but
 * releases from 3.9.2 on are documented as tried with 25. ZooKeeper: 8 and later, not 9 and 10
 * (zookeeperAdmin, required software, 3.6 to 3.9); 3.5 was made for 8.
 */
public final class JavaFit {
  private static final Set<Integer> LONG_TERM = Set.of(8, 11, 17);

  private JavaFit() {}

  /** Holds a Kafka release against the host's JDK. */
  public static void kafka(Check check, Site site, Host host, Version kafka) {
    Jdk jdk = jdkOrNull(site, host);
    if (jdk == null) {
      return;
    }
    int java = jdk.feature();
    String seen = "Kafka " + kafka + " on Java " + jdk.version();
    boolean adapted = kafka.atLeast("3.9.2");
    if (java < 8 || (java >= 24 && !adapted)) {
      check.error(
          seen,
          java < 8 ? "it needs Java 8" : "brokers end with 'getSubject is not supported'",
          "Give it the tarball of a JDK 17.");
    } else if (LONG_TERM.contains(java) || (java == 21 && kafka.atLeast("3.9"))) {
      check.pass(seen);
    } else {
      check.warning(seen, "the release is not known to be tested with it", "JDK 17 is safe.");
    }
  }

  /** Holds a ZooKeeper release against the host's JDK. */
  public static void zookeeper(Check check, Site site, Host host, Version zookeeper) {
    Jdk jdk = jdkOrNull(site, host);
    if (jdk == null) {
      return;
    }
    int java = jdk.feature();
    String seen = "ZooKeeper " + zookeeper + " on Java " + jdk.version();
    if (java < 8 || java == 9 || java == 10) {
      check.error(seen, "it needs Java 8, or 11 and later", "Give it the tarball of a JDK 17.");
    } else if (zookeeper.atLeast("3.6") ? LONG_TERM.contains(java) : java == 8) {
      check.pass(seen);
    } else {
      String safe = zookeeper.atLeast("3.6") ? "JDK 17 is safe." : "JDK 8 is safe.";
      check.warning(seen, "the release is not known to be tested with it", safe);
    }
  }

  private static @Nullable Jdk jdkOrNull(Site site, Host host) {
    try {
      return Jdk.of(site, host);
    } catch (IllegalArgumentException e) {
      return null; // The tarball holds no JDK; the jdk's own check says so.
    }
  }
}
