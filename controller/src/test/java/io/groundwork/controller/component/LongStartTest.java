package io.groundwork.controller.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.LongStart;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What a broker's and a member's own words say of how far its start is. */
class LongStartTest {
  private final Sites sites = Sites.three();

  private LongStart start(String component, String gate) {
    return gates(component).stream()
        .filter(g -> g.name().equals(gate) && "node1".equals(g.host()))
        .map(Gate::longStart)
        .findFirst()
        .orElseThrow();
  }

  private List<Gate> gates(String component) {
    return ServiceLoader.load(Component.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(c -> c.schema().name().equals(component))
        .flatMap(c -> c.phases(sites.site()).stream())
        .flatMap(phase -> phase.gates().stream())
        .toList();
  }

  private String broker(String... lines) {
    return start("kafka", "broker registered").far(String.join("\n", lines));
  }

  private String member(String... lines) {
    return start("zookeeper", "member serving").far(String.join("\n", lines));
  }

  @Test
  void everyGateThatWaitsForABrokerOrMemberFollowsItsStart() {
    assertThat(start("kafka", "port answers from peers"))
        .isEqualTo(start("kafka", "broker registered"));
    assertThat(gates("kafka").stream().filter(g -> g.host() == null))
        .allMatch(g -> g.longStart() == null);
  }

  @Test
  void aBrokerThatRecoversSaysHowManyLogsOfEachDirectory() {
    assertThat(
            broker(
                "INFO Loading logs from log dirs ArrayBuffer(/data1, /data2) (LogManager)",
                "INFO Attempting recovery for all logs in /data1 since no clean shutdown file was"
                    + " found (LogManager)",
                "INFO [LogLoader partition=t-3, dir=/data1] Recovering unflushed segment 0. 0/2"
                    + " recovered for t-3. (LogLoader)",
                "INFO Completed load of Log(dir=/data1/t-3, topic=t, partition=3) with 2 segments in"
                    + " 812ms (1/40 completed in /data1) (LogManager)",
                "INFO Completed load of Log(dir=/data2/t-1, topic=t, partition=1) with 2 segments in"
                    + " 12ms (5/8 completed in /data2) (LogManager)",
                "INFO Completed load of Log(dir=/data1/t-4, topic=t, partition=4) with 2 segments in"
                    + " 812ms (2/40 completed in /data1) (LogManager)",
                "INFO [LogLoader partition=t-5, dir=/data1] Recovering unflushed segment 700. 1/9"
                    + " recovered for t-5. (LogLoader)"))
        .isEqualTo("recovering logs, 2 of 40 in /data1, 5 of 8 in /data2, t-5: segment 1 of 9");
  }

  @Test
  void aBrokerThatWasStoppedCleanlyLoads() {
    assertThat(broker("INFO Completed load of Log(...) in 2ms (7/9000 completed in /data) (L)"))
        .isEqualTo("loading logs, 7 of 9000 in /data");
  }

  @Test
  void otherWordsSayNothing() {
    assertThat(broker("INFO KafkaConfig values:", "\tlog.dirs = /data", "")).isEmpty();
    assertThat(member("INFO Reading configuration from: /etc/zookeeper/zoo.cfg")).isEmpty();
  }

  @Test
  void anOlderBrokerSaysAtLeastThatItRecovers() {
    assertThat(broker("INFO [Log partition=t-0, dir=/data] Recovering unflushed segment 0 (Log)"))
        .isEqualTo("recovering logs");
  }

  @Test
  void aMemberSaysWhatItDoesWithSnapshots() {
    assertThat(member("INFO Reading snapshot /var/lib/zookeeper/version-2/snapshot.100000b7"))
        .isEqualTo("reading its snapshot");
    assertThat(
            member(
                "INFO Reading snapshot /var/lib/zookeeper/version-2/snapshot.100000b7",
                "INFO Getting a snapshot from leader 0x2000000a1"))
        .isEqualTo("copying a snapshot from the leader");
  }

  @Test
  void aBrokerIsThroughWhenItsPortTakesConnectionsAndAMemberWhenItServes() {
    Asking closed = (host, question) -> new Answer.Failure("refused", false);
    Asking open =
        (host, question) -> {
          assertThat(host).isEqualTo("node1");
          return new Answer.Text(question instanceof Question.Srvr ? "Mode: follower\n" : "");
        };
    assertThat(start("kafka", "broker registered").through(closed)).isFalse();
    assertThat(start("kafka", "broker registered").through(open)).isTrue();
    assertThat(start("zookeeper", "member serving").through(closed)).isFalse();
    assertThat(start("zookeeper", "member serving").through(open)).isTrue();
  }
}
