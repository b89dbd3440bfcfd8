package io.groundwork.controller.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.component.Roll.Exposure;
import io.groundwork.controller.component.zookeeper.ZooKeeperComponent;
import io.groundwork.controller.component.zookeeper.ZooKeeperSettings;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** May a member start with what lies on its disks? */
class MemberDataTest {
  private static final String DATA = "/var/lib/zookeeper";
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> modes = new HashMap<>();
  private Sites sites = Sites.three();

  private final Asking asking =
      (host, question) -> {
        if (question instanceof Question.Names) {
          return new Answer.Tree(names);
        }
        String mode = modes.get(host);
        return mode == null
            ? new Answer.Failure("connection refused", false)
            : new Answer.Text("Zxid: 0x1\nMode: " + mode + "\n");
      };

  @Test
  void aMemberThatRanAndHasNothingIsNotStartedButRebuilt() {
    haveRun("node1", "node2", "node3");
    wipe("node1");
    modes.putAll(Map.of("node2", "leader", "node3", "follower"));

    Exposure refused = looked();
    assertThat(refused.host()).isEqualTo("node1");
    assertThat(refused.check()).isEqualTo("data-gone");
    assertThat(refused.seen()).contains(DATA);
    assertThat(refused.action()).contains("mount it", "groundwork rebuild --host node1");
    assertThat(started()).isInstanceOf(Verdict.Never.class);
  }

  @Test
  void wholeEnsemblesThatHaveNothingAnyMoreDoNotBeginAnew() {
    haveRun("node1", "node2", "node3");
    for (String host : List.of("node1", "node2", "node3")) {
      wipe(host);
    }
    assertThat(roll().dataless(List.of("node1", "node2", "node3"), List.of(), asking)).hasSize(3);
  }

  @Test
  void aSingleMemberWithoutItsDataIsToldHowToBeginAnewOnPurpose() {
    sites = Sites.one();
    haveRun("node1");
    wipe("node1");

    assertThat(looked().action())
        .contains("groundwork reset --delete-data lab")
        .doesNotContain("rebuild");
  }

  @Test
  void aFirstInstallAsksNobody() {
    assertThat(roll().dataless(List.of("node1"), List.of(), asking)).isEmpty();
    assertThat(roll().mayStart("node1")).isEmpty();
  }

