package io.groundwork.agent.resource;

import io.groundwork.agent.node.InstalledPackage;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.PackageState;
import io.groundwork.agent.node.RemovedWith;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Of the packages that came with us, those that can go without taking anything along that is not
 * ours, and why the others stay.
 */
final class Removable {
  /** The packages of mount.nfs, by family. */
  private static final Set<String> MOUNTING = Set.of("nfs-common", "nfs-utils");

  private static final int MOST = 4 << 20;

  private final NodeView node;
  private final Set<String> along;
  private final Set<String> going = new LinkedHashSet<>();
  private final Map<String, String> staying = new LinkedHashMap<>();

  private Removable(NodeView node, Collection<String> along) {
    this.node = node;
    this.along = Set.copyOf(along);
  }

  /**
   * Asks the package manager.
   *
   * @param keep packages that something on the host needs that stays
   * @param along packages that do not come in the way: they go, too
   */
  static Removable of(
      NodeView node, PackageRecord record, Collection<String> keep, Collection<String> along)
      throws IOException {
    Removable removable = new Removable(node, along);
    removable.sort(node.packages(record.put()), record, keep);
    removable.ask();
    return removable;
  }

  /** Names, in the order in which they came. */
  Set<String> going() {
    return going;
  }

  /** The reason by name, in the same order. */
  Map<String, String> staying() {
    return staying;
  }

  /** Now, or whenever a pod asks for it. */
  private boolean mountsNfs() throws IOException {
    String mounts = new String(node.read("/proc/self/mounts", MOST), StandardCharsets.UTF_8);
    return mounts.contains(" nfs ")
        || mounts.contains(" nfs4 ")
        || node.stat("/etc/kubernetes/kubelet.conf") != null;
  }

  private void sort(PackageState state, PackageRecord record, Collection<String> keep)
      throws IOException {
    Set<String> there = new LinkedHashSet<>();
    state.installed().stream().map(InstalledPackage::name).forEach(there::add);
    for (String name : record.put()) {
      if (!there.contains(name)) {
        continue;
      }
      if (keep.contains(name)) {
        staying.put(name, "something that stays needs it");
      } else if (state.held().contains(name) && !record.held().contains(name)) {
        staying.put(name, "somebody holds it");
      } else if (MOUNTING.contains(name) && mountsNfs()) {
        staying.put(name, "mounts of NFS need it");
      } else {
        going.add(name);
      }
    }
  }

  private void ask() throws IOException {
    if (going.isEmpty() || reason(going).isEmpty()) {
      return;
    }
    for (String name : List.copyOf(going)) {
      String reason = reason(List.of(name));
      if (!reason.isEmpty()) {
        staying.put(name, reason);
      }
    }
    going.removeAll(staying.keySet());
    // Something may need one of two of them, whichever it is.
    String reason = going.isEmpty() ? "" : reason(going);
    if (!reason.isEmpty()) {
      going.forEach(name -> staying.put(name, reason));
      going.clear();
    }
  }

  /** Why these cannot go; empty where they can. */
  private String reason(Collection<String> names) throws IOException {
    RemovedWith removed = node.removedWith(new ArrayList<>(names));
    Set<String> others = new TreeSet<>(removed.names());
    others.removeAll(going);
    others.removeAll(along);
    return others.isEmpty() ? removed.refusal() : "needed by " + String.join(", ", others);
  }
}
