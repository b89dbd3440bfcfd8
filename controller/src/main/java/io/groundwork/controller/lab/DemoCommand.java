package io.groundwork.controller.lab;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code groundwork demo}: a lab of three hosts, installed and verified by the install command
 * itself; the lab stays up. Its own words go to stderr, so that stdout is install's.
 */
@Command(
    name = "demo",
    description = "Brings up a lab of three hosts, installs on it, verifies, and says how to look.")
public final class DemoCommand implements Callable<Integer> {
  private static final String HOSTS = "3";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--name", paramLabel = "NAME", description = "The lab's name (${DEFAULT-VALUE}).")
  private String name = "lab";

  @Override
  public Integer call() throws IOException, InterruptedException {
    try {
      Machine.mustHoldLabs();
      return demonstrate(LabScript.find());
    } catch (NoLabException e) {
      words().println(e.getMessage());
      return 3;
    }
  }

  private int demonstrate(LabScript lab) throws IOException, InterruptedException {
    long began = System.nanoTime();
    say("1 of 2: a lab of three hosts");
    int up = lab.run(List.of("up", HOSTS, "--name", name), System.err);
    if (up != 0) {
      say("the lab did not come up, after " + since(began));
      return up;
    }
    say("the lab is up after " + since(began));
    String inventory = LabScript.labs().resolve(name).resolve("hosts.yaml").toString();
    String named = name.equals("lab") ? "" : " --name " + name;
    say("2 of 2: groundwork install -i " + inventory);
    int exit = install(inventory);
    say((exit == 0 ? "installed and verified" : "install failed") + " after " + since(began));
    howToLook(inventory, named);
    return exit;
  }

  /** Runs the install command of this very program, with the options that demo was given. */
  private int install(String inventory) {
    CommandLine program = spec.root().commandLine();
    List<String> arguments = new ArrayList<>(program.getParseResult().originalArgs());
    arguments.set(arguments.indexOf(spec.name()), "install");
    int named = arguments.indexOf("--name");
    if (named >= 0) {
      arguments.subList(named, named + 2).clear();
    }
    arguments.removeIf(argument -> argument.startsWith("--name="));
    arguments.addAll(List.of("-i", inventory));
    return program.execute(arguments.toArray(String[]::new));
  }

  private void howToLook(String inventory, String named) {
    PrintWriter words = words();
    words.println();
    words.println("The lab stays up. Look at it:");
    words.println("  ./groundwork plan -i " + inventory);
    words.println("  ./groundwork verify -i " + inventory);
    words.println("  ./groundwork lab ssh" + named + " node1");
    words.println("End it:");
    words.println("  ./groundwork lab down" + named);
  }

  private void say(String text) {
    words().println("demo: " + text);
  }

  private PrintWriter words() {
    return spec.commandLine().getErr();
  }

  private static String since(long began) {
    return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - began) / 1e9);
  }
}
