package io.groundwork.controller.component.kubeadm;

import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.gate.Verdicts;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Would kubeadm init, or join, go ahead here? A node that is a member of a cluster has gone ahead
 * already: the checks are for fresh nodes.
 */
record PreflightPasses(Machine machine) implements Gate {
  private static final int MILLIS = 60_000;

  /** What another look a moment later may find mended: a runtime that has just been started. */
  private static final Set<String> PASSING = Set.of("CRI", "Service-Kubelet");

  @Override
  public String name() {
    return "kubeadm preflight";
  }

  @Override
  public String component() {
    return Machine.NAME;
  }

  @Override
  public String host() {
    return machine.name();
  }

  @Override
  public boolean writes() {
    return false;
  }

  @Override
  public Duration patience() {
    return Duration.ofSeconds(90);
  }

  @Override
  public Suspect suspect() {
    String unit = machine.docker() ? "docker.service" : "containerd.service";
    return new Suspect(machine.name(), unit, PreflightRules.KUBELET_PORT, "/etc/containerd");
  }

  @Override
  public Verdict ask(Asking asking) {
    if (machine.isMember()) {
      return new Verdict.Pass("a member of a cluster already, by " + Machine.MEMBER);
    }
    Answer answer =
        asking.ask(
            machine.name(),
            new Question.KubeadmPreflight(
                !machine.settings().controlPlane(),
                PreflightConfig.of(machine).text(),
                Wants.ignored(machine.host()),
                PreflightRules.of(machine),
                MILLIS));
    return answer instanceof Answer.Text text
        ? judge(PreflightReport.parse(text.text()))
        : Verdicts.closed(answer);
  }

  private static Verdict judge(PreflightReport report) {
    if (report.errors().isEmpty()) {
      String warned =
          report.warnings().isEmpty() ? "" : ", warnings: " + report.said(report.warnings());
      return new Verdict.Pass("no error " + report.by() + warned);
    }
    String why = report.by() + ": " + report.said(report.errors());
    List<String> names = report.errors().stream().map(PreflightReport.Line::check).toList();
    return PASSING.containsAll(names) ? new Verdict.NotYet(why) : new Verdict.Never(why);
  }
}
