package io.groundwork.controller.component.nfs;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.component.Endpoints;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.gate.Verdicts;
import io.groundwork.inventory.Host;
import java.time.Duration;

/** Does the server's port answer from a client? */
record PortAnswers(Host server, Host client) implements NfsGate {
  private static final int MILLIS = 5_000;

  @Override
  public String name() {
    return server.name() + " answers " + client.name();
  }

  @Override
  public boolean writes() {
    return false;
  }

  @Override
  public Duration patience() {
    return Duration.ofSeconds(60);
  }

  @Override
  public String path() {
    return "/var/lib/nfs";
  }

  @Override
  public Verdict ask(Asking asking) {
    Answer answer =
        asking.ask(client.name(), new Question.Connect(server.address(), Nfs.PORT, MILLIS));
    return answer instanceof Answer.Text
        ? new Verdict.Pass(Endpoints.endpoint(server.address(), Nfs.PORT) + " answers")
        : Verdicts.closed(answer);
  }
}
