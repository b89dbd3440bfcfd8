package io.groundwork.agent.resource;

import io.groundwork.agent.node.Staging;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Puts entries of a hostile tarball into a staging directory so that none can lead another astray:
 * nothing lies below a link, nothing comes twice, and links stay within the tree.
 *
 * <p>Why links stay within: a link's own directory is made of real directories; its target climbs
 * at its beginning only, and not above the tree; from there on it descends, through other links at
 * most, of which the same holds.
 */
final class SafeTree {

  private enum Kind {
    DIRECTORY,
    FILE,
    LINK
  }

  private final Staging staging;
  private final Map<String, Kind> known = new HashMap<>();

  SafeTree(Staging staging) {
    this.staging = staging;
  }

  boolean isEmpty() {
    return known.isEmpty();
  }

  void directory(EntryName name) throws IOException {
    if (name.isEmpty() || known.get(name.toString()) == Kind.DIRECTORY) {
      return;
    }
    claim(name, Kind.DIRECTORY);
    staging.directory(name.toString());
  }

  void file(EntryName name, boolean executable, long mtimeMillis, InputStream content)
      throws IOException {
    if (name.isEmpty()) {
      return;
    }
    claim(name, Kind.FILE);
    long mtime = Math.max(0, Math.min(mtimeMillis, System.currentTimeMillis()));
    staging.file(name.toString(), executable, mtime, content);
  }

  void symbolicLink(EntryName name, String target) throws IOException {
    if (name.isEmpty()) {
      return;
    }
    refuseLeadingOut(name, target);
    claim(name, Kind.LINK);
    staging.symbolicLink(name.toString(), target);
  }

  void hardLink(EntryName name, EntryName existing) throws IOException {
    if (name.isEmpty()) {
      return;
    }
    if (known.get(existing.toString()) != Kind.FILE) {
      throw new IOException(name + " is a hard link to " + existing + ", which is no file in it");
    }
    claim(name, Kind.FILE);
    staging.hardLink(name.toString(), existing.toString());
  }

  /** Takes the name, and makes the directories above it that had no entry of their own. */
  private void claim(EntryName name, Kind kind) throws IOException {
    EntryName parent = name.parent();
    Kind above = parent.isEmpty() ? Kind.DIRECTORY : known.get(parent.toString());
    if (above == null) {
      directory(parent);
    } else if (above != Kind.DIRECTORY) {
      throw new IOException(name + " lies below a " + (above == Kind.LINK ? "link" : "file"));
    }
    if (known.putIfAbsent(name.toString(), kind) != null) {
      throw new IOException(name + " is in it twice");
    }
  }

  private static void refuseLeadingOut(EntryName name, String target) throws IOException {
    int depth = name.parent().elements().size();
    boolean descended = false;
    if (target.isEmpty() || target.startsWith("/") || target.indexOf('\0') >= 0) {
      throw new IOException(name + " is a link to '" + target + "', out of the archive");
    }
    for (String element : target.split("/", -1)) {
      if (element.equals("..")) {
        if (descended || --depth < 0) {
          throw new IOException(name + " is a link to '" + target + "', out of the archive");
        }
      } else if (!element.isEmpty() && !element.equals(".")) {
        descended = true;
      }
    }
  }
}
