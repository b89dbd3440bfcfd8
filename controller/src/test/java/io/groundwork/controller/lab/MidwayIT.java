package io.groundwork.controller.lab;

import static io.groundwork.controller.lab.Trial.AGENT;
import static io.groundwork.controller.lab.Trial.GO_ON;
import static io.groundwork.controller.lab.Trial.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Faults in the middle of a change, with a producer and a consumer at work. After each: nothing is
 * half-visible, no acknowledged message is lost, and a re-run converges.
 */
@OnLab
class MidwayIT {
  private static final String DROP_IN = "/etc/systemd/system/kafka.service.d/fault.conf";
  private final Lab lab;

  MidwayIT(Lab lab) {
    this.lab = lab;
  }

  /** When a fault comes. What is at work there is held, so that it comes neither early nor late. */
  enum Moment {
    UNPACKING(
        awaiting("compgen -G '/opt/kafka/.*.groundwork-making/libs' >/dev/null")
            + "pkill -STOP -f "
            + AGENT),
    STOPPING(
        awaiting("[ \"$(systemctl show -p ActiveState --value kafka)\" = deactivating ]")
            + "pkill -STOP -u kafka"),
    /** The new process has begun; the run asks whether it serves. */
    AFTER_GATE(
        "old=$(systemctl show -p MainPID --value kafka)\n"
            + awaiting(
                "new=$(systemctl show -p MainPID --value kafka);"
                    + " [ \"$new\" != 0 ] && [ \"$new\" != \"$old\" ]"));

    private final String hold;

    Moment(String hold) {
      this.hold = hold;
    }
  }

  @BeforeAll
  static void cluster(Lab lab) {
    Trial.cluster(lab);
  }

