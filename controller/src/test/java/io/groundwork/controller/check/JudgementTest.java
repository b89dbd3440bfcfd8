package io.groundwork.controller.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundwork.agent.examine.Condition;
import io.groundwork.agent.examine.Condition.Filter;
import io.groundwork.agent.examine.Condition.Inside;
import io.groundwork.agent.examine.Condition.Lookup;
import io.groundwork.agent.examine.Condition.Trace;
import io.groundwork.agent.facts.Facts.Mount;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.Sites;
import io.groundwork.controller.component.baseline.BaselineSettings;
import io.groundwork.controller.report.Event.Finding;
import io.groundwork.controller.report.Event.Level;
import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each check against what was learnt for it. */
class JudgementTest {
  private final Sites sites = Sites.three();
  private final Map<String, Condition> conditions = new LinkedHashMap<>();
  private final Map<String, Long> ahead = new LinkedHashMap<>();
  private final Map<Connection, Attempt> attempts = new LinkedHashMap<>();
  private final List<Component> components =
      ServiceLoader.load(Component.class).stream().map(ServiceLoader.Provider::get).toList();

  JudgementTest() {
    sites.hosts.keySet().forEach(name -> ahead.put(name, 3L));
    sites.hosts.forEach((name, host) -> conditions.put(name, fine(name, host.address())));
    Connection.needed(sites.site(), components)
        .forEach(c -> attempts.put(c, new Attempt(c, "", "")));
  }

  private Condition fine(String name, String address) {
    return new Condition(
        new Lookup(name, List.of(address), 1, true),
        sites.hosts.values().stream()
            .map(h -> new Lookup(h.name(), List.of(h.address()), 1, true))
            .toList(),
        new Lookup(address, List.of(name), 1, true),
        new Lookup("x.invalid", List.of(), 5, true),
        "glibc 2.36",
        "52:54:00:00:00:" + address.substring(address.length() - 2),
        "product-of-" + name,
        Map.of("/proc/sys/fs/nr_open", "1048576"),
        List.of("chronyd"),
        true,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Condition.Filter.NONE);
  }

  private List<Finding> all() {
    Findings findings =
        new Findings(
            (host, check) ->
                components.stream().anyMatch(c -> c.mends(sites.hosts.get(host), check)));
    Conditions learnt = new Conditions(conditions, ahead, List.copyOf(attempts.values()));
    Judgement.examine(sites.site(), learnt, components, findings);
    return findings.all();
  }

  /** What does not pass: "level host check: seen", with an M where install mends it. */
  private List<String> findings() {
    assertThat(all()).allMatch(f -> f.level() == Level.PASS || !f.why().isEmpty());
    return all().stream()
        .filter(f -> f.level() != Level.PASS)
        .map(
            f ->
                (f.mends() ? "M" : f.level().name().charAt(0))
                    + " "
                    + f.host()
                    + " "
                    + f.check()
                    + ": "
                    + f.seen())
        .toList();
  }

  /** Takes parts of the condition from a map: the record has many. */
  private void change(String host, UnaryOperator<Parts> change) {
    conditions.compute(host, (name, c) -> change.apply(new Parts(c)).condition());
  }

  /** A condition that can be changed part by part. */
  private static final class Parts {
    private final Condition of;
    private Lookup own;
    private List<Lookup> names;
    private Lookup stranger;
    private String mac;
    private Map<String, String> kernel;
    private List<String> keepers;
    private List<String> firewalls;
    private List<Trace> traces;
    private List<Inside> insides;
    private Condition.Filter filter;

    Parts(Condition of) {
      this.of = of;
      own = of.own();
      names = of.names();
      stranger = of.stranger();
      mac = of.mac();
      kernel = of.kernel();
      keepers = of.clockKeepers();
      firewalls = of.firewalls();
      traces = of.traces();
      insides = of.insides();
      filter = of.filter();
    }

    Condition condition() {
      return new Condition(
          own,
          names,
          of.reverse(),
          stranger,
          of.libc(),
          mac,
          of.productId(),
          kernel,
          keepers,
          true,
          firewalls,
          traces,
          insides,
          of.speeds(),
          filter);
    }
  }

  @Test
  void machinesThatWillDoPass() {
    assertThat(findings()).isEmpty();
    assertThat(all())
        .extracting(Finding::check)
        .contains(
            "own-name", "clocks-agree", "connection", "resolver", "heaps", "writable", "inodes");
  }

