package io.groundwork.controller.component.zookeeper;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.gate.Asking;
import java.util.List;

/** The list that the ensemble itself runs with, where clients can read it: from 3.5 on. */
final class OwnList {
  private static final String CONFIG = "/zookeeper/config";
  private static final int MILLIS = 8000;

  private OwnList() {}

  /** Asks these members for it; a failure, or a tree for {@link #in}. */
  static Answer ask(Ensemble ensemble, Asking asking) {
    String endpoints = String.join(",", ensemble.members().stream().map(Member::endpoint).toList());
    Question question = new Question.ZkTree(endpoints, List.of(CONFIG), 0, MILLIS);
    return asking.ask(ensemble.asker(), question);
  }

  /** As they told it; empty where they keep none. */
  static String in(Answer answer) {
    return answer instanceof Answer.Tree tree ? tree.data().getOrDefault(CONFIG, "") : "";
  }
}
