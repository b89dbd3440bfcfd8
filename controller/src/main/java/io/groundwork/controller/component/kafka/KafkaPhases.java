package io.groundwork.controller.component.kafka;

import io.groundwork.agent.resource.Directory;
import io.groundwork.agent.resource.File;
import io.groundwork.agent.resource.Group;
import io.groundwork.agent.resource.Link;
import io.groundwork.agent.resource.Resource;
import io.groundwork.agent.resource.User;
import io.groundwork.controller.component.JavaUnit;
import io.groundwork.controller.component.LogFile;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Roll;
import io.groundwork.controller.component.Secrets;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.Site.ArchiveFile;
import io.groundwork.controller.component.Templates;
import io.groundwork.controller.component.jdk.Jdk;
import io.groundwork.controller.gate.Gate;
import io.groundwork.inventory.value.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What is to be on the brokers: the table of contents is {@link #all()}. */
final class KafkaPhases {
  private static final String NAME = Broker.NAME;
  private static final String USER = Broker.NAME;
  private static final String PROPERTIES = "/etc/kafka/server.properties";
  private static final String LOG_CONFIG = "/etc/kafka/log4j.properties";

  /** Where Java puts what it unpacks to run: not /tmp, which may not let it. */
  static final String TMP = "/var/cache/kafka";

  /** Java's arguments as Kafka's documentation gives them (operations, Java version). */
  private static final List<String> JAVA =
      List.of(
          "-XX:+UseG1GC",
          "-XX:MaxGCPauseMillis=20",
          "-XX:InitiatingHeapOccupancyPercent=35",
          "-XX:+ExplicitGCInvokesConcurrent",
          "-XX:+ExitOnOutOfMemoryError",
          "-Djava.awt.headless=true",
          "-Djava.io.tmpdir=" + TMP,
          "-Dlog4j.configuration=file:" + LOG_CONFIG);

  private final Site site;
  private final Brokers brokers;

  KafkaPhases(Site site, Brokers brokers) {
    this.site = site;
    this.brokers = brokers;
  }

  List<Phase> all() {
    Protocol protocol = brokers.protocol();
    Version first = protocol.first();
    List<Phase> phases = new ArrayList<>();
    phases.add(phase("Prepare", b -> prepare(b, first)));
    phases.add(new Phase(NAME, "Unpack", true, work(this::unpack), null, List.of()));
    phases.add(
        new Phase(NAME, "Configure", false, true, work(b -> configure(b, first)), null, List.of()));
    phases.add(rolling("Start", new KafkaRoll(brokers, false, site), b -> start(b, first)));
    if (protocol.rises()) {
      phases.add(
          rolling(
              "Raise protocol",
              new KafkaRoll(brokers, true, site),
              b -> raise(b, protocol.wanted())));
    }
    phases.add(phase("Finish", this::finish));
    return phases;
  }

  private Phase phase(String title, Function<Broker, List<Resource>> resources) {
    return new Phase(NAME, title, false, work(resources), null, List.of());
  }

  private Phase rolling(String title, Roll roll, Function<Broker, List<Resource>> resources) {
    return new Phase(NAME, title, false, work(resources), roll, gates());
  }

  private Map<String, List<Resource>> work(Function<Broker, List<Resource>> resources) {
    Map<String, List<Resource>> work = new LinkedHashMap<>();
    brokers.all().forEach(b -> work.put(b.name(), resources.apply(b)));
    return work;
  }

  private List<Gate> gates() {
    List<Gate> gates = new ArrayList<>();
    brokers.all().forEach(b -> gates.add(new BrokerRegistered(brokers, b)));
    gates.add(new OneController(brokers));
    gates.add(new PartitionsInSync(brokers));
    brokers.all().forEach(b -> gates.add(new PortAnswersFromPeers(brokers, b)));
    gates.add(new ProduceAndConsume(brokers));
    return gates;
  }

  private List<Resource> prepare(Broker broker, Version protocol) {
    List<Resource> work = new ArrayList<>();
    List<String> data = broker.settings().logDirs();
    work.add(new Group(USER));
    work.add(new User(USER, USER, "/var/lib/kafka", data));
    work.add(new Directory("/etc/kafka", "root", "root", "0755", false));
    data.forEach(d -> work.add(new Directory(d, USER, USER, "0750", true)));
    work.add(new Directory("/var/log/kafka", USER, USER, "0750", false));
    work.add(new Directory(TMP, USER, USER, "0750", false));
    work.add(new Directory(unit(broker, protocol).record(), "root", "root", "0700", false));
    return work;
  }

  private List<Resource> unpack(Broker broker) {
    return List.of(archive(broker).at(home(broker)));
  }

  private List<Resource> configure(Broker broker, Version protocol) {
    String text =
        Templates.render("kafka/server.properties", ServerProperties.of(brokers, broker, protocol));
    String log = Templates.render("kafka/log4j.properties", LogFile.of(Broker.NAME));
    return List.of(
        new File(PROPERTIES, text, "root", USER, "0640", Secrets.in(text, site.inventory())),
        new File(LOG_CONFIG, log, "root", USER, "0640", false),
        unit(broker, protocol).unit());
  }

  private List<Resource> start(Broker broker, Version protocol) {
    return List.of(unit(broker, protocol).service());
  }

  /** The second round of an upgrade. */
  private List<Resource> raise(Broker broker, Version protocol) {
    List<Resource> work = new ArrayList<>(configure(broker, protocol));
    work.addAll(start(broker, protocol));
    return work;
  }

  private List<Resource> finish(Broker broker) {
    return List.of(new Link("/opt/kafka/current", broker.settings().version().toString()));
  }

  private JavaUnit unit(Broker broker, Version protocol) {
    Jdk jdk = Jdk.of(site, broker.host());
    JavaUnit unit =
        new JavaUnit(
            "Kafka broker " + broker.id(),
            "https://kafka.apache.org/documentation/",
            USER,
            " zookeeper.service",
            jdk.home(),
            "",
            TMP,
            broker.settings().logDirs(),
            128_000,
            arguments(broker, protocol),
            List.of(PROPERTIES, LOG_CONFIG),
            List.of(),
            300);
    return unit.marked(List.of(jdk.archive().digest(), archive(broker).digest()));
  }

  private List<String> arguments(Broker broker, Version protocol) {
    List<String> arguments = new ArrayList<>();
    arguments.add("-Xms" + broker.settings().heap());
    arguments.add("-Xmx" + broker.settings().heap());
    arguments.addAll(JAVA);
    arguments.addAll(Started.options(ServerProperties.lines(brokers, broker, protocol)));
    arguments.addAll(List.of("-cp", home(broker) + "/libs/*", "kafka.Kafka", PROPERTIES));
    return arguments;
  }

  private ArchiveFile archive(Broker broker) {
    return site.archive(broker.settings().archive());
  }

  private static String home(Broker broker) {
    return "/opt/kafka/" + broker.settings().version();
  }
}
