package io.groundwork.controller.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * With dynamic reconfiguration an ensemble grows from three members to four and shrinks again while
 * a client writes, and no member that serves is restarted.
 */
@OnLab
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReconfigIT {
  private static final List<String> THREE = List.of("node1", "node2", "node3");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private final Lab lab = Lab.named(Lab.nameOfThisRun("i2"));
  private Path directory;
  private ReadBack tools;

  @BeforeAll
  void up(@TempDir Path own) throws IOException {
    directory = own;
    tools = ReadBack.in(own);
    lab.script("up", "4").mustEnd(0);
  }

  @AfterAll
  void down() {
    lab.close();
  }

  /** The first hosts, so many, with ZooKeeper alone. */
  private HostsYaml inventory(int hosts) {
    HostsYaml inventory = lab.inventory();
    for (int host = 1; host <= 4; host++) {
      String path = "/hosts/node" + host;
      if (host > hosts) {
        inventory.remove(path);
      } else {
        inventory.set(path + "/roles", "[zookeeper]").remove(path + "/kafka");
        inventory.set(path + "/zookeeper/id", Integer.toString(host));
      }
    }
    return inventory.set("/components/zookeeper/dynamic_reconfig", "true");
  }

  @Test
  void membersJoinAndLeaveWhileTheOthersGoOnServing() throws IOException {
    Groundwork.install(inventory(3)).mustEnd(0);
    assertThat(list()).isEqualTo(List.of("1", "2", "3"));
    String before = processes();
    Running load = load();

    Groundwork.install(inventory(4)).mustEnd(0);
    mustBe(List.of("1", "2", "3", "4"), before);
    assertThat(Events.count(Groundwork.install(inventory(4)).mustEnd(0), "changed")).isZero();

    String file = inventory(4).write().toString();
    Groundwork.run("remove", "--host", "node4", "-i", file, "--yes").mustEnd(0);
    mustBe(List.of("1", "2", "3"), before);
    nothingWasLost(load);
    assertThat(lab.asRoot("node4", "ls -A /etc/zookeeper /run/zookeeper 2>/dev/null || true"))
        .isEmpty();

    restartsByHandKeepTheList();
    theSecretIsRootsAlone();
    assertThat(Events.count(Groundwork.install(inventory(3)).mustEnd(0), "changed")).isZero();
  }

  /** The ensemble's own list, all files and the part that each plays; nobody was restarted. */
  private void mustBe(List<String> ids, String processes) {
    assertThat(processes()).as("main processes").isEqualTo(processes);
    assertThat(list()).isEqualTo(ids);
    assertThat(modes(ids)).containsOnlyOnce("leader").hasSize(ids.size());
    for (String id : ids) {
      assertThat(ids(lab.asRoot("node" + id, "cat /etc/zookeeper/zoo.cfg.dynamic"))).isEqualTo(ids);
    }
  }

  private void restartsByHandKeepTheList() {
    for (String node : THREE) {
      lab.asRoot(node, "systemctl restart zookeeper");
    }
    // A member that a leader has told its list of keeps it in a file with a version.
    String told = "grep -q '^dynamicConfigFile=.*[.]dynamic[.]' /run/zookeeper/zoo.cfg";
    THREE.forEach(node -> lab.asRoot(node, Trial.awaiting(told)));
    Groundwork.run("verify", "-i", inventory(3).write().toString()).mustEnd(0);
    assertThat(list()).isEqualTo(List.of("1", "2", "3"));
  }

  private void theSecretIsRootsAlone() {
    String secret = "/var/lib/groundwork/zookeeper/super";
    assertThat(THREE.stream().map(node -> lab.asRoot(node, "cat " + secret)).distinct()).hasSize(3);
    assertThat(lab.asRoot("node1", "stat -c '%a %U' " + secret)).isEqualTo("600 root");
    assertThat(
            lab.asRoot(
                "node1",
                "pid=$(systemctl show -p MainPID --value zookeeper)\n"
                    + "grep -c -F -f "
                    + secret
                    + " /proc/$pid/environ /proc/$pid/cmdline /run/zookeeper/* || true"))
        .doesNotContainPattern(":[1-9]");
  }

  /** Creates a znode five times a second, until it is told to stop, for two minutes at most. */
  private Running load() {
    String script =
        "i=0; while [ ! -e %s ] && [ $((i+=1)) -lt 600 ]; do echo 'create -s /load x'; sleep 0.2;"
            + " done | JAVA_HOME=%s %s -waitforconnection -server %s";
    return Running.start(
        java.util.Map.of(),
        List.of(
            "bash",
            "-c",
            script.formatted(
                directory.resolve("stop"),
                System.getProperty("java.home"),
                directory.resolve("apache-zookeeper/bin/zkCli.sh"),
                connect())));
  }

  /** ZooKeeper's shell ends with an error at the first command that fails. */
  private void nothingWasLost(Running load) throws IOException {
    Files.createFile(directory.resolve("stop"));
    List<String> acknowledged =
        load.await(PATIENCE)
            .mustEnd(0)
            .toString()
            .lines()
            .filter(line -> line.contains("Created /load"))
            .map(line -> line.substring(line.indexOf("/load") + 1).strip())
            .toList();
    String there = tools.zookeeper(connect(), "ls", "/");
    System.out.println("3 to 4 members and back to 3: " + acknowledged.size() + " writes");
    assertThat(acknowledged).hasSizeGreaterThan(20);
    assertThat(acknowledged).allMatch(there::contains);
  }

  /** The main process of each of the three. */
  private String processes() {
    return THREE.stream()
        .map(node -> lab.asRoot(node, "systemctl show -p MainPID,ExecMainStartTimestamp zookeeper"))
        .collect(Collectors.joining("\n"));
  }

  private List<String> list() {
    return ids(tools.zookeeper(connect(), "get", "/zookeeper/config"));
  }

  private static List<String> ids(String list) {
    return list.lines()
        .filter(line -> line.startsWith("server."))
        .map(line -> line.substring("server.".length(), line.indexOf('=')))
        .toList();
  }

  private List<String> modes(List<String> ids) {
    return ids.stream()
        .map(id -> tools.mode(address("node" + id), 2181))
        .filter(mode -> !mode.isEmpty())
        .toList();
  }

  private String connect() {
    return Stream.of("node1", "node2", "node3")
        .map(node -> address(node) + ":2181")
        .collect(Collectors.joining(","));
  }

  private String address(String node) {
    return lab.inventory().get("/hosts/" + node + "/address");
  }
}
