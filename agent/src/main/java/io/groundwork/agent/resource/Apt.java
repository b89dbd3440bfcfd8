package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.Output;
import io.groundwork.agent.resource.Packages.Wanted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Debian's apt: never asks, leaves changed configuration files as they are. */
final class Apt implements PackageTool {
  private static final List<String> INSTALL =
      List.of(
          "install",
          "-y",
          "--no-install-recommends",
          "-o",
          "Dpkg::Options::=--force-confdef",
          "-o",
          "Dpkg::Options::=--force-confold");

  private static final String NEW = "The following NEW packages will be installed:";
  private static final String GONE = "The following packages will be REMOVED:";

  @Override
  public void install(Node node, List<Wanted> packages, PackageRecord record) throws IOException {
    Map<Wanted, String> candidates = candidates(node, packages);
    String update = "";
    if (candidates.size() < packages.size()) {
      update = AptGet.run(node, AptGet.REFRESH, List.of("update")).text();
      candidates = candidates(node, packages);
    }
    refuseUnknown(node, packages, candidates, update);
    List<String> argv = new ArrayList<>(INSTALL);
    candidates.forEach((w, v) -> argv.add(v.isEmpty() ? w.name() : w.name() + "=" + v));
    List<String> names = packages.stream().map(Wanted::name).toList();
    Output output = change(node, argv, names, record);
    if (output.text().contains("dpkg --configure -a")) {
      // A run that was killed left packages unpacked and not yet set up.
      AptGet.check(AptGet.configure(node), "dpkg --configure -a");
      output = change(node, argv, names, record);
    }
    if (!output.ok() && output.text().contains("404 ") && update.isEmpty()) {
      // The mirror has moved on since its lists were fetched.
      AptGet.run(node, AptGet.REFRESH, List.of("update"));
      output = change(node, argv, names, record);
    }
    AptGet.check(output, "apt-get install " + words(packages));
  }

  private static Output change(
      Node node, List<String> argv, List<String> names, PackageRecord record) throws IOException {
    record.begin(node, names);
    Output output = AptGet.run(node, AptGet.CHANGE, argv);
    record.end(node, AptGet.told(output.text(), NEW), AptGet.told(output.text(), GONE));
    return output;
  }

  @Override
  public void remove(Node node, Collection<String> names) throws IOException {
    List<String> argv =
        new ArrayList<>(List.of("remove", "-y", "--no-auto-remove", "-o", "APT::Get::Purge=false"));
    argv.addAll(names);
    AptGet.check(
        AptGet.run(node, AptGet.CHANGE, argv), "apt-get remove " + String.join(" ", names));
  }

  /** The version to install of each package that apt knows; empty where any will do. */
  private static Map<Wanted, String> candidates(Node node, List<Wanted> packages)
      throws IOException {
    Map<String, List<String>> known = known(node, packages);
    Map<Wanted, String> candidates = new LinkedHashMap<>();
    for (Wanted one : packages) {
      List<String> versions = known.getOrDefault(one.name(), List.of());
      versions.stream()
          .filter(v -> PackageVersion.fits(v, one.version()))
          .findFirst()
          .ifPresent(v -> candidates.put(one, one.version().isEmpty() ? "" : v));
    }
    return candidates;
  }

  /** Versions by package, the newest first. */
  private static Map<String, List<String>> known(Node node, List<Wanted> packages)
      throws IOException {
    List<String> argv = new ArrayList<>(List.of("apt-cache", "madison"));
    packages.forEach(p -> argv.add(p.name()));
    Map<String, List<String>> known = new LinkedHashMap<>();
    for (String line : node.run(AptGet.QUERY, argv).text().split("\n", -1)) {
      String[] fields = line.split("\\|", -1);
      if (fields.length == 3 && !fields[2].endsWith(" Sources")) {
        known.computeIfAbsent(fields[0].strip(), k -> new ArrayList<>()).add(fields[1].strip());
      }
    }
    return known;
  }

  private static void refuseUnknown(
      Node node, List<Wanted> packages, Map<Wanted, String> candidates, String update)
      throws IOException {
    List<Wanted> unknown = packages.stream().filter(w -> !candidates.containsKey(w)).toList();
    if (unknown.isEmpty()) {
      return;
    }
    Map<String, List<String>> known = known(node, unknown);
    StringBuilder text =
        new StringBuilder("no repository of this node has ").append(words(unknown));
    known.forEach(
        (name, versions) ->
            text.append("; of ")
                .append(name)
                .append(" there is ")
                .append(String.join(", ", new TreeSet<>(versions))));
    throw new IOException(text + AptGet.failures(update));
  }

  private static String words(List<Wanted> packages) {
    return String.join(", ", packages.stream().map(Wanted::toString).toList());
  }

  @Override
  public void hold(Node node, List<String> names) throws IOException {
    List<String> argv = new ArrayList<>(List.of("apt-mark", "hold"));
    argv.addAll(names);
    AptGet.check(node.run(AptGet.QUERY, argv), "apt-mark hold");
  }

  @Override
  public void release(Node node, List<String> names) throws IOException {
    List<String> argv = new ArrayList<>(List.of("apt-mark", "unhold"));
    argv.addAll(names);
    AptGet.check(node.run(AptGet.QUERY, argv), "apt-mark unhold");
  }

  @Override
  public String releaseByHand(String name) {
    return "run apt-mark unhold " + name;
  }

  @Override
  public void refresh(Node node, Repository repository) throws IOException {
    List<String> only =
        Arrays.asList(
            "update",
            "-o",
            "Dir::Etc::SourceList=" + repository.aptSource(),
            "-o",
            "Dir::Etc::SourceParts=/dev/null",
            "-o",
            "APT::Get::List-Cleanup=0");
    Output output = AptGet.run(node, AptGet.REFRESH, only);
    String failures = AptGet.failures(output.text());
    if (!output.ok() || !failures.isEmpty()) {
      throw new IOException(repository.troubled(failures.isEmpty() ? output.text() : failures));
    }
  }
}
