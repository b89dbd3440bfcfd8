package io.groundwork.controller.run;

import static io.groundwork.controller.run.Scene.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.resource.Service;
import io.groundwork.agent.resource.Stopped;
import io.groundwork.controller.report.Event;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ResetTest {
  private static final Service KEEPER = service("keeper", "/etc/keeper");
  private final Scene scene = new Scene();
  private FakeComponent keeper = new FakeComponent("keeper", null);

  @BeforeEach
  void layOut() {
    scene.host("a", "keeper");
    scene.host("b", "keeper");
    keeper = scene.component("keeper", null);
    scene.phase(keeper, "Start", false, null, List.of(), KEEPER);
    scene.differs("keeper", new Stopped("keeper.service"), "running");
  }

  @Test
  void whatWasInstalledIsTakenBack() {
    reset();

    assertThat(scene.exit()).isZero();
    assertThat(scene.journal.of("settle")).hasSize(2);
  }

  @Test
  void nothingIsTakenFromBelowWhatIsNotOursNotEvenOnOtherHosts() {
    keeper.busy.put("b", "it is a node of a Kubernetes cluster");

    reset();

    assertThat(scene.exit()).isEqualTo(3);
    assertThat(scene.journal.of("settle")).isEmpty();
    assertThat(scene.events(Event.Failed.class))
        .singleElement()
        .satisfies(
            failed -> {
              assertThat(failed.host()).isEqualTo("b");
              assertThat(failed.why()).contains("it is a node of a Kubernetes cluster");
            });
  }

  @Test
  void aHostThatIsNotMeantMayBeBusy() {
    keeper.busy.put("b", "it is a node of a Kubernetes cluster");
    scene.limit = List.of("a");

    reset();

    assertThat(scene.exit()).isZero();
    assertThat(scene.journal.of("settle")).hasSize(1);
  }

  private void reset() {
    scene.run(new Reset(true, null, Consent.GIVEN, "ann"));
  }
}
