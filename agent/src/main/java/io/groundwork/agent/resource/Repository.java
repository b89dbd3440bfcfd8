package io.groundwork.agent.resource;

import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.NodeView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A package repository in files of our own, for apt, dnf or yum, whichever the node has; its
 * metadata is fetched when they change, so that a URL that does not answer is told at once.
 *
 * @param name letters, digits and - ; names the files
 * @param url http:, https: or file: URL
 * @param key the public keys that sign it, in OpenPGP's text form; empty where nothing is verified
 * @param suites apt's suites, "./" for a flat repository; dnf and yum have none
 * @param components apt's components; none for a flat repository
 */
public record Repository(
    String name, String url, String key, List<String> suites, List<String> components)
    implements Resource {

  public Repository {
    suites = List.copyOf(suites);
    components = List.copyOf(components);
  }

  @Override
  public String id() {
    return "repository " + name;
  }

  @Override
  public Drift observe(NodeView node) throws IOException {
    List<Difference> differences = new ArrayList<>();
    for (File file : files(manager(node))) {
      differences.addAll(file.observe(node).differences());
    }
    return differences.isEmpty() ? Drift.NONE : new Drift(differences);
  }

  @Override
  public void settle(Node node, Drift drift) throws IOException {
    String manager = manager(node);
    for (File file : files(manager)) {
      Drift ofFile = file.observe(node);
      if (!ofFile.isEmpty()) {
        Parents.make(node, file.path());
        file.settle(node, ofFile);
      }
    }
    try {
      PackageTool.of(manager).refresh(node, this);
    } catch (IOException e) {
      // Not left behind: every later transaction would wait for it, and the next run must try it.
      node.delete(source(manager).path());
      throw e;
    }
  }

  private String manager(NodeView node) throws IOException {
    String manager = node.packages(List.of()).manager();
    if (manager.isEmpty()) {
      throw new IOException("this system has none of apt, dnf and yum");
    }
    return manager;
  }

  /** The keys first: what names them comes last. */
  private List<File> files(String manager) {
    boolean apt = manager.equals("apt");
    List<File> files = new ArrayList<>();
    if (!key.isEmpty()) {
      files.add(file(apt ? aptKey() : rpmKey(), key));
    }
    files.add(source(manager));
    return files;
  }

  /** All of its files, whichever package manager the node has; what names the keys first. */
  public List<File> all() {
    List<File> all = new ArrayList<>();
    for (String manager : List.of("apt", "dnf")) {
      List<File> files = new ArrayList<>(files(manager));
      Collections.reverse(files);
      all.addAll(files);
    }
    return all;
  }

  private File source(String manager) {
    return manager.equals("apt")
        ? file(aptSource(), aptText())
        : file("/etc/yum.repos.d/" + label() + ".repo", rpmText());
  }

  private static File file(String path, String content) {
    return new File(path, content, "root", "root", "0644", false);
  }

  /** Its name among the node's repositories. */
  String label() {
    return "groundwork-" + name;
  }

  String aptSource() {
    return "/etc/apt/sources.list.d/" + label() + ".sources";
  }

  private String aptKey() {
    return "/etc/apt/keyrings/" + label() + ".asc";
  }

  private String rpmKey() {
    return "/etc/pki/rpm-gpg/RPM-GPG-KEY-" + label();
  }

  private String aptText() {
    return "# Written by Groundwork; changes here are overwritten.\nTypes: deb\nURIs: "
        + url
        + "\nSuites: "
        + String.join(" ", suites)
        + (components.isEmpty() ? "" : "\nComponents: " + String.join(" ", components))
        + (key.isEmpty() ? "\nTrusted: yes\n" : "\nSigned-By: " + aptKey() + "\n");
  }

  private String rpmText() {
    return "# Written by Groundwork; changes here are overwritten.\n["
        + label()
        + "]\nname="
        + label()
        + "\nbaseurl="
        + url
        + "\nenabled=1\n"
        + (key.isEmpty() ? "gpgcheck=0\n" : "gpgcheck=1\ngpgkey=file://" + rpmKey() + "\n");
  }

  /** What is wrong with it, for people. */
  String troubled(String why) {
    return "repository "
        + name
        + " at "
        + url
        + " does not answer as it should"
        + why
        + "; see that this node reaches it, and that its key is the one in the inventory";
  }
}
