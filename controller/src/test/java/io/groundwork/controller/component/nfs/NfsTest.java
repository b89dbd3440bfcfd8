package io.groundwork.controller.component.nfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.Facts.FileFact;
import io.groundwork.agent.facts.Traits;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.agent.resource.Exports;
import io.groundwork.agent.resource.Resource;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.Sites;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.report.Event.Level;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import io.groundwork.inventory.Problems;
import io.groundwork.inventory.Ssh;
import io.groundwork.inventory.Sudo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server, a client beside it, and a machine elsewhere. */
class NfsTest {
  private static final Traits ABLE =
      new Traits("apt", "disabled", "", false, List.of(), List.of("nfsd", "nfs4"), true, List.of());
  private static final Traits CONTAINER =
      new Traits(
          "dnf", "disabled", "systemd-nspawn", false, List.of(), List.of("ext4"), false, List.of());

  private final Map<String, Host> hosts = new LinkedHashMap<>();
  private final Map<String, Facts> facts = new HashMap<>();
  private final NfsComponent nfs = new NfsComponent();

  NfsTest() {
    exports(export("/srv/a", Map.of("10.77.0.0/24", List.of("rw", "no_root_squash"))));
  }

  private static ExportSetting export(String path, Map<String, List<String>> clients) {
    return new ExportSetting(path, clients, null, null, "0755");
  }

  private void exports(ExportSetting... exports) {
    host("server", "10.77.0.1", List.of("nfs"), Set.of(), ABLE, exports);
    host("client", "10.77.0.2", List.of(), Set.of(), ABLE, exports);
    host("other", "10.99.0.1", List.of(), Set.of(), CONTAINER, exports);
  }

  private void host(
      String name,
      String address,
      List<String> roles,
      Set<String> accept,
      Traits traits,
      ExportSetting... exports) {
    Ssh ssh =
        new Ssh("root", null, 22, null, null, null, false, Ssh.HostKeys.STRICT, "k", 10, null);
    Map<String, Record> settings = Map.of("nfs", new NfsSettings(List.of(exports)));
    hosts.put(name, new Host(name, address, roles, ssh, new Sudo(null), accept, settings));
    facts.put(name, with(traits, Map.of()));
  }

  private static Facts with(Traits traits, Map<String, FileFact> files) {
    Facts f = Sites.facts("x", "10.77.0.1");
    return new Facts(
        f.hostname(),
        f.machineId(),
        f.os(),
        f.arch(),
        f.kernel(),
        f.systemd(),
        f.cpus(),
        f.memory(),
        f.addresses(),
        f.mounts(),
        f.listeners(),
        traits,
        files,
        0);
  }

  private Site site() {
    Inventory inventory = new Inventory(Path.of("hosts.yaml"), "lab", hosts, List.of());
    return new Site(inventory, facts, Map.of());
  }

  private List<String> work(String host) {
    List<String> work = new ArrayList<>();
    for (Phase phase : nfs.phases(site())) {
      phase.work().getOrDefault(host, List.<Resource>of()).forEach(r -> work.add(r.id()));
    }
    return work;
  }

  private List<String> problems() {
    List<String> told = new ArrayList<>();
    nfs.validate(
        site().inventory(),
        new Problems() {
          @Override
          public void error(String message, String hint, String... place) {
            told.add(message + " [" + hint + "]");
          }

          @Override
          public void warning(String message, String hint, String... place) {
            told.add("warning: " + message);
          }
        });
    return told;
  }

  private List<String> findings() {
    Findings findings = new Findings();
    nfs.examine(site(), findings);
    return findings.all().stream()
        .filter(f -> f.level() != Level.PASS)
        .map(f -> f.level().name().charAt(0) + " " + f.host() + " " + f.check() + ": " + f.seen())
        .toList();
  }

  private List<String> gates() {
    return nfs.phases(site()).stream().flatMap(p -> p.gates().stream()).map(Gate::name).toList();
  }

