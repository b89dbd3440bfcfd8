package io.groundwork.controller.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.facts.Facts.Listener;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.resource.EnsembleList;
import io.groundwork.agent.resource.File;
import io.groundwork.agent.resource.NoDirectory;
import io.groundwork.agent.resource.NoFile;
import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.resource.Service;
import io.groundwork.agent.resource.SuperUser;
import io.groundwork.controller.component.zookeeper.GoneMember;
import io.groundwork.controller.component.zookeeper.ZooKeeperComponent;
import io.groundwork.controller.component.zookeeper.ZooKeeperSettings;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.plan.Inputs;
import io.groundwork.controller.report.Event.Finding;
import io.groundwork.controller.report.Event.Level;
import io.groundwork.inventory.Host;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An ensemble with dynamic reconfiguration, by what its machines' files say. */
class DynamicMembersTest {
  private static final String STARTED = "/var/lib/groundwork/started/zookeeper.service";
  private static final String CFG = "/etc/zookeeper/zoo.cfg";
  private static final String LIST = CFG + ".dynamic";
  private static final String RUN = "/run/zookeeper/zoo.cfg";
  private final ZooKeeperComponent component = new ZooKeeperComponent();
  private final Sites sites = Sites.one();

  /** Hosts node1 ... with the id of their number. */
  DynamicMembersTest() {
    for (int id = 2; id <= 5; id++) {
      sites.add("node" + id, "10.77.0.1" + id, id, id - 1);
    }
    List.copyOf(sites.hosts.keySet())
        .forEach(h -> sites.set(h, "zookeeper", ZooKeeperSettings.class, Sites::dynamic));
  }

  private static String list(String ending, int... ids) {
    return IntStream.of(ids)
        .mapToObj(id -> "server." + id + "=10.77.0.1" + id + ":2888:3888" + ending)
        .collect(Collectors.joining("\n"));
  }

  private void listens(int id) {
    sites.file("node" + id, "/var/lib/zookeeper/myid", id + "\n");
    sites.listener("node" + id, new Listener("", 2181, 7, "java", "zookeeper.service"));
  }

  private void unit(int id, String cfg) {
    sites.file(
        "node" + id,
        STARTED + "/etc/systemd/system/zookeeper.service",
        "ExecStart=/opt/jdk/17/bin/java -cp x QuorumPeerMain " + cfg + "\nSuccessExitStatus=143\n");
  }

  private void runsStatic(int id, String ending) {
    listens(id);
    unit(id, CFG);
    sites.file("node" + id, CFG + "#server.", list(ending, 1, 2, 3));
    sites.file("node" + id, STARTED + CFG + "#server.", list(ending, 1, 2, 3));
  }

  private void runsDynamic(int id, int[] file, int[] ensemble) {
    listens(id);
    unit(id, RUN);
    sites.file("node" + id, CFG + "#server.", "");
    sites.file("node" + id, STARTED + CFG + "#server.", "");
    sites.file("node" + id, LIST + "#server.", list(":participant;2181", file));
    sites.file("node" + id, RUN + "#dynamicConfigFile=", "dynamicConfigFile=" + RUN + ".dynamic.2");
    sites.file("node" + id, RUN + ".dynamic.1#server.", list(":participant;0.0.0.0:2181", 9));
    sites.file(
        "node" + id, RUN + ".dynamic.2#server.", list(":participant;0.0.0.0:2181", ensemble));
  }

  private void only(int hosts) {
    for (int id = 5; id > hosts; id--) {
      sites.hosts.remove("node" + id);
    }
  }

  private void threeRun() {
    for (int id = 1; id <= 3; id++) {
      runsDynamic(id, new int[] {1, 2, 3}, new int[] {1, 2, 3});
    }
  }

  private List<Resource> work(String title, String host) {
    return component.phases(sites.site()).stream()
        .filter(phase -> phase.title().equals(title))
        .flatMap(phase -> phase.work().getOrDefault(host, List.of()).stream())
        .toList();
  }

  private Service service(String host) {
    return (Service) work("Start", host).get(0);
  }

  private static List<String> ids(List<Resource> resources) {
    return resources.stream().map(Resource::id).toList();
  }

