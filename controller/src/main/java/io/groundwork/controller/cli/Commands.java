package io.groundwork.controller.cli;

import io.groundwork.controller.lab.DemoCommand;
import io.groundwork.controller.lab.LabCommand;
import io.groundwork.controller.report.ExitCodes;
import io.groundwork.controller.report.Reports.Kind;
import io.groundwork.controller.report.Terminal;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The commands, each made only when it is needed: reading what a command can do takes time. */
final class Commands {
  static final List<String> NAMES =
      List.of(
          "install",
          "rebuild",
          "reset",
          "plan",
          "check",
          "verify",
          "restart",
          "stop",
          "start",
          "rebalance",
          "remove",
          "validate",
          "facts",
          "report",
          "history",
          "init",
          "schema",
          "lab",
          "demo");

  private Commands() {}

  /**
   * Runs what the arguments say.
   *
   * @param started when the program began, as {@link System#nanoTime()} says
   * @return the exit code
   */
  static int run(long started, String... args) {
    Start.at(started, args);
    int exit = line(args).execute(args);
    if (exit == ExitCodes.DONE && Terminal.lost()) {
      Terminal.warn(
          "groundwork: it went well, but not all that was said could be written to stdout");
      return ExitCodes.OURS;
    }
    return exit;
  }

  /** The command line with the commands that the arguments may mean. */
  static CommandLine line(String... args) {
    CommandLine line = new CommandLine(new Root());
    needed(args).forEach(name -> line.addSubcommand(name, make(name)));
    OwnOptions.apply(line);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.getCommandSpec().version(Version.text());
    line.setParameterExceptionHandler(Commands::badArguments);
    line.setExecutionExceptionHandler((failure, command, parsed) -> Unexpected.tell(failure));
    line.setExecutionStrategy(
        parsed -> {
          if (!parsed.hasSubcommand()
              && !parsed.isUsageHelpRequested()
              && !parsed.isVersionHelpRequested()) {
            throw new ParameterException(parsed.commandSpec().commandLine(), "no command given");
          }
          return new CommandLine.RunLast().execute(parsed);
        });
    return line;
  }

  private static Object make(String name) {
    return switch (name) {
      case "install" -> new InstallCommand();
      case "rebuild" -> new RebuildCommand();
      case "reset" -> new ResetCommand();
      case "plan" -> new PlanCommand();
      case "check" -> new CheckCommand();
      case "verify" -> new VerifyCommand();
      case "restart" -> new RestartCommand();
      case "stop" -> new StopCommand();
      case "start" -> new StartCommand();
      case "rebalance" -> new RebalanceCommand();
      case "remove" -> new RemoveCommand();
      case "validate" -> new ValidateCommand();
      case "facts" -> new FactsCommand();
      case "report" -> new ReportCommand();
      case "history" -> new HistoryCommand();
      case "init" -> new InitCommand();
      case "schema" -> new SchemaCommand();
      case "lab" -> new LabCommand();
      case "demo" -> new DemoCommand();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** The one that is named, and what it uses itself; all of them where none is. */
  private static List<String> needed(String... args) {
    for (String arg : args) {
      if (NAMES.contains(arg)) {
        return arg.equals("demo") ? List.of("install", "demo") : List.of(arg);
      }
    }
    return NAMES;
  }

  private static int badArguments(ParameterException e, String[] args) {
    String help = "'" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'";
    if (wantsJson(args)) {
      Root options = new Root();
      options.output = Root.Output.json;
      return new Invocation(options, Kind.VALIDATE)
          .refuse(String.valueOf(e.getMessage()), help + " says what can be done.");
    }
    Terminal.warn("groundwork: " + e.getMessage());
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> meant = unmatched.getSuggestions();
      if (!meant.isEmpty()) {
        Terminal.warn("did you mean: " + String.join(", or ", meant) + "?");
      }
    }
    Terminal.warn(help + " says what can be done");
    return ExitCodes.BAD_INPUT;
  }

  /** Whether the answer is to be JSON, by arguments that cannot be parsed as a whole. */
  private static boolean wantsJson(String... args) {
    for (int i = 0; i < args.length; i++) {
      String value = args[i].startsWith("--output=") ? args[i].substring(9) : "";
      if (args[i].equals("--output") && i + 1 < args.length) {
        value = args[i + 1];
      }
      if (value.equalsIgnoreCase("json")) {
        return true;
      }
    }
    return false;
  }
}
