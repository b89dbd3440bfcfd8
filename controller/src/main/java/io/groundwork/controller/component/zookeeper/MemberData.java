package io.groundwork.controller.component.zookeeper;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.Facts.FileFact;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.component.baseline.DataDisks;
import io.groundwork.controller.gate.Asking;
import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What lies where a member keeps its data. At its first start ZooKeeper makes a directory {@code
 * version-2} in each of its directories, before anything else; install writes {@code myid} before
 * that. So a member that has run and has neither has lost its data, or sees an empty mount point.
 *
 * @param directories its data_dir, and dataLogDir where that is another
 * @param versions names in the version-2 of each, by directory; one that has none is left out
 * @param hasId whether there is a myid
 */
record MemberData(List<String> directories, Map<String, List<String>> versions, boolean hasId) {
  private static final String VERSION = "/version-2";
  private static final String ID = "myid";
  private static final int MILLIS = 10_000;

  /** What a member writes before there is anything to remember. */
  private static final Set<String> BLANK =
      Set.of("acceptedEpoch", "currentEpoch", "snapshot.0", "updatingEpoch");

  /** Its data, and the transaction log where a property puts that elsewhere. */
  static List<String> directories(Host host) {
    ZooKeeperSettings settings = ZooKeeper.settings(host);
    String data = settings.dataDir();
    String log = settings.properties().getOrDefault("dataLogDir", data);
    return log.equals(data) ? List.of(data) : List.of(data, log);
  }

  /** What has to be learnt of its host. */
  static List<String> evidence(Host host) {
    return directories(host).stream().map(directory -> directory + VERSION).toList();
  }

  /** As it was when the host was learnt. */
  static MemberData of(Host host, Facts facts) {
    List<String> directories = directories(host);
    Map<String, List<String>> versions = new HashMap<>();
    for (String directory : directories) {
      FileFact version = facts.files().get(directory + VERSION);
      if (version != null) {
        versions.put(directory, version.entries());
      }
    }
    return new MemberData(directories, versions, facts.files().containsKey(MyId.path(host)));
  }

  /** As it is now; null where the host does not say. */
  static @Nullable MemberData now(Host host, Asking asking) {
    List<String> directories = directories(host);
    List<String> asked = new ArrayList<>(directories);
    asked.addAll(evidence(host));
    if (!(asking.ask(host.name(), new Question.Names(asked, MILLIS)) instanceof Answer.Tree tree)) {
      return null;
    }
    Map<String, List<String>> versions = new HashMap<>();
    for (String directory : directories) {
      String names = tree.data().get(directory + VERSION);
      if (names != null) {
        versions.put(directory, names.lines().toList());
      }
    }
    String own = tree.data().getOrDefault(directories.get(0), "");
    return new MemberData(directories, versions, own.lines().anyMatch(ID::equals));
  }

  /** Whether one of them is on a disk that is not mounted yet: what is there tells nothing. */
  static boolean awaits(Host host, Facts facts) {
    return directories(host).stream().anyMatch(d -> DataDisks.awaits(host, facts, d));
  }

  /** Whether it would start without anything that it knew, or without its last transactions. */
  boolean isBare() {
    return names(data()).isEmpty() || !versions.keySet().containsAll(directories);
  }

  /** Of one that has run: the directories that are not as a start left them; none: all is well. */
  List<String> gone() {
    if (!versions.containsKey(data())) {
      return hasId ? List.of() : directories;
    }
    return names(data()).isEmpty()
        ? List.of()
        : directories.stream().filter(d -> !versions.containsKey(d)).toList();
  }

  /** Whether it may have acknowledged anything, ever. */
  boolean remembers() {
    return versions.values().stream().flatMap(List::stream).anyMatch(n -> !BLANK.contains(n));
  }

  private String data() {
    return directories.get(0);
  }

  private List<String> names(String directory) {
    return versions.getOrDefault(directory, List.of());
  }
}
