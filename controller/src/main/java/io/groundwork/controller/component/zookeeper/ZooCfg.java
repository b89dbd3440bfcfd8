package io.groundwork.controller.component.zookeeper;

import io.groundwork.controller.component.PropertyText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What zoo.cfg says on one member.
 *
 * @param dataDir its data directory
 * @param clientPort its port for clients
 * @param members all members; none for a standalone server
 * @param properties the remaining lines
 */
public record ZooCfg(
    String dataDir, int clientPort, List<Member> members, List<String> properties) {

  /**
   * Ours, unless the inventory says otherwise: time limits in ticks as ZooKeeper's own sample has
   * them; old snapshots go by themselves; no admin server, whose port 8080 others want.
   */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "tickTime", "2000",
          "initLimit", "10",
          "syncLimit", "5",
          "autopurge.snapRetainCount", "3",
          "autopurge.purgeInterval", "24",
          "admin.enableServer", "false");

  static ZooCfg of(Ensemble ensemble, Member member) {
    Map<String, String> properties = new TreeMap<>(DEFAULTS);
    properties.putAll(member.settings().properties());
    return new ZooCfg(
        member.settings().dataDir(),
        member.settings().clientPort(),
        ensemble.standalone() ? List.of() : ensemble.members(),
        PropertyText.lines(properties));
  }
}