  private List<Set<String>> waypoints() {
    return component.waypoints(sites.site()).stream().map(Waypoint::hosts).toList();
  }

  private List<Finding> errors() {
    Findings findings = new Findings();
    component.examine(sites.site(), findings);
    return findings.all().stream().filter(f -> f.level() == Level.ERROR).toList();
  }

  @Test
  void portsOfAMemberThatServesStayAsTheyAreInTheList() {
    only(3);
    threeRun();
    sites.file(
        "node2",
        RUN + ".dynamic.2#server.",
        list(":participant;0.0.0.0:2182", 2) + "\n" + list(":participant;0.0.0.0:2181", 1, 3));
    assertThat(errors())
        .singleElement()
        .satisfies(e -> assertThat(e.seen()).contains("2888, 3888, 2182"));
  }

  @Test
  void theLineOfTheSuperUserIsReadAtTheStart() {
    only(3);
    threeRun();
    Resource user =
        work("Configure", "node1").stream()
            .filter(SuperUser.class::isInstance)
            .findFirst()
            .orElseThrow();
    assertThat(Inputs.read(service("node1"), user)).isEqualTo("/etc/zookeeper/super.cfg");
  }

  @Test
  void theListIsNoReasonToRestart() {
    only(3);
    Service three = service("node1");
    sites.add("node4", "10.77.0.14", 4, 3);
    sites.set("node4", "zookeeper", ZooKeeperSettings.class, Sites::dynamic);
    assertThat(service("node1")).isEqualTo(three);
    assertThat(three.inputs()).contains("/etc/zookeeper/super.cfg").doesNotContain(LIST);
  }

  @Test
  void aMemberJoinsAndStartsThenTheListChangesThenTheFiles() {
    only(4);
    threeRun();
    assertThat(waypoints()).isEmpty();
    assertThat(errors()).isEmpty();
    assertThat(component.phases(sites.site()))
        .extracting(Phase::title)
        .containsExactly("Prepare", "Unpack", "Configure", "Start", "Members", "List", "Finish");
    assertThat(ids(work("Configure", "node4"))).contains("file " + LIST);
    assertThat(ids(work("Configure", "node1"))).doesNotContain("file " + LIST);
    assertThat(work("Members", "node1"))
        .singleElement()
        .satisfies(list -> assertThat(((EnsembleList) list).members()).hasSize(4));
    assertThat(ids(work("List", "node1"))).containsExactly("file " + LIST);
    assertThat(work("List", "node4")).isEmpty();
    assertThat(((File) work("List", "node1").get(0)).content())
        .contains("server.4=10.77.0.14:2888:3888:participant;2181");
  }

  @Test
  void twoMembersJoinOneAfterTheOther() {
    threeRun();
    assertThat(waypoints()).containsExactly(Set.of("node1", "node2", "node3", "node4"));
  }

  @Test
  void theEnsemblesOwnListCountsWhereTheFilesAreBehindIt() {
    for (int id = 1; id <= 3; id++) {
      runsDynamic(id, new int[] {1, 2, 3}, new int[] {1, 2, 3, 4});
    }
    runsDynamic(4, new int[] {1, 2, 3, 4}, new int[] {1, 2, 3, 4});
    assertThat(waypoints()).containsExactly(Set.of("node1", "node2", "node3", "node4"));
    assertThat(errors()).isEmpty();
  }

  @Test
  void itIsSwitchedOnByWayOfListsWithClientPorts() {
    only(3);
    for (int id = 1; id <= 3; id++) {
      runsStatic(id, "");
    }
    assertThat(errors()).isEmpty();
    Waypoint half = component.waypoints(sites.site()).get(0);
    assertThat(half.hosts()).containsExactlyInAnyOrder("node1", "node2", "node3");
    assertThat(half.text()).contains("two rounds of restarts");
    assertThat(cfg(half)).contains("server.3=10.77.0.13:2888:3888:participant;2181");
    assertThat(half.phases()).extracting(Phase::title).doesNotContain("Members");
  }

  private static String cfg(Waypoint waypoint) {
    return waypoint.phases().stream()
        .flatMap(phase -> phase.work().getOrDefault("node1", List.of()).stream())
        .filter(resource -> resource.id().equals("file " + CFG))
        .map(resource -> ((File) resource).content())
        .collect(Collectors.joining());
  }

