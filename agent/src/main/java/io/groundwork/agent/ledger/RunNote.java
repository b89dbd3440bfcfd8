package io.groundwork.agent.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * What a node keeps of a run that changed it.
 *
 * @param run the run's id
 * @param who user@controller
 * @param command what was typed, without secrets
 * @param version of the controller's program
 * @param began when the controller began, in milliseconds since the epoch
 * @param ended when the agent ended; 0 while it has not, or where it was killed
 * @param result whole, partial ... as the controller said in the end; empty where it did not come
 *     to that
 * @param changed how many resources were changed, or tried
 * @param resources the first of them
 */
public record RunNote(
    String run,
    String who,
    String command,
    String cluster,
    String version,
    long began,
    long ended,
    String result,
    int changed,
    List<String> resources) {

  /** Resources that are named; a first install changes some 60. */
  static final int NAMED = 50;

  /** Characters of a text; all notes of a node together must fit in one frame. */
  private static final int LONGEST = 300;

  private static final int LONGEST_NAME = 150;

  /** One more resource was changed, or tried. */
  RunNote with(String resource) {
    List<String> more = resources;
    if (more.size() < NAMED) {
      more = new ArrayList<>(resources);
      more.add(bounded(resource, LONGEST_NAME));
    }
    return new RunNote(
        run, who, command, cluster, version, began, ended, result, changed + 1, List.copyOf(more));
  }

  /** The controller's last word. */
  RunNote concluded(String word) {
    return new RunNote(
        run, who, command, cluster, version, began, ended, bounded(word), changed, resources);
  }

  /** The end. */
  RunNote ended(long millis) {
    return new RunNote(
        run, who, command, cluster, version, began, millis, result, changed, resources);
  }

  /** No text longer than a line or two. */
  RunNote bounded() {
    return new RunNote(
        run,
        bounded(who),
        bounded(command),
        bounded(cluster),
        bounded(version),
        began,
        ended,
        bounded(result),
        changed,
        resources);
  }

  private static String bounded(String text) {
    return bounded(text, LONGEST);
  }

  private static String bounded(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "...";
  }
}
