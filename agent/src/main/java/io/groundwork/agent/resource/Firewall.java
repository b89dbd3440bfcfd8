package io.groundwork.agent.resource;

import io.groundwork.agent.guard.Guard;
import io.groundwork.agent.node.FirewallState;
import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Openings in the firewall, where there is one: rich rules of firewalld, in every zone that is in
 * use. Rules that others made are never touched; which ones are ours is written down. What filters
 * without firewalld is left alone, and is an error where it lets in only what it names.
 *
 * <p>A change of what holds now is guarded: the node takes it back unless it is confirmed. What
 * holds after a reload is written by a second resource of this kind, once that was done.
 *
 * @param openings {@code 9092/tcp 10.77.0.11}: ports, protocol, and an address or network
 * @param kept whether this is about what holds after a reload or a boot, not about now
 */
public record Firewall(List<String> openings, boolean kept) implements Resource {

  /** The guard's name. */
  public static final String GUARD = "firewall";

  @Override
  public String id() {
    return kept ? "firewall openings, kept" : "firewall openings";
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    Drift.Collector drift = new Drift.Collector();
    for (Map.Entry<String, Changes> zone : changes(node).entrySet()) {
      drift.compare("zone " + zone.getKey(), "", String.join("\n", zone.getValue().missing()));
      drift.compare(
          "no longer in zone " + zone.getKey(), String.join("\n", zone.getValue().surplus()), "");
    }
    return drift.drift();
  }

  /** What is missing, and what of ours is too much. */
  private record Changes(List<String> missing, List<String> surplus) {}

  private Map<String, Changes> changes(NodeView node) throws IOException {
    FirewallState state = node.firewall();
    if (!state.blocks().isEmpty()) {
      throw new IOException(
          state.kind()
              + " turns away what its rules do not let in ("
              + state.blocks()
              + "), and rules that others made are not edited; let these in there: "
              + String.join(", ", openings)
              + "; then accept that by name: firewall");
    }
    TreeSet<String> wanted = new TreeSet<>();
    for (String opening : openings) {
      wanted.add(RichRule.of(opening));
    }
    Map<String, List<String>> zones = kept ? state.kept() : state.live();
    Map<String, Changes> changes = new TreeMap<>();
    if (!zones.isEmpty()) {
      List<String> ours = OpenedRules.all(node);
      zones.forEach(
          (zone, rules) -> {
            List<String> missing = wanted.stream().filter(r -> !rules.contains(r)).toList();
            List<String> surplus =
                rules.stream()
                    .filter(r -> !wanted.contains(r) && ours.contains(zone + " " + r))
                    .toList();
            changes.put(zone, new Changes(missing, surplus));
          });
    }
    return changes;
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    Map<String, Changes> changes = changes(node);
    List<List<String>> apply = new ArrayList<>();
    List<List<String>> undo = new ArrayList<>();
    List<String> added = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    changes.forEach(
        (zone, of) -> {
          of.missing().forEach(r -> added.add(zone + " " + r));
          of.surplus().forEach(r -> removed.add(zone + " " + r));
          command(apply, zone, "--add-rich-rule=", of.missing());
          command(apply, zone, "--remove-rich-rule=", of.surplus());
          command(undo, zone, "--remove-rich-rule=", of.missing());
          command(undo, zone, "--add-rich-rule=", of.surplus());
        });
    OpenedRules record = OpenedRules.of(node, kept);
    record.write(node, added, List.of());
    if (!kept) {
      new Guard(GUARD).arm(node, undo);
    }
    for (List<String> argv : apply) {
      Tools.run(node, argv);
    }
    record.write(node, added, removed);
  }

  private void command(
      List<List<String>> commands, String zone, String option, List<String> rules) {
    if (rules.isEmpty()) {
      return;
    }
    List<String> argv = new ArrayList<>(List.of("firewall-cmd"));
    if (kept) {
      argv.add("--permanent");
    }
    argv.add("--zone=" + zone);
    rules.forEach(rule -> argv.add(option + rule));
    commands.add(argv);
  }
}