  @Test
  void anOwnNameOnLoopbackIsMendedByInstall() {
    change(
        "node2",
        p -> {
          p.own = new Lookup("node2", List.of("127.0.1.1"), 1, true);
          return p;
        });
    assertThat(findings()).containsExactly("M node2 own-name: node2 resolves to 127.0.1.1");
    assertThat(all()).filteredOn(Finding::mends).allMatch(f -> f.level() == Level.WARNING);
  }

  @Test
  void anOwnNameThatNobodyAnswersForIsNamedWithItsTime() {
    change(
        "node1",
        p -> {
          p.own = new Lookup("node1", List.of(), 2500, false);
          p.stranger = new Lookup("x.invalid", List.of(), 2500, false);
          return p;
        });
    assertThat(findings())
        .containsExactly(
            "M node1 own-name: node1: no answer within 2500 ms",
            "W node1 resolver: after 2500 ms nobody has said that an unknown name is unknown");
  }

  @Test
  void aPeersNameThatLeadsElsewhereIsNamedAndAnUnknownOneIsNot() {
    change(
        "node1",
        p -> {
          p.names =
              List.of(
                  new Lookup("node2", List.of("127.0.0.1"), 1, true),
                  new Lookup("node3", List.of(), 1, true));
          return p;
        });
    assertThat(findings())
        .containsExactly("M node1 peer-names: node2 resolves to 127.0.0.1, not 10.77.0.12");
  }

  @Test
  void aClockIsHeldAgainstTheMedianOfAll() {
    ahead.put("node2", 5 * 60_000L);
    ahead.put("node3", -1500L);
    assertThat(findings())
        .containsExactlyInAnyOrder(
            "E node2 clocks-agree: 299 s ahead of the other clocks",
            "W node3 clocks-agree: 1503 ms behind the other clocks");
  }

  @Test
  void connectionsThatFailAlikeAreOneFinding() {
    attempts.replaceAll(
        (c, attempt) ->
            c.to().equals("node3") && c.door().port() == 9092
                ? new Attempt(c, "no answer within 2000 ms", "")
                : attempt);
    change(
        "node3",
        p -> {
          p.firewalls = List.of("firewalld");
          return p;
        });
    assertThat(findings())
        .containsExactly(
            "E node3 connection: Kafka's port 9092 from node1, node2: no answer within 2000 ms");
    assertThat(all())
        .filteredOn(f -> f.level() == Level.ERROR)
        .allMatch(f -> f.action().contains("firewalld"));
  }

  private void opensTheFirewall(String... accept) {
    Host old = sites.hosts.get("node2");
    Map<String, Record> settings = new LinkedHashMap<>(old.settings());
    settings.put(
        "baseline",
        new BaselineSettings(
            BaselineSettings.Firewall.OPEN,
            List.of(),
            BaselineSettings.SeLinux.LEAVE,
            BaselineSettings.Time.LEAVE,
            List.of(),
            Map.of(),
            BaselineSettings.HugePages.LEAVE,
            Map.of(),
            List.of(),
            List.of()));
    sites.hosts.put(
        "node2",
        new Host(
            old.name(),
            old.address(),
            old.roles(),
            old.ssh(),
            old.sudo(),
            Set.of(accept),
            settings));
  }

  private void filters(Filter filter) {
    change(
        "node2",
        p -> {
          p.filter = filter;
          return p;
        });
  }

  @Test
  void rulesOfOtherHandsThatWouldHaveToBeOpenedAreAnErrorBeforeAnythingIsChanged() {
    filters(new Filter("nftables (policy drop in inet filter input)", false, false));
    assertThat(findings()).isEmpty();
    opensTheFirewall();
    assertThat(findings())
        .containsExactly(
            "E node2 firewall: nftables (policy drop in inet filter input) turns away what it does"
                + " not let in");
    assertThat(all())
        .filteredOn(f -> f.level() == Level.ERROR)
        .allMatch(f -> f.action().contains("9092/tcp 10.77.0.11"))
        .allMatch(f -> f.action().contains("hosts.node2.accept: [firewall]"));
    opensTheFirewall("firewall");
    assertThat(findings()).isEmpty();
  }

