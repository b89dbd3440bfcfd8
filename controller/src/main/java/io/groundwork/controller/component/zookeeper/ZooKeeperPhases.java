package io.groundwork.controller.component.zookeeper;

import io.groundwork.agent.resource.Directory;
import io.groundwork.agent.resource.File;
import io.groundwork.agent.resource.Group;
import io.groundwork.agent.resource.Link;
import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.resource.User;
import io.groundwork.controller.component.JavaUnit;
import io.groundwork.controller.component.LogFile;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Roll;
import io.groundwork.controller.component.Secrets;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.Site.ArchiveFile;
import io.groundwork.controller.component.Templates;
import io.groundwork.controller.component.jdk.Jdk;
import io.groundwork.controller.gate.Gate;
import io.groundwork.inventory.value.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is to be on the members: the table of contents is {@link #all()}. */
final class ZooKeeperPhases {
  private static final String USER = ZooKeeper.NAME;
  static final String CFG = "/etc/zookeeper/zoo.cfg";
  private static final String TMP = "/var/cache/zookeeper";
  private final Site site;
  private final Ensemble ensemble;
  private final ListForm form;
  private final DynamicList list;

  ZooKeeperPhases(Site site, Ensemble ensemble) {
    this(site, ensemble, ListForm.wanted(ensemble));
  }

  ZooKeeperPhases(Site site, Ensemble ensemble, ListForm form) {
    this.site = site;
    this.ensemble = ensemble;
    this.form = form;
    this.list = new DynamicList(site, ensemble);
  }

  List<Phase> all() {
    ZooKeeperRoll roll = new ZooKeeperRoll(Quorums.until(site, ensemble), site);
    List<Phase> phases = new ArrayList<>();
    phases.add(phase("Prepare", false, null, List.of(), this::prepare));
    phases.add(phase("Unpack", true, null, List.of(), this::unpack));
    phases.add(inTurn(phase("Configure", false, null, List.of(), this::configure)));
    phases.add(phase("Start", false, roll, gates(), this::start));
    if (form == ListForm.DYNAMIC) {
      phases.addAll(list.phases());
    }
    phases.add(phase("Finish", false, null, List.of(), this::finish));
    return List.copyOf(phases);
  }

  private Phase phase(
      String title,
      boolean ahead,
      @Nullable Roll roll,
      List<Gate> gates,
      Function<Member, List<Resource>> resources) {
    Map<String, List<Resource>> work = new LinkedHashMap<>();
    ensemble.members().forEach(m -> work.put(m.name(), resources.apply(m)));
    return new Phase(ZooKeeper.NAME, title, ahead, work, roll, gates);
  }

  private static Phase inTurn(Phase phase) {
    return new Phase(
        phase.component(), phase.title(), false, true, phase.work(), null, phase.gates());
  }

  private List<Gate> gates() {
    List<Gate> gates = new ArrayList<>();
    ensemble.members().forEach(m -> gates.add(new MemberServing(ensemble, m)));
    gates.add(new OneLeader(ensemble));
    gates.add(new WriteAndReadBack(ensemble));
    return gates;
  }

  private List<Resource> prepare(Member member) {
    List<Resource> work = new ArrayList<>();
    List<String> data = MemberData.directories(member.host());
    work.add(new Group(USER));
    work.add(new User(USER, USER, "/var/lib/zookeeper", data));
    work.add(new Directory("/etc/zookeeper", "root", "root", "0755", false));
    data.forEach(d -> work.add(new Directory(d, USER, USER, "0750", true)));
    work.add(new Directory("/var/log/zookeeper", USER, USER, "0750", false));
    work.add(new Directory(TMP, USER, USER, "0750", false));
    work.add(new Directory(unit(member).record(), "root", "root", "0700", false));
    if (form == ListForm.DYNAMIC) {
      work.add(DynamicList.prepare());
    }
    return work;
  }

  private List<Resource> unpack(Member member) {
    return List.of(archive(member).at(home(member)));
  }

  private List<Resource> configure(Member member) {
    String cfg = Templates.render("zookeeper/zoo.cfg", ZooCfg.of(ensemble, member, form));
    MyId id = MyId.of(member.host(), site.facts(member.host()));
    LogConfig log = LogConfig.of(member.settings().version());
    List<Resource> work = new ArrayList<>();
    work.add(new File(CFG, cfg, "root", USER, "0640", Secrets.in(cfg, site.inventory())));
    work.add(new File(log.path(), log.content(), "root", USER, "0640", false));
    work.add(new File(id.path(), id.content(member.id()), USER, USER, "0644", false));
    if (form == ListForm.DYNAMIC) {
      work.addAll(list.configure(member));
    }
    work.add(unit(member).unit());
    return work;
  }

  private List<Resource> start(Member member) {
    return List.of(unit(member).service());
  }

  private List<Resource> finish(Member member) {
    List<Resource> work = new ArrayList<>();
    work.add(new Link("/opt/zookeeper/current", member.settings().version().toString()));
    if (form == ListForm.PLAIN && list.isOn(member)) {
      work.addAll(list.gone());
    }
    return work;
  }

  private JavaUnit unit(Member member) {
    Jdk jdk = Jdk.of(site, member.host());
    LogConfig log = LogConfig.of(member.settings().version());
    boolean dynamic = form == ListForm.DYNAMIC;
    JavaUnit unit =
        new JavaUnit(
            ensemble.standalone() ? "ZooKeeper, standalone" : "ZooKeeper member " + member.id(),
            "https://zookeeper.apache.org/doc/",
            USER,
            "",
            jdk.home(),
            "",
            TMP,
            MemberData.directories(member.host()),
            65536,
            List.of(
                "-Xms" + member.settings().heap(),
                "-Xmx" + member.settings().heap(),
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + TMP,
                log.option(),
                "-cp",
                home(member) + "/lib/*",
                "org.apache.zookeeper.server.quorum.QuorumPeerMain",
                dynamic ? DynamicList.RUN_CFG : CFG),
            dynamic ? List.of(CFG, DynamicList.SUPER, log.path()) : List.of(CFG, log.path()),
            dynamic ? DynamicList.UNIT : List.of(),
            120);
    return unit.marked(List.of(jdk.archive().digest(), archive(member).digest()));
  }

  private ArchiveFile archive(Member member) {
    return site.archive(member.settings().archive());
  }

  private static String home(Member member) {
    return "/opt/zookeeper/" + member.settings().version();
  }

  /** ZooKeeper logs through log4j up to 3.7 and through logback from 3.8 on. */
  private record LogConfig(String path, String template, String property) {

    static LogConfig of(Version version) {
      return version.atLeast("3.8")
          ? new LogConfig("/etc/zookeeper/logback.xml", "logback.xml", "logback.configurationFile=")
          : new LogConfig(
              "/etc/zookeeper/log4j.properties", "log4j.properties", "log4j.configuration=file:");
    }

    String content() {
      return Templates.render("zookeeper/" + template, LogFile.of(ZooKeeper.NAME));
    }

    String option() {
      return "-D" + property + path;
    }
  }
}
