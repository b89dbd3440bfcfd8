package io.groundwork.agent.ask;

import io.groundwork.agent.guard.Confirmation;
import io.groundwork.agent.node.LiveView;
import io.groundwork.agent.node.SystemCommands;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import java.io.IOException;
import java.nio.file.Path;

/** Gets questions answered, each where it can be. */
public final class Asker implements AutoCloseable {
  private final ProbeProcess probe;
  private final NfsMounts mounts = new NfsMounts(Path.of("/run"), new SystemCommands());

  /**
   * @param probe the directory of the probe's program
   */
  public Asker(Path probe) {
    this.probe = new ProbeProcess(probe);
  }

  /** The answer, a failure where there is none. */
  public Answer ask(Question question) {
    if (question instanceof Question.Connect) {
      return Sockets.connect((Question.Connect) question);
    }
    if (question instanceof Question.Srvr) {
      return Sockets.srvr((Question.Srvr) question);
    }
    if (question instanceof Question.NfsRoundTrip) {
      return mounts.ask((Question.NfsRoundTrip) question);
    }
    if (question instanceof Question.Guarded) {
      return confirmation().state(((Question.Guarded) question).guard());
    }
    if (question instanceof Question.Confirm) {
      return confirmation().confirm(((Question.Confirm) question).guard());
    }
    if (question instanceof Question.Clock) {
      return new Answer.Text(Long.toString(System.currentTimeMillis()));
    }
    if (question instanceof Question.MainProcess) {
      return mainProcess(((Question.MainProcess) question).unit());
    }
    if (question instanceof Question.Names) {
      return Listing.of(((Question.Names) question).directories(), new LiveView());
    }
    if (question instanceof Question.UnitWork) {
      return new UnitWork(Path.of("/"), new SystemCommands())
          .of(((Question.UnitWork) question).unit());
    }
    if (question instanceof Question.KubeadmPreflight) {
      return Preflight.ask((Question.KubeadmPreflight) question);
    }
    return probe.ask(question);
  }

  private static Confirmation confirmation() {
    return new Confirmation(Path.of("/"), new SystemCommands());
  }

  private static Answer mainProcess(String unit) {
    try {
      return new Answer.Text(Integer.toString(new LiveView().unit(unit).mainPid()));
    } catch (IOException e) {
      return new Answer.Failure("systemd does not say: " + e.getMessage(), false);
    }
  }

  /** Starts the probe, so that the first question need not wait for it. */
  public void warm() {
    probe.warm();
  }

  @Override
  public void close() {
    probe.close();
  }
}
