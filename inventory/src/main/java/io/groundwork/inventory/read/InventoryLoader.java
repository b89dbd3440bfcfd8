package io.groundwork.inventory.read;

import io.groundwork.inventory.ComponentSchema;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import io.groundwork.inventory.bind.Binder;
import io.groundwork.inventory.bind.Shapes;
import io.groundwork.inventory.bind.UnknownKeys;
import io.groundwork.inventory.tree.MapNode;
import io.groundwork.inventory.tree.Node;
import io.groundwork.inventory.tree.Place;
import io.groundwork.inventory.tree.ProblemList;
import io.groundwork.inventory.tree.ScalarNode;
import io.groundwork.inventory.tree.TreeReader;
import io.groundwork.inventory.tree.UnreadNode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads hosts.yaml: all problems at once, each at its place, before any connection is made.
 *
 * <p>What may stand in the file is decided by the components handed in; none is known here.
 */
public final class InventoryLoader {
  private static final List<String> TOP_KEYS =
      List.of("cluster", "ssh", "sudo", "components", "hosts");
  private static final int LONGEST_CLUSTER = 63;

  private final ProblemList problems;
  private final Registry registry;
  private final Shapes shapes = new Shapes();
  private final Binder binder;

  private InventoryLoader(List<ComponentSchema> components, ProblemList problems) {
    this.problems = problems;
    this.registry = new Registry(components);
    this.binder = new Binder(shapes, problems);
  }

  /**
   * Reads and checks an inventory. Whatever the file holds, this gives problems and throws nothing.
   *
   * @param components all that the file may speak of
   * @param secrets where {@code ${env:…}} and {@code ${file:…}} come from
   * @throws IllegalArgumentException where a component's settings record is at fault
   */
  public static LoadResult load(Path file, List<ComponentSchema> components, Secrets secrets) {
    ProblemList problems = new ProblemList(file);
    InventoryLoader loader = new InventoryLoader(components, problems);
    String text = FileText.read(file, problems);
    if (text == null) {
      return new LoadResult(null, problems, new LocatedProblems(null, problems));
    }
    Filler filler = new Filler(secrets, directory(file), problems);
    Node root = TreeReader.read(text, problems, filler);
    LocatedProblems located = new LocatedProblems(root, problems);
    MapNode top = loader.top(root);
    Inventory draft = top == null ? null : loader.inventory(file, top, located);
    return new LoadResult(draft, problems, located);
  }

  private static Path directory(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }

  private @Nullable MapNode top(@Nullable Node root) {
    if (root instanceof MapNode map) {
      return map;
    }
    boolean nothing =
        root == null || root instanceof ScalarNode scalar && scalar.kind() != ScalarNode.Kind.TEXT;
    if (nothing && !problems.failed()) {
      problems.error(Place.START, "the file is empty", "groundwork init writes one to start from");
    } else if (root != null && !(root instanceof UnreadNode)) {
      problems.error(
          root.at(),
          "an inventory is a map of " + String.join(", ", TOP_KEYS),
          "the first line is cluster: NAME");
    }
    return null;
  }

  private Inventory inventory(Path file, MapNode top, LocatedProblems located) {
    for (Map.Entry<String, MapNode.Entry> e : top.entries().entrySet()) {
      if (!TOP_KEYS.contains(e.getKey())) {
        tellUnknown(e.getKey(), e.getValue());
      }
    }
    String cluster = cluster(top);
    ClusterBlocks blocks = new ClusterBlocks(top, registry, shapes, binder, problems);
    HostSettings settings = new HostSettings(registry, shapes, binder, blocks, problems);
    HostReader reader = new HostReader(registry, binder, blocks, settings, problems);
    Map<String, Host> hosts = new HostsReader(binder, reader, problems).read(top, TOP_KEYS);
    new HostChecks(located).check(hosts.values());
    return new Inventory(file, cluster, Collections.unmodifiableMap(hosts), problems.secrets());
  }

  private void tellUnknown(String key, MapNode.Entry entry) {
    boolean host = entry.value() instanceof MapNode map && map.entry("address") != null;
    if (host) {
      problems.error(entry.keyAt(), key + " stands beside hosts, not below it", "indent it");
    } else {
      UnknownKeys.tell(key, entry.keyAt(), "", TOP_KEYS, problems);
    }
  }

  private String cluster(MapNode top) {
    MapNode.Entry entry = top.entry("cluster");
    if (entry == null) {
      if (!UnknownKeys.misspelt("cluster", top, TOP_KEYS)) {
        problems.error(top.at(), "cluster is missing", "cluster: NAME");
      }
      return "";
    }
    if (entry.value() instanceof ScalarNode scalar) {
      if (isClusterName(scalar)) {
        return scalar.text();
      }
      String what = scalar.kind() == ScalarNode.Kind.TEXT ? scalar.shown() : "nothing";
      problems.error(
          entry.place(),
          "cluster: " + what + " is not a name",
          "letters, digits, - _ . and at most 63 of them; the first a letter or digit");
    } else if (!(entry.value() instanceof UnreadNode)) {
      problems.error(entry.keyAt(), "cluster: a name belongs here", "cluster: NAME");
    }
    return "";
  }

  private static boolean isClusterName(ScalarNode scalar) {
    String text = scalar.text();
    if (scalar.kind() != ScalarNode.Kind.TEXT || text.length() > LONGEST_CLUSTER) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!letter && (i == 0 || "-_.".indexOf(c) < 0)) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
