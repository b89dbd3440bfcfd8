package io.groundwork.controller.run;

import static io.groundwork.controller.run.Scene.file;
import static io.groundwork.controller.run.Scene.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.resource.File;
import io.groundwork.agent.resource.Service;
import io.groundwork.controller.component.Rejoin;
import io.groundwork.controller.component.Roll;
import io.groundwork.controller.component.Waypoint;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.node.HostKeys;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Report.Hosts;
import io.groundwork.inventory.Host;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RebuildTest {
  private static final File CONF = file("/etc/keeper");
  private static final Service KEEPER = service("keeper", "/etc/keeper");
  private static final String NEW = "SHA256:" + "n".repeat(43);
  private static final String OTHER = "SHA256:" + "o".repeat(43);
  private final Scene scene = new Scene();
  private final Keys keys = new Keys();
  private final AtomicReference<Verdict> spare = new AtomicReference<>(new Verdict.Pass("well"));
  private final AtomicReference<Verdict> synced = new AtomicReference<>(new Verdict.Pass("all"));
  private final AtomicReference<Verdict> gone = new AtomicReference<>(new Verdict.Pass("gone"));
  private final List<Rejoin.Loss> losses = new ArrayList<>();
  private Set<String> lose = Set.of();

  /** Three members; c was set up anew. */
  @BeforeEach
  void layOut() {
    for (String host : List.of("a", "b", "c")) {
      scene.host(host, "keeper");
    }
    FakeComponent keeper = scene.component("keeper", "keeper");
    scene.phase(keeper, "Configure", false, null, List.of(), CONF);
    scene.phase(
        keeper,
        "Start",
        false,
        null,
        List.of(scene.gate("keeper", "in sync", null, false, synced)),
        KEEPER);
    keeper.rejoin = new Rejoins();
    bare("c");
  }

  private void bare(String host) {
    scene.nodes.get(host).differs(CONF, "missing");
    scene.nodes.get(host).differs(KEEPER, "running");
  }

  @Test
  void aNewKeyWithoutItsFingerprintIsShownBesideTheOldOneAndNobodyIsAsked() {
    run(null);

    Event.Failed failed = scene.events(Event.Failed.class).get(0);
    assertThat(scene.exit()).isEqualTo(4);
    assertThat(failed.why()).contains("ssh-ed25519 " + NEW, "ssh-ed25519 " + OTHER);
    assertThat(failed.next())
        .contains("groundwork rebuild --host c -i hosts.yaml --host-key " + NEW);
    assertThat(scene.journal.lines()).isEmpty();
    assertThat(keys.accepted).isEmpty();
  }

  @Test
  void whatInstallTakesInSeveralStepsIsNotDoneInOne() {
    scene.components.get("keeper").waypoints.add(new Waypoint("half way", Set.of("a"), List.of()));
    run(NEW);

    assertThat(scene.exit()).isEqualTo(3);
    assertThat(scene.events(Event.Failed.class).get(0).next()).contains("Run install");
    assertThat(scene.journal.of("settle")).isEmpty();
    assertThat(keys.accepted).isEmpty();
  }

  @Test
  void aFingerprintThatTheHostDoesNotPresentIsRefused() {
    run(OTHER);

    assertThat(scene.exit()).isEqualTo(4);
    assertThat(scene.events(Event.Failed.class).get(0).why()).contains(NEW, OTHER);
    assertThat(scene.journal.lines()).isEmpty();
    assertThat(keys.accepted).isEmpty();
  }

  @Test
  void aWordThatIsNoFingerprintIsBadInput() {
    assertThatThrownBy(() -> run("n7Iq")).isInstanceOf(BadInputException.class);
    assertThat(scene.journal.lines()).isEmpty();
  }

  @Test
  void aHostThatTheInventoryDoesNotHaveIsBadInput() {
    assertThatThrownBy(() -> scene.run(new Rebuild("keeper", null, lose, keys, "me")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no host of that name");
  }

  @Test
  void withItsFingerprintTheHostComesBackAndNoOtherIsChanged() {
    Hosts hosts = run(NEW);

    assertThat(scene.exit()).isZero();
    assertThat(keys.accepted).containsExactly(NEW);
    assertThat(scene.journal.of("settle"))
        .containsExactly("c settle file /etc/keeper", "c settle service keeper.service");
    assertThat(scene.journal.of(" lock")).contains("a lock", "b lock", "c lock");
    assertThat(scene.journal.at("gate spare")).isLessThan(scene.journal.at("c connect"));
    assertThat(scene.journal.at("gate gone"))
        .isLessThan(scene.journal.at("c settle file /etc/keeper"));
    assertThat(hosts.whole()).containsExactly("a", "b", "c");
  }

  @Test
  void whereTheOthersCannotSpareItNothingIsAcceptedAndItIsNotConnectedTo() {
    spare.set(new Verdict.NotYet("b does not serve"));
    run(NEW);

    assertThat(scene.exit()).isEqualTo(3);
    assertThat(keys.accepted).isEmpty();
    assertThat(scene.journal.lines()).doesNotContain("c connect");
    assertThat(scene.events(Event.Failed.class).get(0).why()).contains("cannot spare");
  }

  @Test
  void aMemberThatCannotBeReachedStopsIt() {
    scene.nodes.get("b").unreachable = "no route";
    run(NEW);

    assertThat(scene.exit()).isEqualTo(4);
    assertThat(keys.accepted).isEmpty();
    assertThat(scene.journal.of("settle")).isEmpty();
  }

  @Test
  void whatWouldBeLostStopsItUntilItIsGivenUpByName() {
    losses.add(new Rejoin.Loss("rebuild-loss", "topic t", "gone", "accept it", Set.of("t")));
    run(NEW);

    assertThat(scene.exit()).isEqualTo(3);
    assertThat(scene.journal.of("settle")).isEmpty();
    assertThat(scene.events(Event.Finding.class))
        .extracting(Event.Finding::seen)
        .contains("topic t");

    lose = Set.of("other");
    scene.exit = new io.groundwork.controller.report.ExitCodes(3);
    run(NEW);
    assertThat(scene.exit()).isEqualTo(3);

    lose = Set.of("t");
    scene.exit = new io.groundwork.controller.report.ExitCodes(3);
    run(NEW);
    assertThat(scene.exit()).isZero();
  }

  @Test
  void aMachineThatIsWholeIsLeftAlone() {
    keys.known = NEW;
    scene.nodes.get("c").drift.clear();
    Hosts hosts = run(null);

    assertThat(scene.exit()).isZero();
    assertThat(scene.journal.of("settle")).isEmpty();
    assertThat(scene.events(Event.Note.class)).anyMatch(note -> note.text().contains("whole"));
    assertThat(hosts.whole()).containsExactly("a", "b", "c");
  }

  @Test
  void aMachineAtWorkThatDiffersIsForInstall() {
    keys.known = NEW;
    scene.nodes.get("c").drift.clear();
    scene.nodes.get("c").differs(CONF, "content");
    run(null);

    assertThat(scene.exit()).isEqualTo(3);
    assertThat(scene.journal.of("settle")).isEmpty();
    assertThat(scene.events(Event.Failed.class).get(0).next()).contains("groundwork install");
  }

  @Test
  void aRebuildThatWasCutOffGoesOn() {
    keys.known = NEW;
    scene.nodes.get("c").drift.clear();
    scene.nodes.get("c").differs(KEEPER, "running");
    run(NEW);

    assertThat(scene.exit()).isZero();
    assertThat(scene.journal.of("settle")).containsExactly("c settle service keeper.service");
  }

  @Test
  void aMemberThatIsBackAlreadyIsNotAskedToBeGoneWhereAnotherServiceIsStillToCome() {
    keys.known = NEW;
    scene.host("c", "keeper", "second");
    Service second = service("second", "/etc/second");
    FakeComponent other = scene.component("second", "second");
    scene.phase(other, "Start", false, null, List.of(), second);
    scene.nodes.get("c").differs(second, "running");
    gone.set(new Verdict.Never("registered still"));
    run(null);

    assertThat(scene.exit()).isZero();
    assertThat(scene.journal.of("settle")).containsExactly("c settle service second.service");
  }

  @Test
  void whatKeepsAnInstallFromStartingAMemberWithoutItsDataIsAskedOtherwiseHere() {
    FakeComponent keeper = scene.components.get("keeper");
    keeper.phases.remove(1);
    Gate never =
        scene.gate(
            "keeper", "in place", "c", false, new AtomicReference<>(new Verdict.Never("no")));
    Roll careful =
        new Roll() {
          @Override
          public List<String> order(List<String> hosts, Asking asking) {
            return hosts;
          }

          @Override
          public List<Gate> mayStart(String host) {
            return List.of(never);
          }
        };
    scene.phase(keeper, "Start", false, careful, List.of(), KEEPER);
    run(NEW);

    assertThat(scene.exit()).isZero();
    assertThat(scene.journal.of("gate spare")).isNotEmpty();
    assertThat(scene.journal.of("gate in place")).isEmpty();
  }

  private Hosts run(@Nullable String fingerprint) {
    return scene.run(new Rebuild("c", fingerprint, lose, keys, "me"));
  }

  /** The others' word. */
  private final class Rejoins implements Rejoin {
    @Override
    public String component() {
      return "keeper";
    }

    @Override
    public List<Gate> spare() {
      return List.of(scene.gate("keeper", "spare", null, false, spare));
    }

    @Override
    public List<Gate> gone() {
      return List.of(scene.gate("keeper", "gone", null, false, gone));
    }

    @Override
    public List<Gate> parting() {
      return List.of();
    }

    @Override
    public Host remembered(Host host, Facts facts, Asking asking) {
      return host;
    }

    @Override
    public List<Loss> lost(Facts facts, Asking asking) {
      return losses;
    }
  }

  /** A file that knows one key, and a host that presents the new one. */
  private static final class Keys implements HostKeys {
    final List<String> accepted = new ArrayList<>();
    String known = OTHER;

    @Override
    public Comparison compare(Host host) {
      return new Comparison(
          host.address(),
          Path.of("known_hosts"),
          List.of(key(known)),
          List.of(key(NEW)),
          known.equals(NEW));
    }

    @Override
    public Optional<Path> accept(Host host, Key key) {
      accepted.add(key.fingerprint());
      return Optional.of(Path.of("known_hosts.before"));
    }

    private static Key key(String fingerprint) {
      return new Key("ssh-ed25519", "AAAA", fingerprint);
    }
  }
}
