package io.groundwork.controller.component.kafka;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.Facts.FileFact;
import io.groundwork.inventory.Host;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A broker's id: in the inventory, on its disks, or both and equal.
 *
 * @param written in the inventory; null where it is not
 * @param found on its disks: what each meta.properties says, by the file's path; empty where one
 *     says nothing that is an id
 */
record BrokerId(@Nullable Integer written, Map<String, String> found) {

  static BrokerId of(Host host, Facts facts) {
    Map<String, String> found = new TreeMap<>();
    for (String path : paths(host)) {
      FileFact file = facts.files().get(path);
      if (file != null) {
        found.put(path, read(file.content()));
      }
    }
    return new BrokerId(Broker.settings(host).id(), found);
  }

  /** The files that keep the id, one in each log directory. */
  static List<String> paths(Host host) {
    return Broker.settings(host).logDirs().stream().map(d -> d + "/meta.properties").toList();
  }

  /** The id to use; null where none is known, or the places contradict each other. */
  @Nullable Integer id() {
    Set<String> said = new HashSet<>(found.values());
    if (written != null) {
      said.add(String.valueOf(written));
    }
    String one = said.size() == 1 ? said.iterator().next() : "";
    return one.isEmpty() ? null : Integer.valueOf(one);
  }

  private static String read(String content) {
    String id =
        content
            .lines()
            .filter(l -> l.startsWith("broker.id="))
            .map(l -> l.substring("broker.id=".length()).strip())
            .findFirst()
            .orElse("");
    boolean number = id.length() <= 9 && id.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? id : "";
  }
}
