package io.groundwork.controller.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.report.Event;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host whose connection breaks while a gate asks it, and nothing else is going on there. */
class LostWhileAskedTest {
  private static final Question QUESTION = new Question.Srvr("10.77.0.11", 2181, 1000);
  private final Scene scene = new Scene();

  @BeforeEach
  void lose() {
    scene.host("a", "keeper").lost = "no keep-alive for 15 seconds";
  }

  @Test
  void itIsToldOnceAsAHostThatCannotBeReached() {
    scene.run(
        stage -> {
          stage.fleet().add(scene.nodes.get("a").open());
          assertThat(stage.fleet().ask("a", QUESTION)).isInstanceOf(Answer.Failure.class);
          assertThat(stage.fleet().ask("a", QUESTION)).isInstanceOf(Answer.Failure.class);
        });
    assertThat(scene.exit()).isEqualTo(4);
    assertThat(scene.events(Event.Failed.class)).singleElement().satisfies(this::namesTheHost);
  }

  @Test
  void whoHasBeenToldOfAlreadyIsNotToldOfAgain() {
    scene.run(
        stage -> {
          stage.fleet().add(scene.nodes.get("a").open());
          assertThat(stage.fleet().ask("a", QUESTION)).isInstanceOf(Answer.Failure.class);
          stage.fleet().told("a");
        });
    assertThat(scene.events(Event.Failed.class)).isEmpty();
  }

  private void namesTheHost(Event.Failed failed) {
    assertThat(failed.host()).isEqualTo("a");
    assertThat(failed.why()).isEqualTo("no keep-alive for 15 seconds");
  }
}
