package io.groundwork.agent.resource;

import io.groundwork.agent.node.InstalledPackage;
import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Packages that came to the node with a component and are to be gone again, with our holds. What
 * was there before stays, and so does what anything else needs that is installed by now. Removed,
 * not purged: what they keep below /etc and /var stays, as the package manager leaves it.
 *
 * @param owner the component
 * @param keep names of packages that something on the host needs that stays
 * @param others components whose packages go in the same run
 */
public record NoPackages(String owner, List<String> keep, List<String> others) implements Resource {

  /** The name under which rpm keeps keys; the version of each begins with its short id. */
  private static final String KEYRING = "gpg-pubkey";

  public NoPackages {
    keep = List.copyOf(keep);
    others = List.copyOf(others);
  }

  @Override
  public String id() {
    return "no packages of " + owner;
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    PackageRecord record = PackageRecord.of(node, owner);
    if (record.isEmpty()) {
      return Drift.NONE;
    }
    Removable removable = Removable.of(node, record, keep, List.of());
    Drift.Collector drift = new Drift.Collector();
    for (InstalledPackage one : node.packages(removable.going()).installed()) {
      drift.compare("package " + one.name(), one.version(), "");
    }
    loose(node, record).forEach(name -> drift.compare("hold of " + name, "held", ""));
    keys(node, record).forEach(key -> drift.compare("key " + key, "trusted", ""));
    boolean nothing = drift.drift().isEmpty();
    if (nothing && record.tellsMore(removable.staying().keySet(), keep)) {
      drift.add(new Difference("record", "of what came", ""));
    }
    return drift.drift();
  }

  /** Those that we hold for nobody else. */
  private List<String> loose(NodeView node, PackageRecord record) throws IOException {
    List<String> ours = new ArrayList<>(record.held());
    ours.removeAll(keep);
    return node.packages(ours).held();
  }

  private static List<String> keys(NodeView node, PackageRecord record) throws IOException {
    return record.keys().isEmpty()
        ? List.of()
        : node.packages(List.of(KEYRING)).installed().stream()
            .map(InstalledPackage::version)
            .filter(version -> record.keys().contains(version.replaceFirst("-.*", "")))
            .toList();
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    PackageRecord record = PackageRecord.of(node, owner);
    Removable removable = Removable.of(node, record, keep, List.of());
    PackageTool tool = PackageTool.of(node.packages(List.of()).manager());
    List<String> loose = loose(node, record);
    if (!loose.isEmpty()) {
      tool.release(node, loose);
    }
    if (!removable.going().isEmpty()) {
      tool.remove(node, removable.going());
    }
    for (String key : keys(node, record)) {
      Tools.run(node, List.of("rpm", "-e", KEYRING + "-" + key));
    }
    record.retain(node, removable.staying().keySet(), keep);
  }

  @Override
  public List<String> left(NodeView node) throws IOException {
    PackageRecord record = PackageRecord.of(node, owner);
    if (record.isEmpty()) {
      return List.of();
    }
    Set<String> along = new LinkedHashSet<>();
    for (String other : others) {
      along.addAll(PackageRecord.of(node, other).put());
    }
    List<String> left = new ArrayList<>();
    Removable.of(node, record, keep, along)
        .staying()
        .forEach((name, why) -> left.add("package " + name + " (" + why + ")"));
    record
        .was()
        .forEach(w -> left.add("package " + w.replace(" ", " (was here before, in ") + ")"));
    for (String name : record.lost()) {
      left.add("package " + name + " (removed by the package manager for ours; not put back)");
    }
    return left;
  }
}
