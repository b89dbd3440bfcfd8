package io.groundwork.controller.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.controller.page.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Runs as they are told of later: as a page, as a list, and by the nodes themselves. */
@OnLab
@ExtendWith(Browser.class)
class ReportIT {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** Logs of this test alone. */
  @TempDir private static Path state;

  private static Output installed;
  private final Lab lab;
  @TempDir private Path work;

  ReportIT(Lab lab) {
    this.lab = lab;
  }

  @BeforeAll
  static void installOnBareHosts(Lab lab) {
    lab.renew();
    installed = run("install", "-i", file(lab.inventory()), "--output", "json").mustEnd(0);
  }

  private static String file(HostsYaml inventory) {
    return inventory.write().toString();
  }

  private static Output run(String... arguments) {
    return start(arguments).await(LIMIT);
  }

  private static Running start(String... arguments) {
    return Groundwork.start(Map.of("XDG_STATE_HOME", state.toString()), arguments);
  }

  private Browser.Seen page(String run) throws IOException, InterruptedException {
    Path page = work.resolve("page.html");
    run("report", run, "-o", page.toString()).mustEnd(0);
    return Browser.look(page, work);
  }

  private static String latest(String command) throws IOException {
    try (Stream<Path> logs = Files.list(state.resolve("groundwork/runs"))) {
      return logs.map(log -> log.getFileName().toString())
          .filter(name -> name.contains("-" + command + "-") && name.endsWith(".jsonl"))
          .map(name -> name.replace(".jsonl", ""))
          .sorted()
          .reduce((one, other) -> other)
          .orElseThrow();
    }
  }

  @Test
  void anInstallAsAPageInABrowser() throws IOException, InterruptedException {
    try (Stream<Path> logs = Files.list(state.resolve("groundwork/runs"))) {
      String first = logs.sorted().findFirst().orElseThrow().getFileName().toString();
      Browser.Seen seen = page(first.replace(".jsonl", ""));
      assertThat(seen.console()).isEmpty();
      assertThat(seen.dom())
          .contains("Done and verified", "one leader", "file /etc/kafka/server.properties")
          .contains("+broker.id=", "k-transfer", "k-settle", "k-gate");
      for (String host : List.of("node1", "node2", "node3")) {
        assertThat(seen.dom()).contains("<div class=\"name\" title=\"" + host + "\">");
      }
    }
  }

  @Test
  void aRunThatFailedShowsWhatStoodInTheWayInABrowser() throws IOException, InterruptedException {
    // The broker's own connections linger on the port for a minute.
    String held =
        "perl -MIO::Socket::INET -e 'my $h = IO::Socket::INET->new(LocalPort => 9092,"
            + " ReuseAddr => 1, Listen => 1) or die $!; system(\"systemd-notify\", \"--ready\");"
            + " sleep'";
    lab.asRoot(
        "node2",
        "systemctl stop kafka && systemd-run --quiet --unit=squatter --service-type=notify"
            + " --property=NotifyAccess=all "
            + held);
    try {
      run("install", "-i", file(lab.inventory())).mustEnd(3);
      Browser.Seen seen = page(latest("install"));
      assertThat(seen.console()).isEmpty();
      assertThat(seen.dom()).contains("state-bad", "Not done: ", "node2", "9092");
    } finally {
      lab.asRoot("node2", "systemctl stop squatter");
      run("install", "-i", file(lab.inventory())).mustEnd(0);
    }
  }

  @Test
  void theNodesRememberWhoChangedThemOnAMachineThatNeverSawTheRun() {
    Output told =
        Groundwork.start(
                Map.of("XDG_STATE_HOME", work.toString()),
                "history",
                "-i",
                file(lab.inventory()),
                "--nodes",
                "--output",
                "json")
            .await(LIMIT)
            .mustEnd(0);
    String id = run("history", "--output", "json").events("run").get(0).path("run").asText();
    assertThat(told.events("run"))
        .filteredOn(e -> e.path("run").asText().equals(id))
        .hasSize(3)
        .allMatch(e -> e.path("result").asText().equals("whole"))
        .allMatch(e -> e.path("command").asText().startsWith("groundwork install -i "))
        .allMatch(e -> e.path("changed").asInt() > 10);
    assertThat(Events.count(installed, "changed")).isPositive();
  }

  @Test
  void aRunThatChangesNothingWritesNothingDownOnTheNodes() {
    String before = lab.asRoot("node1", "ls -l --full-time /var/lib/groundwork/runs");
    run("install", "-i", file(lab.inventory()), "--output", "json").mustEnd(0);
    run("plan", "-i", file(lab.inventory())).mustEnd(0);
    assertThat(lab.asRoot("node1", "ls -l --full-time /var/lib/groundwork/runs")).isEqualTo(before);
    assertThat(
            lab.asRoot(
                "node1", "stat -c '%a %U' /var/lib/groundwork/runs /var/lib/groundwork/runs/*"))
        .containsPattern("^700 root\n600 root");
  }

  @Test
  void runsAreListedTheNewestLast() throws IOException {
    run("plan", "-i", file(lab.inventory())).mustEnd(0);
    Output listed = run("history", "--output", "json").mustEnd(0);
    List<String> ids = listed.events("run").stream().map(e -> e.path("run").asText()).toList();
    assertThat(ids).isSorted().last().isEqualTo(latest("plan"));
    assertThat(run("history", "--last", "1").mustEnd(0).out())
        .contains(latest("plan"), "plan", "done");
  }

  @Test
  void controllersWithDisjointLimitsOnOneClusterKeepOutOfEachOthersWay()
      throws InterruptedException {
    lab.asRoot("node1", "systemctl stop kafka");
    lab.asRoot("node2", "systemctl stop kafka");
    String inventory = file(lab.inventory());
    Running first = start("install", "-i", inventory, "--limit", "node1", "--output", "json");
    Running second = start("install", "-i", inventory, "--limit", "node2", "--output", "json");
    Output one = first.await(LIMIT);
    Output other = second.await(LIMIT);
    List<Output> refused =
        Stream.of(one, other)
            .filter(run -> run.events("failed").toString().contains("\"locked\""))
            .toList();
    assertThat(refused).as(one + "\n" + other).isNotEmpty();
    for (Output run : refused) {
      assertThat(run.exit()).isEqualTo(3);
      assertThat(Events.count(run, "changed")).isZero();
      assertThat(run.events("failed").toString()).contains("install by");
    }
    run("install", "-i", inventory, "--output", "json").mustEnd(0);
  }
}
