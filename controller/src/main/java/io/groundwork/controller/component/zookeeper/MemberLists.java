package io.groundwork.controller.component.zookeeper;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.Facts.FileFact;
import io.groundwork.controller.component.Site;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lists of members that are in play: those in files, which a member takes at its next start,
 * and those that members run with: what they were started with, or what ZooKeeper made of it since
 * where it can be reconfigured. A member that does not run and that another list leaves out has no
 * say: it was removed, or its joining did not get far.
 *
 * @param lists ids and addresses by id, each list once
 */
record MemberLists(Set<Map<Integer, String>> lists) {
  private static final String WORD = "#server.";
  private static final String FILE = ZooKeeperPhases.CFG + WORD;
  static final String STARTED =
      "/var/lib/groundwork/started/" + ZooKeeper.UNIT + ZooKeeperPhases.CFG + WORD;
  static final String DYNAMIC = DynamicList.FILE + WORD;

  /** Which of the files is the one that runs, and all of them. */
  private static final String CURRENT = "dynamicConfigFile=";

  private static final String RUNNING = DynamicList.RUN_CFG + "#" + CURRENT;
  private static final Pattern LINE =
      Pattern.compile("server\\.(\\d{1,9})\\s*=\\s*(\\[[^\\]]*]|[^:\\s]*):.*");

  private static final Pattern PORTS =
      Pattern.compile(".*:(\\d+):(\\d+)(?::[a-z]+)?;(?:.*:)?(\\d+)");

  /** What has to be learnt of each member's host. */
  static List<String> evidence() {
    return List.of(FILE, STARTED, DYNAMIC, RUNNING, DynamicList.RUN + "/*" + WORD);
  }

  /** Those of a site whose members' ids are known. */
  static MemberLists of(Site site, Ensemble ensemble) {
    Map<Integer, Set<Map<Integer, String>>> running = new TreeMap<>();
    Map<Integer, Set<Map<Integer, String>>> resting = new TreeMap<>();
    for (Member member : ensemble.members()) {
      Facts facts = site.facts(member.host());
      boolean runs = runs(facts);
      Set<Map<Integer, String>> own = new HashSet<>();
      add(own, file(facts), member);
      if (runs) {
        add(own, running(facts), member);
      }
      (runs ? running : resting).put(member.id(), own);
    }
    return new MemberLists(inPlay(running, resting));
  }

  /** Whether the member listens. */
  static boolean runs(Facts facts) {
    return facts.listeners().stream().anyMatch(l -> l.unit().equals(ZooKeeper.UNIT));
  }

  /** A zoo.cfg without any of them is a standalone server's where there is no other file. */
  private static @Nullable FileFact file(Facts facts) {
    FileFact cfg = facts.files().get(FILE);
    FileFact dynamic = facts.files().get(DYNAMIC);
    return cfg != null && cfg.content().isEmpty() && dynamic != null ? dynamic : cfg;
  }

  private static @Nullable FileFact running(Facts facts) {
    if (ListForm.of(facts) != ListForm.DYNAMIC) {
      return facts.files().get(STARTED);
    }
    FileFact current = facts.files().get(RUNNING);
    return current == null
        ? null
        : facts.files().get(current.content().strip().replace(CURRENT, "") + WORD);
  }

  private static Set<Map<Integer, String>> inPlay(
      Map<Integer, Set<Map<Integer, String>>> running,
      Map<Integer, Set<Map<Integer, String>>> resting) {
    Set<Map<Integer, String>> all = new HashSet<>();
    running.values().forEach(all::addAll);
    Map<Integer, Set<Map<Integer, String>>> others = new HashMap<>(resting);
    others.keySet().removeIf(id -> !all.isEmpty() && !namedByAll(id, all));
    if (all.isEmpty()) {
      Set<Map<Integer, String>> files = new HashSet<>();
      resting.values().forEach(files::addAll);
      others.keySet().removeIf(id -> !namedByAll(id, files));
    }
    others.values().forEach(all::addAll);
    return all;
  }

  private static boolean namedByAll(Integer id, Set<Map<Integer, String>> lists) {
    return lists.stream().allMatch(list -> list.containsKey(id));
  }

  private static void add(Set<Map<Integer, String>> to, @Nullable FileFact file, Member of) {
    if (file == null) {
      return;
    }
    Map<Integer, String> list = new TreeMap<>();
    file.content()
        .lines()
        .map(line -> LINE.matcher(line.strip()))
        .filter(Matcher::matches)
        .forEach(line -> list.put(Integer.valueOf(line.group(1)), line.group(2)));
    to.add(list.isEmpty() ? Map.of(of.id(), of.bracketed()) : list);
  }

  /**
   * The ports that the list which a member runs with has for it, where they are other ones than the
   * inventory's, and ZooKeeper keeps that list itself.
   */
  static @Nullable String otherPorts(Facts facts, Member member) {
    FileFact list = runs(facts) && ListForm.of(facts) == ListForm.DYNAMIC ? running(facts) : null;
    if (list == null) {
      return null;
    }
    String wanted = ports(member.lineWithClientPort());
    return list.content()
        .lines()
        .filter(line -> line.strip().startsWith("server." + member.id() + "="))
        .map(MemberLists::ports)
        .filter(ports -> !ports.equals(wanted))
        .findFirst()
        .orElse(null);
  }

  /** Of peers, of elections, and of clients, as far as the line has them. */
  private static String ports(String line) {
    Matcher ports = PORTS.matcher(line.strip());
    return ports.matches()
        ? ports.group(1) + ", " + ports.group(2) + ", " + ports.group(3)
        : line.strip();
  }

  /** The ids alone. */
  Set<Set<Integer>> ids() {
    Set<Set<Integer>> ids = new HashSet<>();
    lists.forEach(list -> ids.add(Set.copyOf(list.keySet())));
    return ids;
  }

  /** The address that the lists have for a member where none has the one of the inventory. */
  @Nullable String otherAddress(Member member) {
    String other = null;
    for (Map<Integer, String> list : lists) {
      String address = list.get(member.id());
      if (member.bracketed().equals(address)) {
        return null;
      }
      other = address == null ? other : address;
    }
    return other;
  }
}
