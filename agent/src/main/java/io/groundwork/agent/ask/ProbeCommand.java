package io.groundwork.agent.ask;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the probe is started: by the agent's own runtime, from its own directory. */
final class ProbeCommand {
  private static final String JAR = "groundwork-probe.jar";
  private static final String ARCHIVE = "probe.jsa";

  static Process start(Path directory) throws IOException {
    if (!Files.isRegularFile(directory.resolve(JAR))) {
      throw new IOException(directory.resolve(JAR) + " is not there");
    }
    return new ProcessBuilder(command(directory))
        .directory(directory.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static List<String> command(Path directory) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The virtual machine writes its warnings to standard output, where the frames are.
    command.add("-Xlog:disable");
    command.add("-Xlog:all=error:stderr");
    if (Files.isRegularFile(directory.resolve(ARCHIVE))) {
      command.add("-XX:SharedArchiveFile=" + ARCHIVE);
    }
    // It lives for seconds: the simplest collector, the quick compiler alone, and no more heap than
    // it takes to tell where 100,000 partitions are.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx384m"));
    command.add("-XX:-UsePerfData");
    // From Java 18 on, reflection would build method handles for the few calls that there are.
    command.add("-Djdk.reflect.useNativeAccessorOnly=true");
    // The path is relative: the class-data archive holds for the same words only.
    command.addAll(List.of("-cp", JAR, "io.groundwork.probe.Probe"));
    return command;
  }

  private ProbeCommand() {}
}
