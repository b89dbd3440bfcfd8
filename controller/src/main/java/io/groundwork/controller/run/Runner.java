package io.groundwork.controller.run;

import io.groundwork.controller.node.SessionException;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.ExitCodes;
import io.groundwork.controller.report.Report.Hosts;
import io.groundwork.controller.runtime.RuntimeBuildException;

/** Runs a course: whatever becomes of it, sessions are ended and every host's standing is known. */
public final class Runner {
  private final World world;
  private final Scope scope;
  private final StopSignal stop;

  /**
   * A runner for one run.
   *
   * @param stop raised from outside to interrupt it
   */
  public Runner(World world, Scope scope, StopSignal stop) {
    this.world = world;
    this.scope = scope;
    this.stop = stop;
  }

  /** Goes the course to its end; all that goes wrong is told as events. */
  public Hosts run(Course course) {
    Standing standing = new Standing(scope.change());
    try (Crew crew = new Crew(scope.forks());
        Fleet fleet = new Fleet(world.connector(), world.inventory())) {
      try {
        course.go(new Stage(world, scope, crew, fleet, standing, stop));
      } catch (HaltException e) {
        interrupted();
      } catch (SessionException e) {
        fleet.told(e.host());
        lost(e);
      } catch (RuntimeBuildException e) {
        world
            .events()
            .add(new Event.Failed(null, "the agent's runtime", e.why(), e.next(), ExitCodes.OURS));
      } finally {
        fleet.untold().forEach(this::lost);
        fleet.conclude(standing.hosts(), stop.interrupted());
        fleet.close(crew);
      }
    }
    return standing.hosts();
  }

  private void lost(SessionException e) {
    world
        .events()
        .add(new Event.Failed(e.host(), e.what(), e.why(), e.next(), ExitCodes.UNREACHABLE));
  }

  private void interrupted() {
    if (stop.interrupted()) {
      world
          .events()
          .add(
              new Event.Failed(
                  null,
                  "interrupted",
                  "every host has ended the step at hand",
                  "Run the same command again: it goes on from what is there.",
                  ExitCodes.INTERRUPTED));
    }
  }
}
