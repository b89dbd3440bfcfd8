package io.groundwork.controller.cli;

import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.ExitCodes;
import io.groundwork.controller.report.Report;
import io.groundwork.controller.report.Report.Hosts;
import io.groundwork.controller.report.Reports;
import io.groundwork.controller.report.Reports.Kind;
import io.groundwork.controller.report.Run;
import io.groundwork.controller.report.Terminal;
import io.groundwork.controller.run.BadInputException;
import io.groundwork.controller.run.Course;
import io.groundwork.controller.run.Runner;
import io.groundwork.controller.run.Scope;
import io.groundwork.controller.run.StopSignal;
import io.groundwork.controller.run.World;
import io.groundwork.inventory.Inventory;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** One command as it was typed: opens the report, reads the inventory, goes the course. */
final class Invocation {
  private final Root options;
  private final Kind kind;
  private final Run run;

  Invocation(Root options, Kind kind) {
    this.options = options;
    this.kind = kind;
    this.run = ThisRun.of(kind, options.inventory);
  }

  /** Tells that the arguments mean nothing; the exit code. */
  int refuse(String why, String next) {
    return reported(
        report -> {
          throw new BadInputException("arguments", why, next);
        });
  }

  /** Goes the course; the exit code. */
  int run(Course course) {
    return reported(report -> run(course, report));
  }

  /** Does something on this machine alone; the exit code. */
  int here(Consumer<Report> work) {
    return reported(
        report -> {
          work.accept(report);
          return report.end(Hosts.of(0));
        });
  }

  /** Reads the inventory, and no more; the exit code. */
  int validate() {
    return reported(
        report -> {
          Inventory inventory = new Loading(report, new Registered()).load(file());
          int hosts = inventory == null ? 0 : inventory.hosts().size();
          return report.end(Hosts.of(hosts));
        });
  }

  private int run(Course course, Report report) {
    Registered registered = new Registered();
    Inventory inventory = new Loading(report, registered).load(file());
    if (inventory == null) {
      return report.end(Hosts.of(0));
    }
    if (options.askSudoPassword) {
      inventory = SudoPassword.ask(inventory, report);
    }
    Scope scope =
        Scope.of(
            inventory,
            registered.components().keySet(),
            options.limit,
            options.only,
            options.forks);
    CasePapers.tell(inventory, report);
    World world = Wiring.world(inventory, registered, report, run);
    StopSignal stop = new StopSignal();
    Interrupts.raise(stop);
    return report.end(new Runner(world, scope, stop).run(course));
  }

  private int reported(ToIntFunction<Report> work) {
    boolean json = options.output == Root.Output.json;
    Reports.Looks looks =
        new Reports.Looks(
            json,
            !json && Terminal.isLive(),
            Terminal.wantsColour() && !options.noColor,
            options.verbose);
    try (Report report =
        Reports.open(kind, run, looks, Terminal.stdout(), Places.runs(), Start.nanos())) {
      return told(work, report);
    }
  }

  private static int told(ToIntFunction<Report> work, Report report) {
    try {
      return work.applyAsInt(report);
    } catch (BadInputException e) {
      report.add(new Event.Failed(null, e.what(), e.why(), e.next(), ExitCodes.BAD_INPUT));
    } catch (RuntimeException | Error e) {
      report.add(
          new Event.Failed(
              null,
              "an error of our own",
              Unexpected.message(e),
              "Please tell us, with the file.",
              ExitCodes.OURS));
    }
    return report.end(Hosts.of(0));
  }

  private Path file() {
    if (options.inventory == null) {
      throw new BadInputException(
          "no inventory",
          "-i FILE is missing",
          "Name it: -i hosts.yaml; 'groundwork init' writes one.");
    }
    try {
      return Path.of(options.inventory);
    } catch (InvalidPathException e) {
      throw new BadInputException(
          "-i " + options.inventory,
          "that is no file's name here: " + e.getReason(),
          "Name another file, or set a locale that has these characters (LC_ALL=C.UTF-8).");
    }
  }
}
