package io.groundwork.controller.component.kafka;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.Facts.FileFact;
import io.groundwork.controller.component.Check;
import io.groundwork.inventory.Host;
import org.jspecify.annotations.Nullable;

/**
 * Compares the cluster.id that brokers' disks carry: a broker with another cluster's data never
 * joins, and ends with "Inconsistent clusterId".
 */
final class ClusterIds {
  private static final String KEY = "cluster.id=";
  private @Nullable String first;
  private String firstHost = "";

  void examine(Check check, Host host, Facts facts) {
    for (String path : BrokerId.paths(host)) {
      FileFact file = facts.files().get(path);
      String id = file == null ? "" : read(file.content());
      if (id.isEmpty()) {
        continue;
      }
      if (first == null) {
        first = id;
        firstHost = host.name();
      } else if (!first.equals(id)) {
        check.error(
            path + " is of cluster " + id + ", " + firstHost + "'s of cluster " + first,
            "these are the data of two Kafka clusters; a broker never joins with another's",
            "Look whose disks these are, and whether the addresses are right. Data are never"
                + " deleted: move away by hand what is not wanted.");
        return;
      }
    }
  }

  private static String read(String content) {
    return content
        .lines()
        .filter(line -> line.startsWith(KEY))
        .map(line -> line.substring(KEY.length()).strip())
        .findFirst()
        .orElse("");
  }
}
