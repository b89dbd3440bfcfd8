package io.groundwork.agent.ask;

import io.groundwork.agent.node.SystemCommands;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Expectation;
import io.groundwork.agent.question.Question;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Would kubeadm work here? Its own answer where it is installed, else by the rules given. */
final class Preflight {

  private Preflight() {}

  static Answer ask(Question.KubeadmPreflight question) {
    String kubeadm = SystemCommands.locate("kubeadm");
    return kubeadm == null
        ? new Answer.Text(
            "by Groundwork's rules: kubeadm is not installed\n"
                + checked(new NodeChecks(Path.of("/"), new SystemCommands()), question))
        : new KubeadmRun(kubeadm, question).answer();
  }

  /** What does not hold, as kubeadm writes it. */
  static String checked(NodeChecks checks, Question.KubeadmPreflight question) {
    List<String> lines = new ArrayList<>();
    for (Expectation each : question.expectations()) {
      String wrong = wrong(checks, each);
      if (wrong != null) {
        boolean error = each.fatal() && !question.ignored().contains(each.check());
        String level = error ? "ERROR" : "WARNING";
        lines.add("[" + level + " " + each.check() + "]: " + wrong.replace('\n', ' ') + "\n");
      }
    }
    return String.join("", lines);
  }

  private static @Nullable String wrong(NodeChecks checks, Expectation each) {
    try {
      return checks.wrong(each);
    } catch (java.io.IOException e) {
      return "cannot be looked at: " + io.groundwork.agent.resource.Wording.of(e);
    }
  }
}
