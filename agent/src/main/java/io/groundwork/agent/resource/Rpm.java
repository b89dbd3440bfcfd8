package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.Output;
import io.groundwork.agent.node.RpmHolds;
import io.groundwork.agent.node.Stat;
import io.groundwork.agent.node.TransactionTable;
import io.groundwork.agent.resource.Packages.Wanted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * dnf, and yum on CentOS 7. A hold is the {@code exclude} option of its main section, which needs
 * no plugin. A repository that does not answer is left out; it is named if a package is missing.
 */
final class Rpm implements PackageTool {
  private static final Duration REFRESH = Duration.ofMinutes(10);

  /** Ending rpm in the middle does harm: more than any installation takes. */
  private static final Duration CHANGE = Duration.ofMinutes(45);

  private static final int MOST = 1 << 20;
  private static final int SHOWN = 2000;

  private static final Pattern UNKNOWN =
      Pattern.compile(
          "No match for argument|Unable to find a match|No package .* available"
              + "|All matches were filtered out");

  private static final Pattern FAILURE =
      Pattern.compile(
          "(Failed to download metadata|Errors during downloading|Cannot (download|retrieve|find)"
              + "|Curl error|\\[Errno |Status code: |Ignoring repositories|GPG|Public key|NOKEY"
              + "|Failure: |failure: ).*");

  /** The signature is missing, which is another matter than one by another key. */
  private static final Pattern UNSIGNED =
      Pattern.compile("repomd\\.xml\\.asc|GPG signature is not available");

  /** dnf asks nobody with -y; the short id is the name under which rpm keeps a key. */
  private static final Pattern IMPORTED =
      Pattern.compile("(?m)^\\s*Importing (?:GPG|OpenPGP|PGP) key 0x[0-9A-F]*?([0-9A-F]{8}):");

  private final String tool;

  Rpm(String tool) {
    this.tool = tool;
  }

  @Override
  public void install(Node node, List<Wanted> packages, PackageRecord record) throws IOException {
    List<String> install = new ArrayList<>(List.of("install"));
    for (Wanted one : packages) {
      install.add(one.version().isEmpty() ? one.name() : one.name() + "-" + one.version());
    }
    if (packages.stream().anyMatch(Wanted::held)) {
      // What we held and somebody removed must be found again.
      install.add(0, "--disableexcludes=main");
    }
    List<String> names = packages.stream().map(Wanted::name).toList();
    Output output = change(node, install, names, record);
    if (isUnknown(output)) {
      check(run(node, REFRESH, List.of("clean", "expire-cache")), tool + " clean expire-cache");
      output = change(node, install, names, record);
    }
    String words = String.join(", ", packages.stream().map(Wanted::toString).toList());
    if (isUnknown(output)) {
      throw new IOException(
          "no repository of this node has all of " + words + ": " + brief(output.text()));
    }
    check(output, tool + " install " + words);
  }

  private Output change(Node node, List<String> install, List<String> names, PackageRecord record)
      throws IOException {
    record.begin(node, names);
    Output output = run(node, CHANGE, install);
    record.end(
        node, TransactionTable.brought(output.text()), TransactionTable.taken(output.text()));
    Set<String> keys = new LinkedHashSet<>();
    IMPORTED
        .matcher(output.text())
        .results()
        .forEach(key -> keys.add(key.group(1).toLowerCase(Locale.ROOT)));
    record.trust(node, keys);
    return output;
  }

  @Override
  public void remove(Node node, Collection<String> names) throws IOException {
    List<String> argv =
        new ArrayList<>(
            List.of(
                tool,
                "-C",
                "-y",
                "--disableexcludes=main",
                "--setopt=clean_requirements_on_remove=False",
                "remove"));
    argv.addAll(names);
    check(node.run(CHANGE, argv), tool + " remove " + String.join(" ", names));
  }

  /** yum ends well when it knows some of the packages only. */
  private static boolean isUnknown(Output output) {
    return UNKNOWN.matcher(output.text()).find();
  }

  private Output run(Node node, Duration limit, List<String> arguments) throws IOException {
    List<String> argv =
        new ArrayList<>(
            List.of(
                tool,
                "-y",
                "--setopt=timeout=15",
                "--setopt=retries=2",
                "--setopt=*.skip_if_unavailable=1"));
    if (tool.equals("dnf")) {
      argv.add("--setopt=install_weak_deps=False");
    }
    argv.addAll(arguments);
    return node.run(limit, argv);
  }

  private static void check(Output output, String what) throws IOException {
    if (!output.ok()) {
      throw new IOException(what + " failed: " + brief(output.text()));
    }
  }

  /** What failed, in the tool's own words: repositories and URLs first, else how it ended. */
  private static String brief(String text) {
    Set<String> lines = new LinkedHashSet<>();
    for (String line : text.split("\n", -1)) {
      if (UNKNOWN.matcher(line).find() || FAILURE.matcher(line).find()) {
        lines.add(line.strip());
      }
    }
    String brief = lines.isEmpty() ? text.strip() : String.join("; ", lines);
    return brief.substring(Math.max(0, brief.length() - SHOWN));
  }

  @Override
  public void hold(Node node, List<String> names) throws IOException {
    rewrite(node, before -> ExcludeOption.with(before, names));
  }

  @Override
  public void release(Node node, List<String> names) throws IOException {
    rewrite(node, before -> ExcludeOption.without(before, names));
  }

  private void rewrite(Node node, UnaryOperator<String> change) throws IOException {
    String path = RpmHolds.file(tool);
    Stat seen = node.stat(path);
    if (seen != null && !seen.isFile()) {
      throw new IOException(Wording.inTheWay(node, path, seen, "a file"));
    }
    String before = seen == null ? "" : new String(node.read(path, MOST), StandardCharsets.UTF_8);
    node.write(
        path,
        change.apply(before).getBytes(StandardCharsets.UTF_8),
        seen == null ? 0 : seen.uid(),
        seen == null ? 0 : seen.gid(),
        seen == null ? 0644 : seen.mode());
  }

  @Override
  public String releaseByHand(String name) {
    return "take " + name + " out of exclude= in " + RpmHolds.file(tool);
  }

  /**
   * With a key, its metadata must be signed by it, so that a wrong key is told here and not first
   * by a package. A repository that signs its packages alone cannot be asked that much.
   */
  @Override
  public void refresh(Node node, Repository repository) throws IOException {
    Output output = makeCache(node, repository, !repository.key().isEmpty());
    if (!output.ok() && UNSIGNED.matcher(output.text()).find()) {
      output = makeCache(node, repository, false);
    }
    if (!output.ok()) {
      throw new IOException(repository.troubled("; " + brief(output.text())));
    }
  }

  private Output makeCache(Node node, Repository repository, boolean verifies) throws IOException {
    List<String> argv =
        new ArrayList<>(List.of(tool, "-y", "--setopt=timeout=15", "--setopt=retries=2"));
    if (verifies) {
      argv.add("--setopt=" + repository.label() + ".repo_gpgcheck=1");
    }
    // Not left out here if it does not answer: it is what is asked about.
    argv.addAll(List.of("--disablerepo=*", "--enablerepo=" + repository.label(), "makecache"));
    return node.run(REFRESH, argv);
  }
}
