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
      case "apt-mark" -> hold(argv.subList(2, argv.size()));
      case "apt-get" -> argv.contains("update") ? new Output(0, "") : install(argv);
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

  private Output install(List<String> argv) throws IOException {
    StringBuilder text = new StringBuilder(Files.readString(status));
    for (String argument : argv.subList(argv.lastIndexOf("-o") + 2, argv.size())) {
      text.append("Package: ").append(argument.replaceAll("=.*", ""));
      text.append("\nStatus: install ok installed\nVersion: 1.29.6-1.1\n\n");
    }
    Files.writeString(status, text);
    return new Output(0, "");
  }

  private Output hold(List<String> names) throws IOException {
    String text = Files.readString(status);
    for (String name : names) {
      String entry = "Package: " + name + "\nStatus: ";
      text = text.replace(entry + "install", entry + "hold");
    }
    Files.writeString(status, text);
    return new Output(0, "");
  }
}
