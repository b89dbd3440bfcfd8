package io.groundwork.agent.resource;

/**
 * One way in which a node differs from what a resource wants.
 *
 * @param what the aspect, in one word where it can be: content, mode, owner, running ...
 * @param seen what the node has, secrets masked; empty where it has nothing
 * @param wanted what it should have, secrets masked
 */
public record Difference(String what, String seen, String wanted) {

  /** Neither side is longer, in characters: it is for people to read. */
  public static final int MOST_TEXT = 64 * 1024;

  public Difference {
    seen = capped(seen);
    wanted = capped(wanted);
  }

  private static String capped(String text) {
    return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
  }
}
