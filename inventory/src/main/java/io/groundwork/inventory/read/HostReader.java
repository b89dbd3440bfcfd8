package io.groundwork.inventory.read;

import io.groundwork.inventory.Host;
import io.groundwork.inventory.Ssh;
import io.groundwork.inventory.Sudo;
import io.groundwork.inventory.bind.Binder;
import io.groundwork.inventory.bind.Nearest;
import io.groundwork.inventory.bind.UnknownKeys;
import io.groundwork.inventory.tree.ListNode;
import io.groundwork.inventory.tree.MapNode;
import io.groundwork.inventory.tree.Node;
import io.groundwork.inventory.tree.Place;
import io.groundwork.inventory.tree.ProblemList;
import io.groundwork.inventory.tree.ScalarNode;
import io.groundwork.inventory.tree.UnreadNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one host's block. */
final class HostReader {
  private final Registry registry;
  private final Binder binder;
  private final ClusterBlocks cluster;
  private final HostSettings settings;
  private final ProblemList problems;
  private final List<String> keys;

  HostReader(
      Registry registry,
      Binder binder,
      ClusterBlocks cluster,
      HostSettings settings,
      ProblemList problems) {
    this.registry = registry;
    this.binder = binder;
    this.cluster = cluster;
    this.settings = settings;
    this.problems = problems;
    this.keys = new ArrayList<>(Registry.HOST_KEYS);
    this.keys.addAll(registry.names());
  }

  /** The host; null where it lacks what a host cannot be without, which was told. */
  @Nullable Host read(String name, Place at, MapNode block) {
    for (Map.Entry<String, MapNode.Entry> e : block.entries().entrySet()) {
      if (!keys.contains(e.getKey()) && registry.find(e.getKey()) == null) {
        UnknownKeys.tell(e.getKey(), e.getValue().keyAt(), name, keys, problems);
      }
    }
    String address = address(name, at, block);
    List<String> roles = roles(block.entry("roles"));
    Set<String> accept = Collections.unmodifiableSet(new LinkedHashSet<>(accept(block)));
    MapNode login = cluster.ssh().under(cluster.block(block, "ssh"));
    MapNode root = cluster.sudo().under(cluster.block(block, "sudo"));
    Ssh ssh = (Ssh) binder.bind(Ssh.class, login, login.at(), "ssh");
    Sudo sudo = (Sudo) binder.bind(Sudo.class, root, root.at(), "sudo");
    Map<String, Record> bound = settings.of(name, block, roles);
    if (address == null || ssh == null || sudo == null) {
      return null;
    }
    return new Host(name, address, List.copyOf(roles), ssh, sudo, accept, bound);
  }

  private @Nullable String address(String host, Place at, MapNode block) {
    MapNode.Entry entry = block.entry("address");
    if (entry == null) {
      if (!UnknownKeys.misspelt("address", block, keys)) {
        problems.error(at, host + ": address is missing", "the IP address that its peers use");
      }
      return null;
    }
    Node node = entry.value();
    if (node instanceof ScalarNode scalar && scalar.kind() == ScalarNode.Kind.TEXT) {
      String slip = AddressWords.wrong(scalar.text());
      if (slip != null) {
        problems.error(
            scalar.at(),
            "address: " + scalar.shown() + " is neither an IP address nor a host name",
            slip.isEmpty() ? null : slip);
        return null;
      }
      return scalar.text();
    }
    if (!(node instanceof UnreadNode)) {
      problems.error(entry.keyAt(), "address: one IP address or name belongs here", null);
    }
    return null;
  }

  private List<String> roles(MapNode.@Nullable Entry entry) {
    List<String> known = registry.roles();
    List<String> roles = new ArrayList<>();
    for (ScalarNode role : words(entry, "roles")) {
      if (!known.contains(role.text())) {
        problems.error(role.at(), "unknown role " + role.shown(), roleHint(role, known));
      } else if (roles.contains(role.text())) {
        problems.error(role.at(), "the role " + role.text() + " stands twice", "take one away");
      } else {
        roles.add(role.text());
      }
    }
    return roles;
  }

  private static String roleHint(ScalarNode role, Collection<String> known) {
    if (role.text().indexOf(' ') > 0) {
      return "put a comma between two roles: [a, b]";
    }
    return Nearest.hint(role.text(), known);
  }

  private List<String> accept(MapNode block) {
    List<String> names = new ArrayList<>();
    for (ScalarNode name : words(block.entry("accept"), "accept")) {
      names.add(name.text());
    }
    return names;
  }

  /** The texts of a list of names. */
  private List<ScalarNode> words(MapNode.@Nullable Entry entry, String key) {
    if (entry == null || entry.value() instanceof UnreadNode) {
      return List.of();
    }
    if (!(entry.value() instanceof ListNode list)) {
      return noList(entry.value(), key);
    }
    List<ScalarNode> words = new ArrayList<>(list.items().size());
    for (Node item : list.items()) {
      if (item instanceof ScalarNode scalar && scalar.kind() == ScalarNode.Kind.TEXT) {
        words.add(scalar);
      } else if (!(item instanceof UnreadNode)) {
        problems.error(item.at(), key + ": a name belongs here", "write [a, b]");
      }
    }
    return words;
  }

  /** A single word in place of a list is told, but clear enough to go on with. */
  private List<ScalarNode> noList(Node node, String key) {
    if (!(node instanceof ScalarNode scalar)) {
      problems.error(node.at(), key + ": a list of names belongs here", "write [a, b]");
      return List.of();
    }
    if (scalar.kind() != ScalarNode.Kind.TEXT) {
      return List.of();
    }
    String text = scalar.text().strip();
    problems.error(
        node.at(),
        key + ": a list of names belongs here",
        scalar.filled() ? "write [a, b]" : "[" + text + "]");
    boolean single = text.indexOf(' ') < 0 && text.indexOf(',') < 0;
    return single ? List.of(scalar) : List.of();
  }
}
