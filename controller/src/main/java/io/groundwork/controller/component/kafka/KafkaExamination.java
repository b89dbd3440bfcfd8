package io.groundwork.controller.component.kafka;

import io.groundwork.agent.facts.Facts;
import io.groundwork.controller.component.Check;
import io.groundwork.controller.component.DataDirectory;
import io.groundwork.controller.component.Disk;
import io.groundwork.controller.component.DropIns;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.HeapFit;
import io.groundwork.controller.component.Ports;
import io.groundwork.controller.component.Ports.Planned;
import io.groundwork.controller.component.Release;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.Templates;
import io.groundwork.controller.component.baseline.DataDisks;
import io.groundwork.controller.component.jdk.JavaFit;
import io.groundwork.inventory.Host;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds Kafka's plan against the machines. */
final class KafkaExamination {

  /** The first segments of some partitions, their indexes, and room for a start. */
  private static final long SPACE = 256L << 20;

  private KafkaExamination() {}

  static void examine(Site site, Findings findings) {
    Map<Integer, String> ids = new HashMap<>();
    ClusterIds clusters = new ClusterIds();
    for (Host host : site.inventory().with(Broker.NAME)) {
      Facts facts = site.facts().get(host.name());
      if (facts != null) {
        examineId(new Check(findings, host.name(), "kafka-id"), host, facts, ids);
        clusters.examine(new Check(findings, host.name(), "kafka-cluster"), host, facts);
        examineHost(site, findings, host, facts);
      }
    }
    Brokers.of(site)
        .ifPresent(
            brokers -> {
              VersionChange.examine(brokers, findings);
              brokers.all().forEach(broker -> rendered(findings, brokers, broker));
            });
  }

  private static void rendered(Findings findings, Brokers brokers, Broker broker) {
    String text =
        Templates.render(
            "kafka/server.properties",
            ServerProperties.of(brokers, broker, brokers.protocol().first()));
    RenderedListeners.examine(new Check(findings, broker.name(), "listeners"), text);
  }

  private static void examineHost(Site site, Findings findings, Host host, Facts facts) {
    KafkaSettings settings = Broker.settings(host);
    Ports.examine(
        new Check(findings, host.name(), "port-free"),
        facts.listeners(),
        List.of(new Planned(settings.port(), "port", host.address())),
        Broker.UNIT);
    DropIns.examine(findings, host.name(), facts, Broker.UNIT);
    if (!Disk.allowsPrograms(facts, KafkaPhases.TMP)) {
      new Check(findings, host.name(), "programs-run")
          .warning(
              KafkaPhases.TMP + " is on a file system that is mounted noexec",
              "the libraries for snappy and zstd compression cannot be loaded from there",
              "Remount it with exec, or use other compressions.");
    }
    for (String path : settings.logDirs()) {
      DataDirectory.examine(
          new Check(findings, host.name(), "data-owner"), facts, path, Broker.NAME);
      if (!DataDisks.awaits(host, facts, path)) {
        Disk.examineData(new Check(findings, host.name(), "data-place"), facts, path, SPACE);
        LogDirectory.examine(new Check(findings, host.name(), "log-dirs"), facts, path);
      }
    }
    Release.examine(
        new Check(findings, host.name(), "release"),
        site.archive(settings.archive()),
        Broker.NAME,
        settings.version());
    JavaFit.kafka(new Check(findings, host.name(), "java-version"), site, host, settings.version());
    HeapFit.examine(new Check(findings, host.name(), "heap"), facts, "Kafka", settings.heap());
  }

  private static void examineId(Check check, Host host, Facts facts, Map<Integer, String> ids) {
    BrokerId id = BrokerId.of(host, facts);
    Integer known = id.id();
    if (id.written() == null && id.found().isEmpty()) {
      check.error(
          "no id: neither in the inventory nor in " + String.join(", ", BrokerId.paths(host)),
          "a broker's id must stay its own for ever, so none is made up",
          "Set hosts." + host.name() + ".kafka.id.");
    } else if (known == null && id.found().containsValue("")) {
      check.error(
          said(id),
          "the file is damaged, or another Kafka's (one without ZooKeeper writes node.id); it is"
              + " never rewritten",
          "Look at it on "
              + host.name()
              + ". If no data there are wanted, empty the directory by hand; else set"
              + " kafka.log_dirs to another one.");
    } else if (known == null) {
      check.error(
          said(id),
          "the data there belongs to the broker that it names; it is never rewritten",
          "Set hosts."
              + host.name()
              + ".kafka.id to what the disk says, or look whether disk or address are another"
              + " machine's.");
    } else {
      check.own(
          known,
          ids,
          "two brokers with one id drive each other out",
          "Look at the meta.properties of both; a cloned data directory is one broker's only.");
    }
  }

  private static String said(BrokerId id) {
    StringBuilder said = new StringBuilder();
    id.found()
        .forEach(
            (path, seen) ->
                said.append(path)
                    .append(seen.isEmpty() ? " says no broker id, " : " says " + seen + ", "));
    return said + "the inventory says " + (id.written() == null ? "nothing" : id.written());
  }
}