  private Verdict ask(Map<String, String> found, String... options) {
    exports(export("/srv/a", Map.of("10.77.0.0/24", List.of(options))));
    Gate gate =
        nfs.phases(site()).stream()
            .flatMap(p -> p.gates().stream())
            .filter(Gate::writes)
            .findFirst()
            .orElseThrow();
    Asking asking = (host, question) -> new Answer.Tree(found);
    return gate.ask(asking);
  }

  @Test
  void serversServeClientsMountAndOthersAreLeftAlone() {
    assertThat(work("server"))
        .containsExactly(
            "packages nfs-kernel-server",
            "directory /srv/a",
            "service nfs-server.service",
            "exports " + Exports.PATH);
    assertThat(work("client")).containsExactly("packages nfs-common");
    assertThat(work("other")).isEmpty();
    assertThat(gates())
        .containsExactlyInAnyOrder(
            "server answers server",
            "server answers client",
            "server mounts server:/srv/a",
            "client mounts server:/srv/a");
    assertThat(problems()).isEmpty();
    assertThat(findings()).isEmpty();
  }

  @Test
  void aHostThatLosesTheRoleLosesItsExportsAndNothingElse() {
    facts.put(
        "other",
        with(
            CONTAINER,
            Map.of(Exports.PATH, new FileFact("file", 0, 0, "root", "", List.of(), true))));
    assertThat(work("other")).containsExactly("exports " + Exports.PATH);
  }

  @Test
  void whatCannotServeIsAnErrorByNameAndAcceptedItIsWrittenOnly() {
    ExportSetting export = export("/srv/a", Map.of("10.77.0.0/24", List.of("rw")));
    host("server", "10.77.0.1", List.of("nfs"), Set.of(), CONTAINER, export);
    assertThat(findings())
        .containsExactly(
            "E server nfs-server: this machine cannot serve NFS: it is a container"
                + " (systemd-nspawn)",
            "E server nfs-mount: this machine cannot mount NFS: it is a container"
                + " (systemd-nspawn)");
    Set<String> accept = Set.of("nfs-server", "nfs-mount");
    host("server", "10.77.0.1", List.of("nfs"), accept, CONTAINER, export);
    assertThat(findings()).allMatch(f -> f.startsWith("W "));
    assertThat(work("server"))
        .containsExactly("packages nfs-utils", "directory /srv/a", "exports " + Exports.PATH);
    assertThat(gates()).isEmpty();
    assertThat(nfs.endpoints(site())).isEmpty();
  }

