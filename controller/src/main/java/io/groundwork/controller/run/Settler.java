package io.groundwork.controller.run;

import io.groundwork.agent.resource.Drift;
import io.groundwork.agent.resource.Renewed;
import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.resource.Service;
import io.groundwork.controller.node.Session;
import io.groundwork.controller.node.SessionException;
import io.groundwork.controller.plan.Inputs;
import io.groundwork.controller.plan.Step;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Event.Outcome;
import io.groundwork.controller.report.Event.Spent.Kind;
import io.groundwork.controller.report.Reason;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Settles a step on its host and tells what became of each resource. */
final class Settler {
  private final Stage stage;
  private final Doorkeeper doorkeeper;

  /** What became of a resource. */
  private record Done(Resource resource, Drift drift, long millis, @Nullable String error) {}

  Settler(Stage stage, Doorkeeper doorkeeper) {
    this.stage = stage;
    this.doorkeeper = doorkeeper;
  }

  /**
   * Settles all of the step.
   *
   * @throws HaltException if a resource is stuck, the host is lost, or the run was stopped before
   *     the step was through
   */
  void settle(Step step) {
    stage.stop().check();
    doing(step, step.phase().title());
    AtomicInteger through = new AtomicInteger();
    AtomicReference<@Nullable Done> stuck = new AtomicReference<>();
    stage
        .crew()
        .onHost(
            () -> {
              String title = step.phase().title();
              spend(step, Kind.SETTLE, title, () -> run(step, through, stuck));
              return step;
            });
    Done hindered = stuck.get();
    if (hindered != null) {
      stage.stop().stop(StopSignal.Why.FAILED);
      tell(step, hindered);
      throw new HaltException(hindered.resource().id() + " is stuck");
    }
    if (through.get() < step.resources().size()) {
      throw new HaltException("the run was stopped");
    }
  }

  /** What is to become of a service. */
  enum Turn {
    /** It does not run. */
    START,
    /** It runs, and does not run what its files say, or will not when they are settled. */
    RESTART,
    /** It runs, and goes on. */
    STAY
  }

  /** What settling these steps does to their services. */
  Turn turn(List<Step> steps) {
    stage.stop().check();
    List<Resource> resources = steps.stream().flatMap(s -> s.resources().stream()).toList();
    String host = steps.get(0).host();
    List<Session.Observation> seen;
    try {
      seen = stage.crew().onHost(() -> stage.fleet().of(host).observe(resources));
    } catch (SessionException e) {
      throw lost(e);
    }
    boolean runs = false;
    boolean differs = false;
    for (int i = 0; i < resources.size(); i++) {
      Drift drift = seen.get(i).drift();
      if (resources.get(i) instanceof Service || resources.get(i) instanceof Renewed) {
        runs |= seen.get(i).error() == null && !drift.has("running");
        differs |= drift.has("restart");
      } else if (seen.get(i).error() != null || !drift.isEmpty()) {
        differs |= isRead(resources.get(i), resources);
      }
    }
    return !runs ? Turn.START : differs ? Turn.RESTART : Turn.STAY;
  }

  /** Whether one of the services reads it at its start. */
  private static boolean isRead(Resource input, List<Resource> resources) {
    return resources.stream()
        .anyMatch(r -> r instanceof Service service && !Inputs.read(service, input).isEmpty());
  }

  void doing(Step step, String what) {
    stage
        .world()
        .events()
        .add(new Event.Doing(step.host(), step.phase().component() + ": " + what));
  }

  /** Does work for the step, and tells how long it took. */
  void spend(Step step, Kind kind, String what, Runnable work) {
    stage.world().of(step.host()).on(kind, step.phase().component(), what, work);
  }

  private void run(Step step, AtomicInteger through, AtomicReference<@Nullable Done> stuck) {
    try {
      stage
          .fleet()
          .of(step.host())
          .settle(
              step.resources(),
              (index, drift, millis, error) -> {
                through.incrementAndGet();
                Resource resource = step.resources().get(index);
                if (error == null) {
                  tell(step, resource, drift, millis);
                } else {
                  stuck.set(new Done(resource, drift, millis, error));
                }
              });
    } catch (SessionException e) {
      // What its agent was sent it may have begun: nobody can say that it is untouched.
      stage.standing().touched(step.host());
      throw lost(e);
    }
  }

  private HaltException lost(SessionException e) {
    stage.lost(e);
    return new HaltException(e.host() + " is lost");
  }

  private void tell(Step step, Resource resource, Drift drift, long millis) {
    Outcome outcome = drift.isEmpty() ? Outcome.SAME : Outcome.CHANGED;
    if (outcome != Outcome.SAME) {
      stage.standing().touched(step.host());
    }
    tell(step, new Done(resource, drift, millis, null), outcome, null);
  }

  /** Of what is stuck the reason is told with it. */
  private void tell(Step step, Done stuck) {
    stage.standing().touched(step.host());
    Reason reason = doorkeeper.reason(step, stuck.resource(), String.valueOf(stuck.error()));
    tell(step, stuck, Outcome.STUCK, reason);
  }

  private void tell(Step step, Done what, Outcome outcome, @Nullable Reason reason) {
    stage
        .world()
        .events()
        .add(
            new Event.ResourceDone(
                step.host(),
                step.phase().component(),
                step.phase().title(),
                what.resource().id(),
                outcome,
                what.drift().differences(),
                what.millis(),
                what.error(),
                reason));
  }
}
