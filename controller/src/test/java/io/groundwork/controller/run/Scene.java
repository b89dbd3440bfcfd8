package io.groundwork.controller.run;

import io.groundwork.agent.resource.Archive;
import io.groundwork.agent.resource.File;
import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.resource.Service;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Roll;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import io.groundwork.controller.playbook.Play;
import io.groundwork.controller.playbook.Playbook;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.ExitCodes;
import io.groundwork.controller.report.Report.Hosts;
import io.groundwork.controller.report.Run;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import io.groundwork.inventory.Ssh;
import io.groundwork.inventory.Sudo;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Fake nodes, components and gates, and a run on them. */
final class Scene {
  private static final Run RUN =
      new Run(
          "20260504-120000-install-1",
          "install",
          List.of("install", "-i", "hosts.yaml"),
          "ann",
          "desk",
          1,
          "1",
          "/home/ann/hosts.yaml",
          Instant.parse("2026-05-04T12:00:00Z"));
  final FakeNode.Journal journal = new FakeNode.Journal();
  final Map<String, FakeNode> nodes = new LinkedHashMap<>();
  final Map<String, FakeComponent> components = new LinkedHashMap<>();
  final List<Event> events = Collections.synchronizedList(new ArrayList<>());
  final Map<String, Duration> patience = new ConcurrentHashMap<>();
  final StopSignal stop = new StopSignal();
  private final Map<String, List<String>> roles = new LinkedHashMap<>();
  List<String> limit = List.of();
  List<String> only = List.of();
  ExitCodes exit = new ExitCodes(3);

  static File file(String path) {
    return new File(path, "so", "root", "root", "0644", false);
  }

  static Service service(String name, String... inputs) {
    return new Service(name + ".service", List.of(inputs), "/started/" + name, "");
  }

  static Archive archive(String path) {
    return new Archive(path, "some.tgz", "sha256", "00", 1 << 20, 1);
  }

  FakeNode host(String name, String... roles) {
    this.roles.put(name, List.of(roles));
    FakeNode node = new FakeNode(name, journal);
    nodes.put(name, node);
    return node;
  }

  FakeComponent component(String name, @Nullable String cluster) {
    FakeComponent component = new FakeComponent(name, cluster);
    components.put(name, component);
    return component;
  }

  /** The same work on every host that has the component. */
  Phase phase(
      FakeComponent of,
      String title,
      boolean ahead,
      @Nullable Roll roll,
      List<Gate> gates,
      Resource... work) {
    Map<String, List<Resource>> all = new LinkedHashMap<>();
    roles.forEach(
        (host, has) -> {
          if (has.contains(of.name)) {
            all.put(host, List.of(work));
          }
        });
    Phase phase = new Phase(of.name, title, ahead, all, roll, gates);
    of.phases.add(phase);
    return phase;
  }

  FakeGate open(String component, String name, @Nullable String host) {
    return gate(component, name, host, false, new AtomicReference<>(new Verdict.Pass("seen")));
  }

  FakeGate gate(
      String component,
      String name,
      @Nullable String host,
      boolean writes,
      AtomicReference<Verdict> says) {
    return new FakeGate(component, name, host, writes, journal, says::get);
  }

  /** On every host that has the component, the resource differs. */
  void differs(String component, Resource resource, String what) {
    roles.forEach(
        (host, has) -> {
          if (has.contains(component)) {
            nodes.get(host).differs(resource, what);
          }
        });
  }

  Hosts run(Course course) {
    Inventory inventory = inventory();
    List<Play> plays = components.keySet().stream().map(c -> new Play(c, c, Play.ALL)).toList();
    Map<String, Component> registered = new LinkedHashMap<>(components);
    World world =
        new World(
            inventory,
            registered,
            new Playbook(plays),
            host -> nodes.get(host.name()).open(),
            specs -> Map.of(),
            (gate, asking) -> {
              patience.put(gate.name(), gate.patience());
              return gate.ask(asking);
            },
            event -> {
              events.add(event);
              synchronized (this) {
                exit.add(event);
              }
            },
            RUN);
    Scope scope = Scope.of(inventory, components.keySet(), limit, only, 8);
    return new Runner(world, scope, stop).run(course);
  }

  int exit() {
    return exit.code();
  }

  <E extends Event> List<E> events(Class<E> type) {
    return List.copyOf(events).stream().filter(type::isInstance).map(type::cast).toList();
  }

  private Inventory inventory() {
    Map<String, Host> hosts = new LinkedHashMap<>();
    roles.forEach((name, has) -> hosts.put(name, host(name, has)));
    return new Inventory(Path.of("hosts.yaml"), "test", hosts, List.of());
  }

  private static Host host(String name, List<String> roles) {
    Map<String, Record> settings = new LinkedHashMap<>();
    roles.forEach(role -> settings.put(role, new FakeComponent.Settings()));
    Ssh ssh =
        new Ssh(
            "root", null, 22, null, null, null, false, Ssh.HostKeys.STRICT, "known_hosts", 1, null);
    return new Host(name, name + ".test", roles, ssh, new Sudo(null), Set.of(), settings);
  }
}