  @Test
  void aFirewalldThatIsOffNowAndStartsAtBootIsPointedAt() {
    opensTheFirewall();
    filters(new Filter("", true, true));
    assertThat(findings())
        .containsExactly("W node2 firewall: firewalld does not run, and starts at the next boot");
    filters(new Filter("", true, false));
    assertThat(findings()).isEmpty();
    assertThat(all())
        .anyMatch(
            f ->
                f.check().equals("firewall")
                    && f.seen()
                        .equals(
                            "firewalld is installed and switched off: there is nothing to open"));
  }

  @Test
  void everyPairThatWillConnectIsTriedAndNoOther() {
    sites.without("node3", "kafka");
    List<String> toKafka =
        Connection.needed(sites.site(), components).stream()
            .filter(c -> c.door().port() == 9092)
            .map(c -> c.from() + " " + c.to())
            .toList();
    assertThat(toKafka).containsExactlyInAnyOrder("node1 node2", "node2 node1");
  }

  @Test
  void leftoversOfOtherHandsAreNamedAndARunningOneIsAnError() {
    change(
        "node1",
        p -> {
          p.traces =
              List.of(
                  new Trace("kafka", "process", "kafka.Kafka", 812, "old.service"),
                  new Trace("kafka", "unit", "/etc/systemd/system/kafka.service", 0, "x"),
                  new Trace("kafka", "directory", "/opt/kafka_2.12", 0, ""));
          return p;
        });
    change(
        "node2",
        p -> {
          p.traces = List.of(new Trace("kafka", "process", "kafka.Kafka", 9, "kafka.service"));
          return p;
        });
    assertThat(findings())
        .containsExactly(
            "E node1 other-installs: kafka.Kafka runs already (pid 812 of old.service)",
            "W node1 other-installs: /etc/systemd/system/kafka.service was written by another hand",
            "W node1 other-installs: /opt/kafka_2.12 was installed by another hand");
  }

  @Test
  void aDirectoryAmongTheLogsThatIsNoPartitionIsAnError() {
    change(
        "node1",
        p -> {
          p.insides = List.of(new Inside("/var/lib/kafka", List.of("orders-0", "backup"), false));
          return p;
        });
    assertThat(findings())
        .containsExactly("E node1 log-dirs: /var/lib/kafka holds the directory backup");
  }

  @Test
  void aLockOnTheLogsIsRefusedUnlessOurOwnBrokerHoldsIt() {
    for (String host : List.of("node1", "node2")) {
      change(
          host,
          p -> {
            p.insides = List.of(new Inside("/var/lib/kafka", List.of("orders-0"), true));
            return p;
          });
    }
    change(
        "node2",
        p -> {
          p.traces = List.of(new Trace("kafka", "process", "kafka.Kafka", 9, "kafka.service"));
          return p;
        });
    assertThat(findings())
        .containsExactly(
            "E node1 log-dirs: /var/lib/kafka/.lock is held by a process that is not"
                + " kafka.service's");
  }

  @Test
  void fileSystemsThatCannotTakeWhatInstallWritesAreRefused() {
    sites.mount(
        "node1", new Mount("/", "ext4", "/dev/vda1", List.of("ro"), 20L << 30, 40L << 30, 9));
    assertThat(findings())
        .anyMatch(f -> f.startsWith("E node1 writable: /etc, /opt"))
        .contains("E node1 inodes: 9 inodes free on /");
    sites.mount(
        "node1",
        new Mount("/", "ext4", "/dev/vda1", List.of("rw", "noexec"), 20L << 30, 40L << 30, 90_000));
    assertThat(findings()).containsExactly("W node1 tmp-exec: /tmp is mounted noexec");
  }

  @Test
  void whatAKernelGivesTooLittleOfIsNamed() {
    change(
        "node1",
        p -> {
          p.kernel = Map.of("/proc/sys/fs/nr_open", "65536");
          p.keepers = new ArrayList<>();
          return p;
        });
    assertThat(findings())
        .containsExactly(
            "E node1 limits: fs.nr_open is 65536",
            "W node1 time-service: nothing keeps the clock (no chronyd, ntpd or systemd-timesyncd"
                + " runs)");
  }

  @Test
  void clonedNetworkCardsAreNoticed() {
    for (String host : List.of("node1", "node3")) {
      change(
          host,
          p -> {
            p.mac = "52:54:00:12:34:56";
            return p;
          });
    }
    assertThat(findings())
        .containsExactly(
            "W node1 machine-unique: the same MAC address 52:54:00:12:34:56 as node3",
            "W node3 machine-unique: the same MAC address 52:54:00:12:34:56 as node1");
  }
}