  @Test
  void aFileInTheWayAndAnEntryByHandAreToldBeforeAnyChange() {
    facts.put(
        "server",
        with(
            ABLE,
            Map.of(
                "/srv/a",
                new FileFact("file", 0, 0, "root", "", List.of(), true),
                "/etc/exports",
                new FileFact("file", 0, 0, "root", "# x\n/srv/a *(ro)\n", List.of(), true))));
    assertThat(findings())
        .containsExactly(
            "E server export-path: /srv/a is a file",
            "E server exports-by-hand: /etc/exports exports /srv/a already");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/ | / is a directory of the system, and is not exported",
        "/etc | /etc is the system's own, and is not exported",
        "/usr/share/x | /usr/share/x is the system's own, and is not exported",
        "/proc | /proc is the system's own, and is not exported",
        "/boot | /boot is the system's own, and is not exported",
        "/var | /var is a directory of the system, and is not exported",
        "srv/x | 'srv/x' cannot be exported",
        "/srv/a b | '/srv/a b' cannot be exported",
        "/srv/../etc | '/srv/../etc' cannot be exported",
      })
  void pathsThatAreNotExported(String path, String message) {
    exports(export(path, Map.of("10.77.0.0/24", List.of("rw"))));
    assertThat(problems()).hasSize(1).allMatch(p -> p.startsWith(message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no_rot_squash | 'no_rot_squash' is not an option of exports [no_root_squash]",
        "rw ro | rw and ro contradict each other",
        "sync async | sync and async contradict each other",
        "root_squash no_root_squash | root_squash and no_root_squash contradict each other",
        "rw rw | option rw stands twice",
        "anonuid=bob | option anonuid=bob has no such value",
        "fsid | fsid wants a value",
      })
  void optionsThatCannotBe(String options, String message) {
    exports(export("/srv/a", Map.of("10.77.0.0/24", List.of(options.split(" ", -1)))));
    assertThat(problems())
        .hasSize(1)
        .allMatch(p -> p.startsWith("/srv/a to 10.77.0.0/24: " + message));
  }

  @Test
  void clientsThatAreNoneAndTheWholeWorld() {
    exports(export("/srv/a", Map.of("10.77.0.5/24", List.of("rw"))));
    assertThat(problems()).hasSize(1).allMatch(p -> p.contains("within a network"));
    exports(export("/srv/a", Map.of()));
    assertThat(problems()).hasSize(1).allMatch(p -> p.contains("has no clients"));
    exports(export("/srv/a", Map.of("*", List.of("ro"))));
    assertThat(problems())
        .containsExactly("warning: /srv/a is exported to '*': whoever reaches this machine");
    exports(export("/srv/a", Map.of("*.lab", List.of("ro"), "@hosts", List.of("ro"))));
    assertThat(problems()).isEmpty();
  }

  @Test
  void theClientThatFitsBestDecides() {
    ExportSetting export =
        export("/srv/a", Map.of("*", List.of("ro"), "client", List.of("rw", "sync")));
    exports(export);
    assertThat(Nfs.options(export, hosts.get("client"))).containsExactly("rw", "sync");
    assertThat(Nfs.options(export, hosts.get("other"))).containsExactly("ro");
  }

  @Test
  void whatTheServerMakesOfUsersMustBeWhatTheOptionsSay() {
    Map<String, String> found = new HashMap<>(Map.of("type", "nfs4"));
    found.putAll(Map.of("root", "0", "user", "65534"));
    assertThat(ask(found, "rw", "no_root_squash")).isInstanceOf(Verdict.Pass.class);
    assertThat(ask(found, "rw")).isInstanceOf(Verdict.NotYet.class);
    assertThat(ask(found, "rw", "all_squash", "anonuid=7")).isInstanceOf(Verdict.NotYet.class);
    found.putAll(Map.of("root", "65534"));
    assertThat(ask(found, "rw")).isInstanceOf(Verdict.Pass.class);
    assertThat(ask(found, "rw", "no_root_squash")).isInstanceOf(Verdict.NotYet.class);
    found.putAll(Map.of("root", "Permission denied"));
    assertThat(ask(found, "rw")).isInstanceOf(Verdict.Pass.class);
    assertThat(ask(found, "rw", "no_root_squash")).isInstanceOf(Verdict.NotYet.class);
    found.putAll(Map.of("user", "Permission denied"));
    assertThat(ask(found, "rw")).isInstanceOf(Verdict.NotYet.class);
    assertThat(ask(Map.of("type", "nfs4"), "ro")).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void theOwnerByNumberIsWhoTries() {
    ExportSetting export =
        new ExportSetting("/srv/a", Map.of("10.77.0.0/24", List.of("rw")), "1001", "1002", "0750");
    exports(export);
    List<Question> asked = new ArrayList<>();
    Asking asking =
        (host, question) -> {
          asked.add(question);
          return new Answer.Failure("gone", false);
        };
    nfs.phases(site()).stream()
        .flatMap(p -> p.gates().stream())
        .filter(Gate::writes)
        .forEach(g -> assertThat(g.ask(asking)).isInstanceOf(Verdict.NotYet.class));
    assertThat(asked)
        .contains(new Question.NfsRoundTrip("10.77.0.1", "/srv/a", 1001, 1002, true, 90_000));
  }

  @Test
  void theFirewallLetsTheClientsIn() {
    assertThat(nfs.openings(site().inventory(), hosts.get("server")).get(0))
        .hasToString(
            "Opening[what=NFS, protocol=tcp, first=2049, last=2049, hosts=[client, server],"
                + " networks=[10.77.0.0/24], clients=false]");
    assertThat(nfs.openings(site().inventory(), hosts.get("client"))).isEmpty();
  }
}
