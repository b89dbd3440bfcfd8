package io.groundwork.controller.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.resource.File;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Report.Hosts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A host whose connection breaks while a run changes the hosts. */
class LostInTheMiddleTest {
  private static final File FIRST = Scene.file("/first");
  private static final File SECOND = Scene.file("/second");
  private final Scene scene = new Scene();

  @Test
  void whatItWasSentItMayHaveBegunAndSoItIsNotCalledUntouched() {
    scene.host("a", "keeper");
    settles(FIRST);
    scene.nodes.get("a").whileSettling.put(FIRST.id(), () -> scene.nodes.get("a").lose("cut"));

    Hosts hosts = scene.run(new Install("ann"));

    assertThat(scene.exit()).isEqualTo(4);
    assertThat(hosts.partial()).containsExactly("a");
    assertThat(scene.events(Event.Failed.class)).hasSize(1);
  }

  @Test
  void theOthersStopThoughNobodyWasWaitingForIt() {
    scene.host("a", "keeper");
    scene.host("b");
    settles(FIRST, SECOND);
    scene.nodes.get("a").whileSettling.put(FIRST.id(), () -> scene.nodes.get("b").lose("cut"));

    Hosts hosts = scene.run(new Install("ann"));

    assertThat(scene.exit()).isEqualTo(4);
    assertThat(scene.journal.of("settle")).containsExactly("a settle " + FIRST.id());
    assertThat(hosts.partial()).containsExactly("a");
    assertThat(scene.events(Event.Failed.class))
        .singleElement()
        .satisfies(failed -> assertThat(failed.host()).isEqualTo("b"));
  }

  private void settles(File... files) {
    FakeComponent keeper = scene.component("keeper", "keepers");
    scene.phase(keeper, "Configure", false, null, List.of(), files);
    for (File file : files) {
      scene.differs("keeper", file, "content");
    }
  }
}
