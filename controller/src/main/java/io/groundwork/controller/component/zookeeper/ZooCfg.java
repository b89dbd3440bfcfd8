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
 * @param servers the lines of all members; none for a standalone server, or where they are
 *     elsewhere
 * @param properties the remaining lines
 */
public record ZooCfg(
    String dataDir, int clientPort, List<String> servers, List<String> properties) {

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

  static ZooCfg of(Ensemble ensemble, Member member, ListForm form) {
    Map<String, String> properties = new TreeMap<>(DEFAULTS);
    properties.putAll(member.settings().properties());
    if (form == ListForm.DYNAMIC) {
      properties.putAll(DynamicList.PROPERTIES);
    }
    return new ZooCfg(
        member.settings().dataDir(),
        member.settings().clientPort(),
        servers(ensemble, form),
        PropertyText.lines(properties));
  }

  private static List<String> servers(Ensemble ensemble, ListForm form) {
    if (ensemble.standalone() || form == ListForm.DYNAMIC) {
      return List.of();
    }
    return form == ListForm.PORTS
        ? ensemble.members().stream().map(Member::lineWithClientPort).toList()
        : ensemble.members().stream().map(Member::line).toList();
  }
}
