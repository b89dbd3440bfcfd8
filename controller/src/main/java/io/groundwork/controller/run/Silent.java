package io.groundwork.controller.run;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.component.Endpoints;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.inventory.Host;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Does nothing answer at a machine's address, asked from another one? A port that refuses
 * connections is an answer, too: a machine that is off refuses nothing. The controller may be on
 * the wrong side of a broken network; the other members are where it would be heard.
 *
 * @param asker the host that asks
 * @param ports where its services and its sshd would answer
 */
record Silent(String component, String asker, Host gone, Set<Integer> ports) implements Gate {
  private static final int CONNECT_MILLIS = 1500;

  /** What Linux says of a machine that says nothing; that no way leads there is something else. */
  private static final List<String> SILENCE =
      List.of("no answer within", "No route to host", "timed out", "Host is down");

  @Override
  public String name() {
    return gone.name() + " is silent";
  }

  @Override
  public String host() {
    return asker;
  }

  @Override
  public boolean writes() {
    return false;
  }

  @Override
  public Duration patience() {
    return Duration.ZERO;
  }

  @Override
  public Verdict ask(Asking asking) {
    for (int port : ports) {
      Answer answer = asking.ask(asker, new Question.Connect(gone.address(), port, CONNECT_MILLIS));
      String place = Endpoints.endpoint(gone.address(), port);
      if (answer instanceof Answer.Text) {
        return new Verdict.Never(place + " takes connections: it is not gone");
      }
      if (answer instanceof Answer.Failure failure && !isSilence(failure.reason())) {
        return new Verdict.Never(
            failure.reason().contains("refused")
                ? place + " refuses connections: a machine is there, and runs"
                : "whether it answers cannot be told: " + failure.reason());
      }
    }
    return new Verdict.Pass(
        "none of the ports " + new TreeSet<>(ports) + " of " + gone.address() + " answers");
  }

  private static boolean isSilence(String reason) {
    return SILENCE.stream().anyMatch(reason::contains);
  }
}
