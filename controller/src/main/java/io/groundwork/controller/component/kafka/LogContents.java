package io.groundwork.controller.component.kafka;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.agent.question.Replicas;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What lies in a broker's log directories. A broker that has registered marks each of them with a
 * {@code meta.properties}; one without it is new, or empty because its disk is not there.
 *
 * @param bare those without it
 * @param names of what lies in all of them
 */
record LogContents(List<String> bare, Set<String> names) {
  private static final String META = "meta.properties";
  private static final int MILLIS = 15_000;

  /** Log directories that had no meta.properties when the host was learnt. */
  static List<String> bare(Host host, Facts facts) {
    return Broker.settings(host).logDirs().stream()
        .filter(directory -> !facts.files().containsKey(directory + "/" + META))
        .toList();
  }

  /**
   * As it is now.
   *
   * @throws UnknownException where the host does not say
   */
  static LogContents now(Host host, Asking asking) throws UnknownException {
    List<String> directories = Broker.settings(host).logDirs();
    Answer answer = asking.ask(host.name(), new Question.Names(directories, MILLIS));
    if (!(answer instanceof Answer.Tree tree)) {
      throw new UnknownException(
          answer instanceof Answer.Failure failure ? failure.reason() : "no list of names came");
    }
    List<String> bare = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String directory : directories) {
      List<String> own = tree.data().getOrDefault(directory, "").lines().toList();
      names.addAll(own);
      if (!own.contains(META)) {
        bare.add(directory);
      }
    }
    return new LogContents(List.copyOf(bare), Set.copyOf(names));
  }

  /** Whether one of the directories has the partition: its own is called like it. */
  boolean holds(Replicas partition) {
    return names.contains(partition.toString());
  }

  /** What lies there is not known. */
  static final class UnknownException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    UnknownException(String why) {
      super(why);
      this.why = why;
    }

    /** It may be known when it is asked for again. */
    Verdict verdict() {
      return new Verdict.NotYet("what lies in its log directories is not known: " + why);
    }
  }
}