  @Test
  void anInterruptedSwitchGoesOnFromHalfWay() {
    only(3);
    runsStatic(1, ":participant;2181");
    runsStatic(2, ":participant;2181");
    runsDynamic(3, new int[] {1, 2, 3}, new int[] {1, 2, 3});
    assertThat(waypoints()).isEmpty();
    runsStatic(1, "");
    assertThat(waypoints()).hasSize(1);
  }

  @Test
  void itIsSwitchedOffTheSameWayAndLeavesNothing() {
    only(3);
    threeRun();
    List.copyOf(sites.hosts.keySet())
        .forEach(
            h ->
                sites.set(
                    h,
                    "zookeeper",
                    ZooKeeperSettings.class,
                    s -> Sites.zookeeper(s.id(), Map.of())));
    assertThat(errors()).isEmpty();
    assertThat(waypoints()).hasSize(1);
    assertThat(work("Finish", "node1")).hasSize(1);
    sites.directory("node1", "/var/lib/groundwork/zookeeper", "super");
    assertThat(work("Finish", "node1"))
        .anyMatch(r -> r instanceof NoFile file && file.path().equals(LIST))
        .anyMatch(r -> r instanceof SuperUser user && user.group().isEmpty())
        .contains(new NoDirectory("/run/zookeeper", true));
  }

  @Test
  void switchingAndGrowingInOneRunIsRefused() {
    only(4);
    for (int id = 1; id <= 3; id++) {
      runsStatic(id, "");
    }
    assertThat(errors())
        .singleElement()
        .satisfies(e -> assertThat(e.seen()).contains("dynamic_reconfig is to be switched"));
  }

  @Test
  void aMemberThatServesCannotMove() {
    only(3);
    threeRun();
    sites.hosts.remove("node3");
    sites.add("node3", "10.77.0.33", 3, 2);
    sites.set("node3", "zookeeper", ZooKeeperSettings.class, Sites::dynamic);
    runsDynamic(3, new int[] {1, 2, 3}, new int[] {1, 2, 3});
    assertThat(errors())
        .singleElement()
        .satisfies(e -> assertThat(e.why()).contains("cannot change its address"));
  }

  @Test
  void fourMembersCanDoWithoutOneThatIsGone() {
    only(4);
    for (int id = 1; id <= 3; id++) {
      runsDynamic(id, new int[] {1, 2, 3, 4}, new int[] {1, 2, 3, 4});
    }
    Host gone = sites.hosts.remove("node4");
    GoneMember member = GoneMember.of(sites.site(), gone).orElseThrow();
    assertThat(member.isNamed()).isTrue();
    assertThat(member.refusal()).isNull();
    List.copyOf(sites.hosts.keySet())
        .forEach(
            h ->
                sites.set(
                    h,
                    "zookeeper",
                    ZooKeeperSettings.class,
                    s -> Sites.zookeeper(s.id(), Map.of())));
    assertThat(GoneMember.of(sites.site(), gone).orElseThrow().refusal())
        .contains("while one of the others restarts");
  }

  @Test
  void theGateTellsWhereTheEnsemblesListIsAnother() {
    only(3);
    threeRun();
    Gate gate =
        component.phases(sites.site()).stream()
            .flatMap(phase -> phase.gates().stream())
            .filter(each -> each.name().equals("list of members"))
            .findFirst()
            .orElseThrow();
    assertThat(ask(gate, list(":participant;0.0.0.0:2181", 1, 2, 3) + "\nversion=1"))
        .isInstanceOf(Verdict.Pass.class);
    assertThat(ask(gate, list(":participant;0.0.0.0:2181", 1, 2) + "\nversion=1"))
        .isInstanceOfSatisfying(
            Verdict.Never.class,
            verdict ->
                assertThat(verdict.toString()).contains("3=10.77.0.13:2888:3888; install without"));
  }

  private static Verdict ask(Gate gate, String list) {
    return gate.ask((host, question) -> new Answer.Tree(Map.of("/zookeeper/config", list)));
  }
}