  @Test
  void aFirstStartThatFailedOnAllMembersIsTriedAgain() {
    for (String host : List.of("node1", "node2", "node3")) {
      record(host);
      sites.file(host, DATA + "/myid", String.valueOf(id(host)));
    }
    sites.directory("node2", DATA + "/version-2", "acceptedEpoch", "currentEpoch", "snapshot.0");
    names.put(DATA, "myid");

    assertThat(roll().dataless(List.of("node1", "node3"), List.of(), asking)).isEmpty();
    assertThat(started()).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void aMemberWhoseFirstStartFailedJoinsWhenTheOthersServe() {
    haveRun("node2", "node3");
    record("node1");
    sites.file("node1", DATA + "/myid", "3");
    names.put(DATA, "myid");

    assertThat(roll().dataless(List.of("node1"), List.of(), asking)).isEmpty();
    assertThat(started()).isInstanceOf(Verdict.NotYet.class);
    modes.putAll(Map.of("node2", "leader", "node3", "follower"));
    assertThat(started()).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void anEmptyMachineIsNoPartOfAMajorityBeforeTheOthersHaveOne() {
    haveRun("node2", "node3");
    modes.put("node3", "follower");

    assertThat(started()).isInstanceOf(Verdict.NotYet.class);
    modes.put("node2", "leader");
    assertThat(started()).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void whoHasItsDataIsNotAsked() {
    haveRun("node1", "node2", "node3");
    assertThat(roll().mayStart("node1")).isEmpty();
    assertThat(roll().dataless(List.of("node1"), List.of("node2"), asking)).isEmpty();
  }

  @Test
  void aDiskThatIsMountedMeanwhileIsSeenAtTheStart() {
    haveRun("node1", "node2", "node3");
    wipe("node1");
    names.put(DATA, "myid\nversion-2");
    names.put(DATA + "/version-2", "currentEpoch\nlog.100000001\nsnapshot.0");

    assertThat(started()).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void aTransactionLogThatIsGoneAloneIsMissedToo() {
    haveRun("node2", "node3");
    record("node1");
    logElsewhere();
    sites.file("node1", DATA + "/myid", "3");
    sites.directory("node1", DATA + "/version-2", "currentEpoch", "snapshot.0");

    assertThat(looked().seen()).contains("/log/zk").doesNotContain(DATA);
  }

  @Test
  void aMemberThatTheOthersDoNotNameAnyMoreMayComeAgain() {
    haveRun("node2", "node3");
    for (String host : List.of("node2", "node3")) {
      list(host, 1, 2);
    }
    record("node1");
    modes.putAll(Map.of("node2", "leader", "node3", "follower"));

    assertThat(roll().dataless(List.of("node1"), List.of(), asking)).isEmpty();
    assertThat(started()).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void aSingleMemberThatServesIsNotMovedToAnEmptyDirectory() {
    sites = Sites.one();
    record("node1");
    assertThat(roll().dataless(List.of(), List.of("node1"), asking))
        .singleElement()
        .satisfies(e -> assertThat(e.action()).contains("data_dir"));

    sites = Sites.three();
    haveRun("node2", "node3");
    record("node1");
    assertThat(roll().dataless(List.of(), List.of("node1"), asking)).isEmpty();
  }

  private void haveRun(String... hosts) {
    for (String host : hosts) {
      record(host);
      sites.file(host, DATA + "/myid", String.valueOf(id(host)));
      sites.directory(host, DATA + "/version-2", "currentEpoch", "log.100000001", "snapshot.0");
    }
  }

  /** Its disk is not there; the system is. */
  private void wipe(String host) {
    sites.facts.computeIfPresent(
        host,
        (name, f) -> {
          Map<String, io.groundwork.agent.facts.Facts.FileFact> files = new HashMap<>(f.files());
          files.keySet().removeIf(path -> path.startsWith(DATA));
          return Sites.with(
              f, f.hostname(), f.machineId(), f.addresses(), f.mounts(), f.listeners(), files);
        });
  }

  /** What a start of the unit leaves, and the configuration that it was made with. */
  private void record(String host) {
    sites.file(
        host,
        "/var/lib/groundwork/started/zookeeper.service/etc/systemd/system/zookeeper.service",
        "ExecStart=java -cp /opt/zookeeper/3.8.4/lib/*");
    List<Integer> ids = new ArrayList<>();
    sites.hosts.values().forEach(h -> ids.add(zookeeper(h.name()).id()));
    list(host, ids.size() == 1 ? new Integer[0] : ids.toArray(Integer[]::new));
  }

  private void list(String host, Integer... ids) {
    List<String> lines = new ArrayList<>();
    for (Integer id : ids) {
      sites.hosts.values().stream()
          .filter(h -> id.equals(zookeeper(h.name()).id()))
          .forEach(h -> lines.add("server." + id + "=" + h.address() + ":2888:3888"));
    }
    sites.file(host, "/etc/zookeeper/zoo.cfg#server.", String.join("\n", lines));
  }

  private void logElsewhere() {
    sites.set(
        "node1",
        "zookeeper",
        ZooKeeperSettings.class,
        s -> Sites.zookeeper(s.id(), Map.of("dataLogDir", "/log/zk")));
  }

  private int id(String host) {
    return Objects.requireNonNull(zookeeper(host).id());
  }

  private ZooKeeperSettings zookeeper(String host) {
    return sites.hosts.get(host).settings("zookeeper", ZooKeeperSettings.class);
  }

  private Exposure looked() {
    List<Exposure> all = roll().dataless(List.of("node1"), List.of(), asking);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private Verdict started() {
    List<Gate> gates = roll().mayStart("node1");
    assertThat(gates).hasSize(1);
    return gates.get(0).ask(asking);
  }

  private Roll roll() {
    return new ZooKeeperComponent()
        .phases(sites.site()).stream()
            .map(Phase::roll)
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow();
  }
}
