package io.groundwork.agent.resource;

import io.groundwork.agent.node.InstalledPackage;
import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which packages came to a node with an install, for the day when they are taken back. A line each:
 * {@code wants NAME} that is about to come (a run that is cut off leaves these), {@code put NAME}
 * that came, {@code held NAME} that we hold, {@code lost NAME} that the package manager took away
 * to make room, {@code was NAME VERSION} that was there in another version, {@code key ID} that the
 * package manager took into its keyring.
 */
final class PackageRecord {
  private static final String WANTS = "wants ";
  private static final String PUT = "put ";
  private static final String HELD = "held ";
  private static final String LOST = "lost ";
  private static final String WAS = "was ";
  private static final String KEY = "key ";

  private final String name;
  private final Set<String> lines;

  private PackageRecord(String name, Set<String> lines) {
    this.name = name;
    this.lines = lines;
  }

  /**
   * Reads the record.
   *
   * @param owner the component whose packages it tells
   */
  static PackageRecord of(NodeView node, String owner) throws IOException {
    String name = "packages-" + owner;
    String text = FormerState.of(node, name);
    return new PackageRecord(
        name, new LinkedHashSet<>(text == null ? List.of() : text.lines().toList()));
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Those that came with us, whether they are still there or not. */
  List<String> put() {
    Set<String> put = new LinkedHashSet<>(all(PUT));
    put.addAll(all(WANTS));
    return List.copyOf(put);
  }

  List<String> held() {
    return all(HELD);
  }

  List<String> lost() {
    return all(LOST);
  }

  /** Keys that rpm trusts since. */
  List<String> keys() {
    return all(KEY);
  }

  /** Name and version. */
  List<String> was() {
    return all(WAS);
  }

  private List<String> all(String word) {
    return lines.stream()
        .filter(line -> line.startsWith(word))
        .map(line -> line.substring(word.length()))
        .toList();
  }

  /** A transaction is about to begin. */
  void begin(Node node, Collection<String> names) throws IOException {
    List<InstalledPackage> there = node.packages(names).installed();
    Set<String> known = new HashSet<>(put());
    was().forEach(one -> known.add(one.substring(0, one.indexOf(' '))));
    for (String one : names) {
      List<InstalledPackage> old = there.stream().filter(p -> p.name().equals(one)).toList();
      if (old.isEmpty()) {
        lines.add(WANTS + one);
      } else if (!known.contains(one)) {
        old.forEach(p -> lines.add(WAS + one + " " + p.version()));
      }
    }
    write(node);
  }

  /**
   * A transaction has ended, well or not.
   *
   * @param brought what it was to bring, as the package manager told it
   * @param taken what it was to take away
   */
  void end(Node node, Collection<String> brought, Collection<String> taken) throws IOException {
    Set<String> came = new LinkedHashSet<>(all(WANTS));
    came.addAll(brought);
    came.retainAll(there(node, came));
    Set<String> lost = new LinkedHashSet<>(taken);
    lost.removeAll(there(node, lost));
    lines.removeIf(line -> line.startsWith(WANTS));
    came.forEach(one -> lines.add(PUT + one));
    lost.forEach(one -> lines.add(LOST + one));
    write(node);
  }

  private static Set<String> there(Node node, Collection<String> names) throws IOException {
    Set<String> there = new HashSet<>();
    node.packages(names).installed().forEach(one -> there.add(one.name()));
    return there;
  }

  /** These keys have been taken into the keyring. */
  void trust(Node node, Collection<String> ids) throws IOException {
    if (!ids.isEmpty()) {
      ids.forEach(one -> lines.add(KEY + one));
      write(node);
    }
  }

  /** These are about to be held. */
  void hold(Node node, Collection<String> names) throws IOException {
    names.forEach(one -> lines.add(HELD + one));
    write(node);
  }

  /** Whether it tells of anything but packages that stay, and holds that are kept. */
  boolean tellsMore(Set<String> stay, Collection<String> keep) {
    return !lines.equals(rest(stay, keep));
  }

  /** All but these has been taken back. */
  void retain(Node node, Set<String> stay, Collection<String> keep) throws IOException {
    Set<String> rest = rest(stay, keep);
    lines.clear();
    lines.addAll(rest);
    write(node);
  }

  private Set<String> rest(Set<String> stay, Collection<String> keep) {
    Set<String> rest = new LinkedHashSet<>();
    stay.forEach(one -> rest.add(PUT + one));
    held().stream().filter(keep::contains).forEach(one -> rest.add(HELD + one));
    return rest;
  }

  private void write(Node node) throws IOException {
    if (lines.isEmpty()) {
      FormerState.forget(node, name);
    } else {
      FormerState.write(node, name, String.join("\n", lines) + "\n");
    }
  }
}
