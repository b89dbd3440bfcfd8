package io.groundwork.agent.examine;

import io.groundwork.agent.examine.Condition.Trace;
import io.groundwork.agent.facts.Proc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What other hands installed: processes by their main class, units that are not ours, programs
 * where packages and people put them. Files alone are read: a package manager asked might lock or
 * touch its database.
 */
final class Traces {
  private static final String KAFKA = "kafka";
  private static final String ZOOKEEPER = "zookeeper";
  private static final String OURS = "# Written by Groundwork";
  private static final Map<String, String> MAIN_CLASSES =
      Map.of(
          "kafka.Kafka", KAFKA,
          "io.confluent.support.metrics.SupportedKafka", KAFKA,
          "org.apache.zookeeper.server.quorum.QuorumPeerMain", ZOOKEEPER,
          "org.apache.zookeeper.server.ZooKeeperServerMain", ZOOKEEPER);
  private static final List<String> UNIT_PLACES =
      List.of("/etc/systemd/system", "/usr/lib/systemd/system", "/lib/systemd/system");
  private static final List<String> UNITS =
      List.of(
          "kafka.service",
          "confluent-kafka.service",
          "confluent-server.service",
          "confluent-zookeeper.service",
          "zookeeper.service",
          "zookeeper-server.service");
  private static final List<String> PROGRAMS =
      List.of("/usr/share", "/usr/lib", "/usr/local", "/usr/local/share", "/srv", "/opt");

  private final Proc proc;

  Traces(Proc proc) {
    this.proc = proc;
  }

  List<Trace> all() {
    List<Trace> traces = new ArrayList<>();
    processes(traces);
    units(traces);
    PROGRAMS.forEach(place -> programs(place, traces));
    return traces;
  }

  private void processes(List<Trace> traces) {
    for (String name : names("/proc")) {
      if (!Character.isDigit(name.charAt(0))) {
        continue;
      }
      for (String word : proc.text("/proc/" + name + "/cmdline").split("\0", -1)) {
        String component = MAIN_CLASSES.get(word);
        if (component != null) {
          int pid = Integer.parseInt(name);
          traces.add(new Trace(component, "process", word, pid, proc.unit(pid)));
        }
      }
    }
  }

  private void units(List<Trace> traces) {
    for (String place : UNIT_PLACES) {
      // /lib is a link to /usr/lib on most systems: what lies there was named already.
      if (place.startsWith("/lib") && java.nio.file.Files.isSymbolicLink(proc.at("/lib"))) {
        continue;
      }
      for (String unit : UNITS) {
        String path = place + "/" + unit;
        if (proc.at(path).toFile().exists() && !proc.text(path).startsWith(OURS)) {
          traces.add(new Trace(component(unit), "unit", path, 0, unit));
        }
      }
    }
  }

  /** Ours are /opt/kafka/VERSION and /opt/zookeeper/VERSION: no bin in /opt/kafka itself. */
  private void programs(String place, List<Trace> traces) {
    for (String name : names(place)) {
      String path = place + "/" + name;
      boolean named =
          name.startsWith(KAFKA) || name.startsWith(ZOOKEEPER) || name.startsWith("apache-zoo");
      if (named && isProgram(path)) {
        traces.add(new Trace(component(name), "directory", path, 0, ""));
      }
    }
  }

  private boolean isProgram(String path) {
    return proc.at(path + "/bin").toFile().isDirectory()
        || proc.at(path + "/libs").toFile().isDirectory()
        || names(path).stream().anyMatch(name -> name.endsWith(".jar"));
  }

  private static String component(String name) {
    return name.contains(KAFKA) || name.contains("confluent-server") ? KAFKA : ZOOKEEPER;
  }

  private List<String> names(String directory) {
    String[] names = proc.at(directory).toFile().list();
    if (names == null) {
      return List.of();
    }
    Arrays.sort(names);
    return List.of(names);
  }
}
