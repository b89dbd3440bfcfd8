package io.groundwork.controller.page;

/** What the kinds of work are called. */
public final class Kinds {
  private Kinds() {}

  /** In a word, for a legend. */
  public static String word(String kind) {
    return switch (kind) {
      case "connect" -> "connect";
      case "look" -> "look";
      case "settle" -> "step";
      case "resource" -> "resource";
      case "transfer" -> "transfer";
      case "gate" -> "gate";
      case "wait" -> "waiting";
      case "prepare" -> "prepare";
      case "open" -> "not ended";
      default -> kind;
    };
  }

  /** As a part of the run. */
  public static String words(String kind) {
    return switch (kind) {
      case "connect" -> "connecting";
      case "look" -> "looking at the hosts";
      case "settle" -> "settling resources";
      case "transfer" -> "sending files, and unpacking them";
      case "gate" -> "waiting for gates";
      case "prepare" -> "getting ready";
      case "other" -> "the rest: start, planning, end";
      default -> kind;
    };
  }
}
