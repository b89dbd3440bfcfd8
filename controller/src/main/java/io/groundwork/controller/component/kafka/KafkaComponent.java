package io.groundwork.controller.component.kafka;

import com.google.auto.service.AutoService;
import io.groundwork.agent.examine.Condition;
import io.groundwork.controller.component.ArchiveSpec;
import io.groundwork.controller.component.ArchiveSpecs;
import io.groundwork.controller.component.Check;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.DropIns;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.Opening;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Rejoin;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.zookeeper.ZooKeeper;
import io.groundwork.controller.gate.Gate;
import io.groundwork.inventory.ComponentSchema;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import io.groundwork.inventory.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Kafka brokers that keep the cluster's state in ZooKeeper. */
@AutoService(Component.class)
public final class KafkaComponent implements Component {

  @Override
  public ComponentSchema schema() {
    return new ComponentSchema(
        Broker.NAME, KafkaSettings.class, true, false, List.of("hosts", "jdk"));
  }

  /** Brokers find each other through the ensemble: one cluster with it. */
  @Override
  public String cluster() {
    return ZooKeeper.NAME;
  }

  @Override
  public void validate(Inventory inventory, Problems problems) {
    KafkaRules.check(inventory, problems);
  }

  @Override
  public List<ArchiveSpec> archives(Inventory inventory) {
    return ArchiveSpecs.of(inventory, Broker.NAME, KafkaComponent::archive);
  }

  @Override
  public List<String> evidence(Host host) {
    List<String> paths = new ArrayList<>(List.of("/opt/kafka", DropIns.place(Broker.UNIT)));
    paths.addAll(Broker.settings(host).logDirs());
    paths.addAll(BrokerId.paths(host));
    paths.addAll(Started.evidence());
    return paths;
  }

  @Override
  public List<String> probes(Inventory inventory) {
    List<Host> brokers = inventory.with(Broker.NAME);
    return brokers.isEmpty() ? List.of() : List.of(Brokers.asker(brokers));
  }

  /** Brokers and clients come to the one port. */
  @Override
  public List<Opening> openings(Inventory inventory, Host host) {
    return List.of(
        Opening.tcp("Kafka's port", Broker.settings(host).port())
            .from(inventory.with(Broker.NAME))
            .fromClients());
  }

  @Override
  public List<String> places(Host host) {
    return Broker.settings(host).logDirs();
  }

  @Override
  public long memory(Host host) {
    return Broker.settings(host).heap().bytes();
  }

  @Override
  public void inspect(Site site, Map<String, Condition> conditions, Findings findings) {
    for (Host host : site.with(Broker.NAME)) {
      Condition condition = conditions.get(host.name());
      if (condition != null) {
        LogDirectory.inspect(new Check(findings, host.name(), "log-dirs"), host, condition);
      }
    }
  }

  @Override
  public void examine(Site site, Findings findings) {
    KafkaExamination.examine(site, findings);
  }

  @Override
  public List<Phase> phases(Site site) {
    return Brokers.of(site).map(b -> new KafkaPhases(site, b).all()).orElse(List.of());
  }

  @Override
  public List<Gate> mayGo(Site site, Set<String> hosts) {
    return Brokers.of(site)
        .map(
            brokers -> {
              Set<Integer> ids = brokers.ids(hosts);
              return ids.isEmpty()
                  ? List.<Gate>of()
                  : List.<Gate>of(new BrokersMayGo(brokers, ids));
            })
        .orElse(List.of());
  }

  @Override
  public List<Gate> gone(Site site, Set<String> hosts) {
    return Brokers.of(site)
        .map(brokers -> List.<Gate>of(new BrokersGone(brokers, brokers.ids(hosts))))
        .orElse(List.of());
  }

  @Override
  public Rejoin rejoin(Inventory inventory, Site rest, Host host) {
    return KafkaRejoin.of(inventory, rest, host);
  }

  @Override
  public List<String> endpoints(Site site) {
    return Brokers.of(site)
        .map(
            b ->
                List.of(
                    "Kafka  " + String.join(",", b.all().stream().map(Broker::endpoint).toList())))
        .orElse(List.of());
  }

  private static ArchiveSpec archive(Host host) {
    KafkaSettings settings = Broker.settings(host);
    return new ArchiveSpec(
        Broker.NAME,
        settings.version().toString(),
        settings.archive(),
        settings.sha512(),
        settings.sha256(),
        host.name());
  }
}
