package io.groundwork.controller.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.facts.Facts.Listener;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.component.zookeeper.GoneMember;
import io.groundwork.controller.component.zookeeper.ZooKeeperComponent;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.inventory.Host;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last member of the inventory is dead; nodeN has the id N. */
class GoneMemberTest {
  private static final String CFG = "/etc/zookeeper/zoo.cfg#server.";
  private static final String STARTED = "/var/lib/groundwork/started/zookeeper.service" + CFG;
  private final Sites sites = Sites.one();
  private final Map<String, String> modes = new HashMap<>();

  private final Asking asking =
      (host, question) -> {
        if (question instanceof Question.ZkTree) {
          return new Answer.Tree(
              Map.of("/zookeeper/config", "server.1=10.77.0.11:2888:3888:participant\n"));
        }
        String mode = question instanceof Question.Srvr to ? modes.get(to.host()) : null;
        return mode == null
            ? new Answer.Failure("connection refused", false)
            : new Answer.Text("Zxid: 0x1\nMode: " + mode + "\n");
      };

  /** Lists that the living run; one that only some of them run stands behind a bar. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "-",
      value = {
        "2; 1 2; would have 1 members",
        "3; 1 2 3; would have 2 members",
        "4; 1 2 3 4; 2 of the members [1, 2, 3, 4] serve: 3 are a majority",
        "5; 1 2 3 4 5; -",
        "6; 1 2 3 4 5 6; -",
        "7; 1 2 3 4 5 6 7; -",
        // An earlier run was cut off.
        "5; 1 2 3 4 5 | 1 2 3 4; -",
        "6; 1 2 3 4 5 6 | 1 2 3 4 5; -",
        // All forgot it before.
        "5; 1 2 3 4; -",
        "3; 1 2; -",
        // It was about to join when it died.
        "5; 1 2 3 4 | 1 2 3 4 5; -",
        "4; 1 2 3 | 1 2 3 4; 2 of the members [1, 2, 3, 4] serve: 3 are a majority",
        // Another one that nobody knows.
        "5; 1 2 3 4 9; name members [9], too",
        "6; 1 2 3 4 5 6 7; name members [7], too",
      })
  void itIsForgottenWhereAMajorityServesAllTheWay(int members, String lists, String refusal) {
    inventory(members);
    String[] each = lists.split("\\|");
    for (int id = 1; id < members; id++) {
      run(id, each[id == 1 ? each.length - 1 : 0]);
    }

    GoneMember gone = of(members);
    String said = gone.contradiction() == null ? gone.refusal() : gone.contradiction();

    if (refusal == null) {
      assertThat(said).isNull();
    } else {
      assertThat(said).contains(refusal);
    }
  }

  @Test
  void anotherMachineUnderItsIdIsNotForgotten() {
    inventory(5);
    for (int id = 1; id < 5; id++) {
      run(id, "1 2 3 4");
      sites.file("node" + id, CFG, list("1 2 3 4") + "\nserver.5=10.77.0.99:2888:3888");
    }
    assertThat(of(5).contradiction()).contains("member 5 is at 10.77.0.99");
  }

  @Test
  void itIsNamedAsLongAsAListDoesSo() {
    inventory(5);
    for (int id = 1; id < 5; id++) {
      run(id, "1 2 3 4");
    }
    assertThat(of(5).isNamed()).isFalse();
    assertThat(of(5).forgotten().ask(asking)).isInstanceOf(Verdict.Pass.class);
    run(3, "1 2 3 4 5");
    assertThat(of(5).isNamed()).isTrue();
  }

  @Test
  void whileAnotherOneIsAwayTheOthersCannotDoWithoutIt() {
    inventory(5);
    for (int id = 1; id < 5; id++) {
      run(id, "1 2 3 4 5");
      modes.put("10.77.0.1" + id, id == 2 ? "leader" : "follower");
    }
    assertThat(parting(5)).isInstanceOf(Verdict.Pass.class);
    modes.remove("10.77.0.13");
    assertThat(parting(5)).isInstanceOf(Verdict.NotYet.class);
  }

  private Verdict parting(int members) {
    return new ZooKeeperComponent()
        .rejoin(sites.inventory(), rest(members), gone(members))
        .parting()
        .get(0)
        .ask(asking);
  }

  private GoneMember of(int members) {
    return GoneMember.of(rest(members), gone(members)).orElseThrow();
  }

  private Host gone(int members) {
    return sites.hosts.get("node" + members);
  }

  /** Of the dead one nothing is known. */
  private Site rest(int members) {
    String gone = "node" + members;
    sites.facts.remove(gone);
    return new Site(
        sites.inventory().only(host -> !host.name().equals(gone)), sites.facts, sites.archives);
  }

  private void inventory(int members) {
    for (int id = 2; id <= members; id++) {
      sites.add("node" + id, "10.77.0.1" + id, id, id - 1);
    }
  }

  private static String list(String ids) {
    return Arrays.stream(ids.strip().split(" "))
        .map(id -> "server." + id + "=10.77.0.1" + id + ":2888:3888")
        .collect(Collectors.joining("\n"));
  }

  private void run(int id, String ids) {
    for (String path : List.of(CFG, STARTED)) {
      sites.file("node" + id, path, list(ids));
    }
    sites.listener("node" + id, new Listener("", 2181, 7, "java", "zookeeper.service"));
  }
}
