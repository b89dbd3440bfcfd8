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
import io.groundwork.controller.component.baseline.DataDisks;
import io.groundwork.controller.component.jdk.Jdk;
import io.groundwork.controller.gate.Gate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is to be on the brokers: the table of contents is {@link #all()}. */
final class KafkaPhases {
  private static final String USER = Broker.NAME;
  private static final String PROPERTIES = "/etc/kafka/server.properties";
  private static final String LOG_CONFIG = "/etc/kafka/log4j.properties";

  /** Where Java puts what it unpacks to run: not /tmp, which may not let it. */
  static final String TMP = "/var/cache/kafka";

  private final Site site;
  private final Brokers brokers;

  KafkaPhases(Site site, Brokers brokers) {
    this.site = site;
    this.brokers = brokers;
  }

  List<Phase> all() {
    return List.of(
        phase("Prepare", false, null, List.of(), this::prepare),
        phase("Unpack", true, null, List.of(), this::unpack),
        phase("Configure", false, null, List.of(), this::configure),
        phase("Start", false, new KafkaRoll(brokers), gates(), this::start),
        phase("Finish", false, null, List.of(), this::finish));
  }

  private Phase phase(
      String title,
      boolean ahead,
      @Nullable Roll roll,
      List<Gate> gates,
      Function<Broker, List<Resource>> resources) {
    Map<String, List<Resource>> work = new LinkedHashMap<>();
    brokers.all().forEach(b -> work.put(b.name(), resources.apply(b)));
    return new Phase(Broker.NAME, title, ahead, work, roll, gates);
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

  private List<Resource> prepare(Broker broker) {
    List<Resource> work = new ArrayList<>();
    List<String> data = broker.settings().logDirs();
    work.add(new Group(USER));
    work.add(new User(USER, USER, "/var/lib/kafka", data));
    work.add(new Directory("/etc/kafka", "root", "root", "0755", false));
    data.forEach(d -> work.add(new Directory(d, USER, USER, "0750", true)));
    work.add(new Directory("/var/log/kafka", USER, USER, "0750", false));
    work.add(new Directory(TMP, USER, USER, "0750", false));
    work.add(new Directory(unit(broker).record(), "root", "root", "0700", false));
    return work;
  }

  private List<Resource> unpack(Broker broker) {
    return List.of(archive(broker).at(home(broker)));
  }

  private List<Resource> configure(Broker broker) {
    String text = Templates.render("kafka/server.properties", ServerProperties.of(brokers, broker));
    String log = Templates.render("kafka/log4j.properties", LogFile.of(Broker.NAME));
    return List.of(
        new File(PROPERTIES, text, "root", USER, "0640", Secrets.in(text, site.inventory())),
        new File(LOG_CONFIG, log, "root", USER, "0640", false),
        unit(broker).unit());
  }

  private List<Resource> start(Broker broker) {
    return List.of(unit(broker).service());
  }

  private List<Resource> finish(Broker broker) {
    return List.of(new Link("/opt/kafka/current", broker.settings().version().toString()));
  }

  /** Java's arguments are those that Kafka's documentation gives (operations, Java version). */
  private JavaUnit unit(Broker broker) {
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
            DataDisks.under(broker.host(), broker.settings().logDirs()),
            128_000,
            List.of(
                "-Xms" + broker.settings().heap(),
                "-Xmx" + broker.settings().heap(),
                "-XX:+UseG1GC",
                "-XX:MaxGCPauseMillis=20",
                "-XX:InitiatingHeapOccupancyPercent=35",
                "-XX:+ExplicitGCInvokesConcurrent",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + TMP,
                "-Dlog4j.configuration=file:" + LOG_CONFIG,
                "-cp",
                home(broker) + "/libs/*",
                "kafka.Kafka",
                PROPERTIES),
            List.of(PROPERTIES, LOG_CONFIG),
            300);
    return unit.marked(List.of(jdk.archive().digest(), archive(broker).digest()));
  }

  private ArchiveFile archive(Broker broker) {
    return site.archive(broker.settings().archive());
  }

  private static String home(Broker broker) {
    return "/opt/kafka/" + broker.settings().version();
  }
}
