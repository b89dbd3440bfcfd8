package io.groundwork.controller.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a cluster with the tools of its own makers, from this machine, over the network. */
public final class ReadBack {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Path tools;

  private ReadBack(Path tools) {
    this.tools = tools;
  }

  /** Unpacks the tools of the lab's tarballs into a directory. */
  public static ReadBack in(Path directory) throws IOException {
    for (String name : List.of("kafka", "apache-zookeeper")) {
      Path to = Files.createDirectories(directory.resolve(name));
      Running.start(
              Map.of(),
              List.of("tar", "-xf", Lab.tarball(name).toString(), "--strip=1", "-C", to.toString()))
          .await(PATIENCE)
          .mustEnd(0);
    }
    return new ReadBack(directory);
  }

  /** What a ZooKeeper member says of itself; empty where it does not serve. */
  public String srvr(String address, int port) {
    String script =
        "exec 3<>/dev/tcp/%s/%d && printf srvr >&3 && timeout 5 cat <&3".formatted(address, port);
    return Running.start(Map.of(), List.of("bash", "-c", script)).await(PATIENCE).out();
  }

  /** The part that a ZooKeeper member plays: leader, follower, standalone, or empty. */
  public String mode(String address, int port) {
    return srvr(address, port)
        .lines()
        .filter(line -> line.startsWith("Mode: "))
        .map(line -> line.substring("Mode: ".length()))
        .findFirst()
        .orElse("");
  }

  /** What ZooKeeper's shell says to a command. */
  public String zookeeper(String connect, String... command) {
    List<String> all = tool("apache-zookeeper", "zkCli.sh", "-server", connect);
    all.addAll(List.of(command));
    return run(all).out();
  }

  /** One of Kafka's tools. */
  public Output kafka(String script, String... arguments) {
    List<String> all = tool("kafka", script);
    all.addAll(List.of(arguments));
    return run(all);
  }

  private List<String> tool(String product, String script, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(tools.resolve(product).resolve("bin").resolve(script).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static Output run(List<String> command) {
    return Running.start(Map.of("JAVA_HOME", System.getProperty("java.home")), command)
        .await(PATIENCE);
  }
}
