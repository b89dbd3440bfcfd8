package io.groundwork.controller.component.zookeeper;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.resource.Directory;
import io.groundwork.agent.resource.EnsembleList;
import io.groundwork.agent.resource.File;
import io.groundwork.agent.resource.NoDirectory;
import io.groundwork.agent.resource.NoFile;
import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.resource.SuperUser;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The list of members of an ensemble with dynamic reconfiguration.
 *
 * <p>ZooKeeper rewrites the files that it was started with. So it gets copies in a directory that
 * lives as long as the process, made by the unit at every start; ours stay as they were written. A
 * list without a version, as ours is, gives way to that of whoever leads: a member that restarts
 * takes the ensemble's list, and a start of all begins with the files again.
 *
 * <p>Invariant, as in {@link MemberPath}: the files' lists and the ensemble's differ by one member
 * at most, so that majorities always meet, whoever restarts with whichever list. Therefore: a new
 * member starts and follows; the ensemble's list is changed; then all files; only then comes the
 * next member.
 *
 * @param ensemble as it is to be
 */
record DynamicList(Site site, Ensemble ensemble) {
  static final String FILE = ZooKeeperPhases.CFG + ".dynamic";
  static final String RUN = "/run/zookeeper";
  static final String RUN_CFG = RUN + "/zoo.cfg";

  /** What says who the super user is: an input of the process. */
  static final String SUPER = "/etc/zookeeper/super.cfg";

  static final Map<String, String> PROPERTIES =
      Map.of("reconfigEnabled", "true", "dynamicConfigFile", RUN_CFG + ".dynamic");

  /** Ours alone: as long as it is there, there is something to take back. */
  static final String KEPT = "/var/lib/groundwork/zookeeper";

  private static final String SECRET = KEPT + "/super";
  private static final String AS_USER =
      "ExecStartPre=/sbin/runuser -u " + ZooKeeper.NAME + " -- /bin/";

  /** Lines of the unit. Root writes nothing in the service's own directory. */
  static final List<String> UNIT =
      List.of(
          "# ZooKeeper rewrites the files that it runs with: it gets copies.",
          "RuntimeDirectory=zookeeper",
          "RuntimeDirectoryMode=0750",
          AS_USER + "cp " + ZooKeeperPhases.CFG + " " + FILE + " " + RUN + "/",
          AS_USER + "dd if=" + SUPER + " of=" + RUN_CFG + " oflag=append conv=notrunc status=none");

  static Resource prepare() {
    return new Directory(KEPT, "root", "root", "0700", false);
  }

  /** What is to be there before the member starts. */
  List<Resource> configure(Member member) {
    List<Resource> work = new ArrayList<>();
    work.add(new SuperUser(SECRET, SUPER, ZooKeeper.NAME));
    if (!follows(member)) {
      work.add(file());
    }
    return work;
  }

  /** What takes it back where the ensemble is not to have it any more. */
  List<Resource> gone() {
    return List.of(
        new NoFile(FILE, content()),
        new SuperUser(SECRET, SUPER, ""),
        // The unit that would have removed it was replaced before it stopped.
        new NoDirectory(RUN, true),
        new NoDirectory(KEPT, false));
  }

  /** Whether there is something to take back on a member. */
  boolean isOn(Member member) {
    return site.facts(member.host()).files().containsKey(KEPT);
  }

  /** When all members serve: the ensemble's own list, then the files of those that had one. */
  List<Phase> phases() {
    Member asked = asked();
    Resource list = new EnsembleList(RUN_CFG, lines(), asked.settings().clientPort(), SECRET);
    List<Phase> phases = new ArrayList<>();
    phases.add(
        new Phase(
            ZooKeeper.NAME,
            "Members",
            false,
            Map.of(asked.name(), List.of(list)),
            null,
            List.of(new ListAgrees(ensemble), new OneLeader(ensemble))));
    Map<String, List<Resource>> files = new LinkedHashMap<>();
    ensemble.members().stream()
        .filter(this::follows)
        .forEach(member -> files.put(member.name(), List.of(file())));
    if (!files.isEmpty()) {
      phases.add(new Phase(ZooKeeper.NAME, "List", false, files, null, List.of()));
    }
    return phases;
  }

  /** Whether its file may wait: it serves, and has one for the case that it restarts. */
  private boolean follows(Member member) {
    Facts facts = site.facts(member.host());
    return MemberLists.runs(facts) && facts.files().containsKey(MemberLists.DYNAMIC);
  }

  /** One that served when it was learnt; when it is asked, all do. */
  private Member asked() {
    return ensemble.members().stream()
        .filter(member -> MemberLists.runs(site.facts(member.host())))
        .findFirst()
        .orElse(ensemble.members().get(0));
  }

  private File file() {
    return new File(FILE, content(), "root", ZooKeeper.NAME, "0640", false);
  }

  private String content() {
    return "# Written by Groundwork; its next run undoes what is changed here.\n"
        + String.join("\n", lines())
        + "\n";
  }

  private List<String> lines() {
    return ensemble.members().stream().map(Member::lineWithClientPort).toList();
  }
}
