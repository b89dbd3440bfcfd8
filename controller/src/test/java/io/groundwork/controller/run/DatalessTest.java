package io.groundwork.controller.run;

import static io.groundwork.controller.run.Scene.file;
import static io.groundwork.controller.run.Scene.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.resource.File;
import io.groundwork.agent.resource.Service;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Roll;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Report.Hosts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Members that would start without their data: c's are gone. */
@Timeout(20)
class DatalessTest {
  private static final File CONF = file("/etc/keeper");
  private static final Service KEEPER = service("keeper", "/etc/keeper");
  private final Scene scene = new Scene();
  private final AtomicReference<Verdict> inPlace = new AtomicReference<>(new Verdict.Never("gone"));
  private final List<List<String>> looked = new ArrayList<>();
  private boolean isSeenAhead = true;

  @BeforeEach
  void layOut() {
    for (String host : List.of("a", "b", "c")) {
      scene.host(host, "keeper");
    }
    FakeComponent keeper = scene.component("keeper", "keeper");
    Phase configure = scene.phase(keeper, "Configure", false, null, List.of(), CONF);
    keeper.phases.clear();
    keeper.phases.add(
        new Phase("keeper", "Configure", false, true, configure.work(), null, List.of()));
    List<Gate> gates = List.of(scene.open("keeper", "quorum", null));
    scene.phase(keeper, "Start", false, new Careful(), gates, KEEPER);
    scene.nodes.get("c").differs(KEEPER, "running");
  }

  @Test
  void installRefusesBeforeAnyChange() {
    scene.nodes.get("a").differs(CONF, "content");
    Hosts hosts = scene.run(new Install("a test"));

    refused();
    assertThat(hosts.untouched()).contains("a", "c");
    assertThat(looked).contains(List.of("c"));
  }

  @Test
  void soDoStartAndRestart() {
    scene.run(new Start("a test"));
    refused();
    scene.run(new Restart("a test"));
    refused();
  }

  @Test
  void whereItsFilesAreGoneTooTheReasonComesBeforeThem() {
    scene.nodes.get("c").differs(CONF, "missing");
    scene.run(new Start("a test"));

    assertThat(scene.events(Event.Finding.class))
        .singleElement()
        .satisfies(f -> assertThat(f.check()).isEqualTo("data-gone"));
  }

  @Test
  void aPlanNamesIt() {
    scene.run(new PlanOnly());

    refused();
  }

  @Test
  void whatOnlyShowsWhenOthersRunStopsItRightBeforeItsStart() {
    isSeenAhead = false;
    scene.nodes.get("c").differs(CONF, "missing");
    Hosts hosts = scene.run(new Install("a test"));

    assertThat(scene.exit()).isEqualTo(3);
    assertThat(scene.journal.of("gate in place")).containsExactly("gate in place of c");
    assertThat(scene.journal.of("settle")).isEmpty();
    assertThat(hosts.untouched()).contains("c");
  }

  @Test
  void whoMayStartDoes() {
    isSeenAhead = false;
    inPlace.set(new Verdict.Pass("there"));
    scene.run(new Install("a test"));

    assertThat(scene.exit()).isZero();
    assertThat(scene.journal.at("gate in place of c"))
        .isLessThan(scene.journal.at("c settle service keeper.service"));
  }

  @Test
  void whoServesIsNotAskedForIt() {
    scene.nodes.get("c").differs(CONF, "content");
    scene.nodes.get("c").differs(KEEPER, "restart");
    isSeenAhead = false;
    scene.run(new Install("a test"));

    assertThat(scene.exit()).isZero();
    assertThat(scene.journal.of("gate in place")).isEmpty();
  }

  private void refused() {
    assertThat(scene.exit()).isEqualTo(3);
    assertThat(scene.journal.of("settle")).isEmpty();
    assertThat(scene.events(Event.Finding.class))
        .anySatisfy(
            finding -> {
              assertThat(finding.host()).isEqualTo("c");
              assertThat(finding.check()).isEqualTo("data-gone");
              assertThat(finding.level()).isEqualTo(Event.Level.ERROR);
            });
  }

  private final class Careful implements Roll {
    @Override
    public List<String> order(List<String> hosts, Asking asking) {
      return hosts;
    }

    @Override
    public List<Gate> mayStart(String host) {
      return List.of(scene.gate("keeper", "in place", host, false, inPlace));
    }

    @Override
    public List<Exposure> dataless(List<String> starting, List<String> restarting, Asking asking) {
      looked.add(starting);
      return isSeenAhead && starting.contains("c")
          ? List.of(Exposure.dataGone("c", "nothing there", "it would forget", "Mount it."))
          : List.of();
    }
  }
}