  @ParameterizedTest
  @EnumSource(names = {"UNPACKING", "STOPPING"})
  void theControllerIsKilled(Moment moment) throws Exception {
    try (Trial trial = trial("controller-killed", moment)) {
      Running run = trial.begin();
      lab.asRoot(trial.victim, moment.hold);
      run.kill();
      lab.asRoot(trial.victim, GO_ON);
      trial.nothingHalf();
      run.await(Duration.ofSeconds(10));
      trial.converges();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"UNPACKING", "STOPPING"})
  void theAgentIsKilled(Moment moment) throws Exception {
    try (Trial trial = trial("agent-killed", moment)) {
      Running run = trial.begin();
      lab.asRoot(trial.victim, moment.hold + "\npkill -KILL -f " + AGENT + "\n" + GO_ON);
      Output ended = trial.ended(run, 4);
      assertThat(Events.hosts(ended, "partial")).containsExactly(trial.victim);
      trial.nothingHalf(left(moment, trial));
      trial.converges();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theNodeIsKilled(Moment moment) throws Exception {
    try (Trial trial = trial("node-killed", moment)) {
      Running run = trial.begin();
      lab.asRoot(trial.victim, moment.hold);
      lab.kill(trial.victim);
      Output ended = trial.ended(run, 4);
      assertThat(ended.out()).contains("connection lost");
      assertThat(Events.hosts(ended, "partial")).containsExactly(trial.victim);
      Output refused = trial.begin().await(Duration.ofMinutes(2)).mustEnd(4);
      assertThat(Events.count(refused, "changed")).isZero();
      assertThat(Events.hosts(refused, "unreachable")).containsExactly(trial.victim);
      lab.start(trial.victim);
      trial.nothingHalf(left(moment, trial));
      trial.converges();
    }
  }

  @Test
  void theConnectionIsCut() throws Exception {
    try (Trial trial = trial("connection-cut", Moment.UNPACKING)) {
      Running run = trial.begin();
      lab.asRoot(trial.victim, Moment.UNPACKING.hold);
      lab.cut(trial.victim);
      lab.asRoot(trial.victim, GO_ON);
      try {
        Output ended = trial.ended(run, 4);
        assertThat(Events.hosts(ended, "partial")).containsExactly(trial.victim);
        trial.nothingHalf();
      } finally {
        lab.join(trial.victim);
      }
      trial.converges();
    }
  }

  @Test
  void theDiskIsFullWhileUnpacking() throws Exception {
    try (Trial trial = trial("disk-full", Moment.UNPACKING)) {
      lab.asRoot(
          trial.victim,
          "mkdir /root/kept; cp -a /opt/kafka/. /root/kept; mount -t tmpfs -o size=400m tmpfs"
              + " /opt/kafka; cp -a /root/kept/. /opt/kafka");
      try {
        Running run = trial.begin();
        lab.asRoot(
            trial.victim,
            Moment.UNPACKING.hold
                + "\ncat /dev/zero >/opt/kafka/filler 2>/dev/null || true\n"
                + GO_ON);
        Output ended = trial.ended(run, 3);
        assertThat(ended.out()).contains("No space left on device").contains("make room there");
        assertThat(Events.hosts(ended, "partial")).containsExactly(trial.victim);
        trial.nothingHalf();
      } finally {
        lab.asRoot(trial.victim, "umount -l /opt/kafka; rm -r /root/kept");
      }
      trial.converges();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ExecStart=", "ExecStartPre=/bin/false"})
  void systemdRefusesToStart(String line) throws Exception {
    try (Trial trial = Trial.ofRestarts(lab, "systemd-refuses")) {
      dropIn(trial.victim, line);
      try {
        Output ended = trial.ended(trial.begin(), 3);
        assertThat(Events.hosts(ended, "partial")).containsExactly(trial.victim);
        assertThat(Events.count(ended, "stuck")).isOne();
        trial.nothingHalf();
      } finally {
        mend(trial.victim);
      }
      trial.converges();
    }
  }

  @Test
  void aBrokerNeverGetsInSync() throws Exception {
    try (Trial trial = Trial.ofRestarts(lab, "never-in-sync")) {
      // As root, with the start: it can be reached, and reaches nobody.
      dropIn(trial.victim, "ExecStartPre=/sbin/ip rule add ipproto 6 dport 9092 blackhole");
      try {
        Running run = trial.begin();
        lab.asRoot(trial.victim, Moment.AFTER_GATE.hold);
        while (trial.registered().size() < 3 || trial.inSyncWithVictim() > 0) {
          assertThat(run.endsWithin(Duration.ofMillis(200))).as("it ended").isFalse();
        }
        run.interrupt();
        Output ended = trial.ended(run, 130);
        assertThat(Events.hosts(ended, "partial")).containsExactly(trial.victim);
        trial.nothingHalf();
      } finally {
        mend(trial.victim);
        lab.asRoot(trial.victim, "ip rule del ipproto 6 dport 9092 blackhole || true");
      }
      trial.converges();
    }
  }

  @Test
  void twoControllersAtOnce() throws Exception {
    try (Trial trial = Trial.ofRestarts(lab, "two-controllers")) {
      Running first = trial.begin();
      lab.asRoot(trial.victim, Moment.STOPPING.hold);
      try {
        Output second = trial.ended(trial.begin(), 3);
        assertThat(Events.count(second, "changed")).isZero();
        assertThat(second.events("failed"))
            .isNotEmpty()
            .allMatch(f -> f.path("what").asText().equals("locked"))
            .allMatch(f -> f.path("do").asText().contains("Wait until that run ends"));
      } finally {
        lab.asRoot(trial.victim, GO_ON);
      }
      first.await(Duration.ofMinutes(2)).mustEnd(0);
      trial.converges();
    }
  }

  private Trial trial(String fault, Moment moment) throws Exception {
    String name = fault + "-" + moment.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    return moment == Moment.UNPACKING ? Trial.ofUnpacking(lab, name) : Trial.ofRestarts(lab, name);
  }

  /**
   * What is killed while it unpacks can clear nothing up: a hidden tree that root alone may enter.
   */
  private String left(Moment moment, Trial trial) {
    return moment == Moment.UNPACKING ? "700 ." + trial.version() + ".groundwork-making" : "";
  }

  private void dropIn(String node, String line) {
    lab.asRoot(
        node,
        "mkdir -p $(dirname "
            + DROP_IN
            + "); printf '[Service]\\n"
            + line
            + "\\n' >"
            + DROP_IN
            + "; systemctl daemon-reload");
  }

  private void mend(String node) {
    lab.asRoot(node, "rm -r $(dirname " + DROP_IN + "); systemctl daemon-reload");
  }
}
