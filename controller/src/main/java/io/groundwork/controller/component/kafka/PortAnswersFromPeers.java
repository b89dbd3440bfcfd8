package io.groundwork.controller.component.kafka;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.LongStart;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.gate.Verdicts;
import java.util.List;

/** Does the port that a broker advertises take connections from every other broker's machine? */
record PortAnswersFromPeers(Brokers brokers, Broker broker) implements KafkaGate {
  private static final int MILLIS = 3000;

  @Override
  public String name() {
    return "port answers from peers";
  }

  @Override
  public String host() {
    return broker.name();
  }

  @Override
  public List<String> probes() {
    return List.of();
  }

  @Override
  public Suspect suspect() {
    return broker.suspect();
  }

  @Override
  public LongStart longStart() {
    return new BrokerStart(broker);
  }

  @Override
  public Verdict ask(Asking asking) {
    Question question =
        new Question.Connect(broker.host().address(), broker.settings().port(), MILLIS);
    List<String> peers = peers();
    for (String peer : peers) {
      Answer answer = asking.ask(peer, question);
      if (!(answer instanceof Answer.Text)) {
        Verdict closed = Verdicts.closed(answer);
        String why = closed instanceof Verdict.NotYet not ? not.why() : closed.toString();
        return new Verdict.NotYet(broker.endpoint() + " from " + peer + ": " + why);
      }
    }
    return new Verdict.Pass(broker.endpoint() + " from " + String.join(", ", peers));
  }

  /** The others' machines; its own where it is alone. */
  private List<String> peers() {
    List<String> others =
        brokers.all().stream().filter(b -> b.id() != broker.id()).map(Broker::name).toList();
    return others.isEmpty() ? List.of(broker.name()) : others;
  }
}
