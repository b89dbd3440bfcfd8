package io.groundwork.agent.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * The way from the root to a directory, one open directory at a time. A link on the way is followed
 * only where root alone could have placed it (an administrator's /opt that leads to a bigger disk);
 * in a directory that a service's user can write it is refused.
 */
final class SafeWalk {
  private static final int MOST_LINKS = 20;

  private final Path root;
  private final Deque<String> ahead = new ArrayDeque<>();
  private final List<String> walked = new ArrayList<>();
  private int links;

  private SafeWalk(Path root, String directory) {
    this.root = root;
    push(directory);
  }

  /** Opens the directory; {@link NoSuchFileException} where a part of the way is missing. */
  static SafeDirectory open(Path root, String directory) throws IOException {
    return new SafeWalk(root, directory).walk();
  }

  private SafeDirectory walk() throws IOException {
    SafeDirectory here = SafeDirectory.open(root);
    try {
      while (!ahead.isEmpty()) {
        String name = ahead.pop();
        if (name.equals("..")) {
          // Only a trusted link says so; its directory is known by name, so begin again from there.
          restart(walked.subList(0, Math.max(0, walked.size() - 1)), "");
          here = reopen(here);
          continue;
        }
        PosixFileAttributes attributes = here.attributes(name);
        if (attributes == null) {
          throw new NoSuchFileException("/" + String.join("/", walked) + "/" + name);
        }
        if (attributes.isSymbolicLink()) {
          follow(here, name);
          here = reopen(here);
        } else {
          here = enter(here, name);
        }
      }
      return here;
    } catch (IOException | RuntimeException e) {
      here.close();
      throw e;
    }
  }

  private SafeDirectory enter(SafeDirectory here, String name) throws IOException {
    SafeDirectory next = here.enter(name);
    here.close();
    walked.add(name);
    return next;
  }

  private SafeDirectory reopen(SafeDirectory here) throws IOException {
    SafeDirectory again = SafeDirectory.open(root);
    here.close();
    return again;
  }

  private void follow(SafeDirectory here, String name) throws IOException {
    String place = "/" + String.join("/", walked);
    if (!here.isTrusted()) {
      throw new IOException(
          (place.equals("/") ? "" : place)
              + "/"
              + name
              + " is a link in a directory that others than root can write; it is not followed");
    }
    if (++links > MOST_LINKS) {
      throw new IOException(place + "/" + name + ": too many links on the way");
    }
    String target = Files.readSymbolicLink(here.path().resolve(name)).toString();
    restart(target.startsWith("/") ? List.of() : walked, target);
  }

  /** Begins again at the root: the given way first, then the target, then what was still ahead. */
  private void restart(List<String> way, String target) {
    List<String> first = new ArrayList<>(way);
    push(target);
    Collections.reverse(first);
    first.forEach(ahead::push);
    walked.clear();
  }

  private void push(String path) {
    List<String> names = new ArrayList<>(Arrays.asList(path.split("/")));
    Collections.reverse(names);
    for (String name : names) {
      if (!name.isEmpty() && !name.equals(".")) {
        ahead.push(name);
      }
    }
  }
}
