package io.groundwork.agent.resource;

import io.groundwork.agent.node.InstalledPackage;
import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.PackageState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Packages of the distribution's package manager; what is missing comes in one transaction. A
 * package that is held in another version than the wanted one is an error: who held it had a
 * reason.
 *
 * <p>What came with it is written down for the day when it is to go again.
 *
 * @param owner the component that needs them
 * @param wanted the packages; none twice
 */
public record Packages(String owner, List<Wanted> wanted) implements Resource {

  /**
   * A package that a node should have.
   *
   * @param name as the node's package manager calls it
   * @param version upstream's version (1.29.6) or a whole one (1.29.6-1.1); empty for any
   * @param held whether upgrades must leave it alone from then on; where this is false, a hold by
   *     somebody else stays
   */
  public record Wanted(String name, String version, boolean held) {

    /** Any version, not held. */
    public static Wanted any(String name) {
      return new Wanted(name, "", false);
    }

    boolean isMetBy(InstalledPackage installed) {
      return installed.name().equals(name) && PackageVersion.fits(installed.version(), version);
    }

    @Override
    public String toString() {
      return version.isEmpty() ? name : name + " " + version;
    }
  }

  public Packages {
    wanted = List.copyOf(wanted);
  }

  @Override
  public String id() {
    return wanted.isEmpty() ? "packages of " + owner : "packages " + String.join(", ", names());
  }

  private List<String> names() {
    return wanted.stream().map(Wanted::name).toList();
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    PackageState state = state(node);
    Drift.Collector drift = new Drift.Collector();
    for (Wanted one : wanted) {
      String seen = seen(state, one);
      boolean right = isInstalled(state, one);
      boolean held = state.held().contains(one.name());
      if (!right && held && !seen.isEmpty()) {
        throw new IOException(heldInAnother(state.manager(), one, seen));
      }
      if (!right || (one.held() && !held)) {
        drift.compare(
            "package " + one.name(),
            seen + (held && !seen.isEmpty() ? ", held" : ""),
            (one.version().isEmpty() ? seen.isEmpty() ? "installed" : seen : one.version())
                + (one.held() ? ", held" : ""));
      }
    }
    return drift.drift();
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    PackageState state = state(node);
    PackageTool tool = PackageTool.of(state.manager());
    PackageRecord record = PackageRecord.of(node, owner);
    List<Wanted> missing = wanted.stream().filter(w -> !isInstalled(state, w)).toList();
    if (!missing.isEmpty()) {
      tool.install(node, missing, record);
    }
    List<String> loose = new ArrayList<>();
    for (Wanted one : wanted) {
      if (one.held() && !state.held().contains(one.name())) {
        loose.add(one.name());
      }
    }
    if (!loose.isEmpty()) {
      record.hold(node, loose);
      tool.hold(node, loose);
    }
  }

  private PackageState state(NodeView node) throws IOException {
    PackageState state = node.packages(names());
    if (state.manager().isEmpty() && !wanted.isEmpty()) {
      throw new IOException(
          "this system has none of apt, dnf and yum; install "
              + String.join(", ", wanted.stream().map(Wanted::toString).toList())
              + " by hand");
    }
    return state;
  }

  private static boolean isInstalled(PackageState state, Wanted wanted) {
    return state.installed().stream().anyMatch(wanted::isMetBy);
  }

  private static String seen(PackageState state, Wanted wanted) {
    List<String> versions =
        state.installed().stream()
            .filter(i -> i.name().equals(wanted.name()))
            .map(InstalledPackage::version)
            .toList();
    return String.join(" and ", versions);
  }

  private static String heldInAnother(String manager, Wanted wanted, String seen) {
    return "package "
        + wanted.name()
        + " is held in version "
        + seen
        + ", but "
        + wanted.version()
        + " is wanted; a hold is never overridden: "
        + PackageTool.of(manager).releaseByHand(wanted.name())
        + ", or set the version that is installed";
  }
}
