package io.groundwork.agent.node;

/**
 * What lies at a path; links are not followed.
 *
 * @param kind what it is
 * @param mode permission bits with setuid, setgid and sticky: 07777 at most
 * @param size bytes
 * @param mtimeMillis last change of the content, milliseconds since the epoch
 */
public record Stat(Kind kind, int mode, int uid, int gid, long size, long mtimeMillis) {

  /** Kinds of things that lie at paths. */
  public enum Kind {
    FILE("file"),
    DIRECTORY("directory"),
    LINK("link"),
    OTHER("device, pipe or socket");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** As people say it. */
    public String words() {
      return words;
    }
  }

  public boolean isFile() {
    return kind == Kind.FILE;
  }

  public boolean isDirectory() {
    return kind == Kind.DIRECTORY;
  }

  public boolean isLink() {
    return kind == Kind.LINK;
  }
}
