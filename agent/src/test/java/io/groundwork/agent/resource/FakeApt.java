package io.groundwork.agent.resource;

import io.groundwork.agent.node.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * As much of apt as packages need: it knows every package in one version, and keeps dpkg's file.
 */
record FakeApt(Path status) {

  Output run(List<String> argv) throws IOException {
    String tool = argv.get(0).equals("env") ? argv.get(2) : argv.get(0);
    return switch (tool) {
      case "apt-cache" -> madison(argv.subList(2, argv.size()));
      case "apt-mark" -> mark(argv.get(1), argv.subList(2, argv.size()));
      case "apt-get" -> get(argv);
      default -> throw new AssertionError("not scripted: " + argv);
    };
  }

  private static Output madison(List<String> names) {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append("   ").append(name).append(" | 1.29.6-1.1 | file:/mirror ./ Packages\n");
    }
    return new Output(0, text.toString());
  }

  private Output get(List<String> argv) throws IOException {
    if (argv.contains("update")) {
      return new Output(0, "");
    }
    List<String> named = argv.subList(argv.lastIndexOf("-o") + 2, argv.size());
    if (argv.contains("-s")) {
      return new Output(0, "Remv " + String.join(" [1]\nRemv ", named.subList(1, named.size())));
    }
    return argv.contains("remove") ? remove(named) : install(named);
  }

  private Output install(List<String> named) throws IOException {
    StringBuilder text = new StringBuilder(Files.readString(status));
    StringBuilder told = new StringBuilder("The following NEW packages will be installed:\n ");
    for (String argument : named) {
      String name = argument.replaceAll("=.*", "");
      text.append("Package: ").append(name);
      text.append("\nStatus: install ok installed\nVersion: 1.29.6-1.1\n\n");
      told.append(' ').append(name);
    }
    Files.writeString(status, text);
    return new Output(0, told.append('\n').toString());
  }

  private Output remove(List<String> names) throws IOException {
    String text = Files.readString(status);
    for (String name : names) {
      String entry = "Package: " + name + "\nStatus: ";
      text = text.replace(entry + "install ok installed", entry + "deinstall ok config-files");
    }
    Files.writeString(status, text);
    return new Output(0, "");
  }

  private Output mark(String word, List<String> names) throws IOException {
    String from = word.equals("hold") ? "install" : "hold";
    String to = word.equals("hold") ? "hold" : "install";
    String text = Files.readString(status);
    for (String name : names) {
      String entry = "Package: " + name + "\nStatus: ";
      text = text.replace(entry + from, entry + to);
    }
    Files.writeString(status, text);
    return new Output(0, "");
  }
}
