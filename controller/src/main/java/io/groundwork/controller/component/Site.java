package io.groundwork.controller.component;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.resource.Archive;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import java.util.List;
import java.util.Map;

/**
 * All that a component may know: the inventory, the immutable facts, and the archives, by host and
 * name.
 *
 * @param facts by host name; a host that takes no part in this run is missing: it could not be
 *     reached, or a member of its cluster could not
 * @param archives what was learnt of the tarballs that settings name, by their location as written
 */
public record Site(
    Inventory inventory, Map<String, Facts> facts, Map<String, ArchiveFile> archives) {

  /**
   * A tarball ready to be sent.
   *
   * @param name file name, for people
   * @param algorithm sha256 or sha512
   * @param digest lower-case hex, as the user or a cited source gave it
   * @param size bytes
   * @param unpacked bytes of its content
   * @param top the directory that all of its content is under; {@link #PROGRAM} for a plain one
   * @param release for a JDK: the entries of its {@code release} file; else empty
   */
  public record ArchiveFile(
      String name,
      String algorithm,
      String digest,
      long size,
      long unpacked,
      String top,
      Map<String, String> release) {

    /** What stands for the top directory where the file is no tarball. */
    public static final String PROGRAM = "a single program";

    /** Whether it is a plain program, and no tarball. */
    public boolean isProgram() {
      return top.equals(PROGRAM);
    }

    /** The tarball unpacked at a path, without its top directory. */
    public Archive at(String path) {
      return new Archive(path, name, algorithm, digest, size, 1);
    }
  }

  /** The hosts that have a component and take part in this run, in the order of the file. */
  public List<Host> with(String component) {
    return inventory.with(component).stream().filter(h -> facts.containsKey(h.name())).toList();
  }

  /**
   * The facts of a host.
   *
   * @throws IllegalArgumentException where there are none
   */
  public Facts facts(Host host) {
    Facts of = facts.get(host.name());
    if (of == null) {
      throw new IllegalArgumentException("no facts of " + host.name());
    }
    return of;
  }

  /**
   * The tarball at a location.
   *
   * @throws IllegalArgumentException where it was not resolved
   */
  public ArchiveFile archive(String location) {
    ArchiveFile archive = archives.get(location);
    if (archive == null) {
      throw new IllegalArgumentException("archive " + location + " was not resolved");
    }
    return archive;
  }
}
