package io.groundwork.controller.run;

import io.groundwork.agent.facts.Facts;
import io.groundwork.controller.check.Conditions;
import io.groundwork.controller.check.Judgement;
import io.groundwork.controller.component.ArchiveSpec;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.Site.ArchiveFile;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Event.Spent.Kind;
import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What every run begins with: who is there, what they are, and whether that will do. */
final class Survey {
  private final World world;
  private final Crew crew;
  private final StopSignal stop;

  Survey(World world, Crew crew, StopSignal stop) {
    this.world = world;
    this.crew = crew;
    this.stop = stop;
  }

  /** Connects and learns; who cannot be reached is told. */
  Muster.Present present(Fleet fleet, Errand errand, Standing standing) {
    Muster.Present present = new Muster(world, crew, fleet, errand).call(stop);
    standing.missing(present.missing());
    return present;
  }

  /**
   * Connects and learns, while the tarballs are got ready; hosts that may go on are in the site.
   *
   * @throws HaltException where the run ends here; why is told
   */
  Site site(Fleet fleet, Errand errand, Standing standing) {
    CompletableFuture<Map<String, ArchiveFile>> archives = crew.start(this::archives);
    stop.onStop(() -> archives.cancel(true));
    Muster.Present present = present(fleet, errand, standing);
    Map<String, Facts> going = going(present, standing);
    return new Site(world.inventory(), going, Crew.join(archives));
  }

  /**
   * The same, where the inventory fits the machines.
   *
   * @throws HaltException where the run ends here, or something will not do; why is told
   */
  Site fit(Fleet fleet, Errand errand, Standing standing) {
    Site site = site(fleet, errand, standing);
    if (!examine(site)) {
      throw new HaltException("the hosts will not do");
    }
    return site;
  }

  /** The site of hosts that are known already, with the tarballs got ready. */
  Site site(Map<String, Facts> facts) {
    return new Site(world.inventory(), facts, archives());
  }

  private Map<String, ArchiveFile> archives() {
    List<ArchiveSpec> specs = new ArrayList<>();
    for (Component component : world.components().values()) {
      specs.addAll(component.archives(world.inventory()));
    }
    return world
        .own()
        .on(Kind.PREPARE, "", "getting the tarballs ready", () -> world.archives().resolve(specs));
  }

  /** Hosts that share no cluster with one that cannot be reached. */
  private Map<String, Facts> going(Muster.Present present, Standing standing) {
    Clusters clusters = new Clusters(world.inventory(), world.components().values());
    Map<String, String> stopped = clusters.stopped(present.missing());
    Map<String, Facts> going = new LinkedHashMap<>();
    for (Host host : world.inventory().hosts().values()) {
      Facts facts = present.facts().get(host.name());
      String cause = stopped.get(host.name());
      if (facts != null && cause != null) {
        standing.stopped(host.name());
        String text = "left as it is: a member of its cluster, " + cause + ", cannot be reached";
        world.events().add(new Event.Note(host.name(), "", text));
      } else if (facts != null) {
        going.put(host.name(), facts);
      }
    }
    return going;
  }

  /**
   * Holds the inventory against the facts, and tells all that was found.
   *
   * @return whether there was no error
   */
  boolean examine(Site site) {
    Findings findings = new Findings(this::mends);
    for (Component component : world.components().values()) {
      if (!site.with(component.schema().name()).isEmpty()) {
        component.examine(site, findings);
      }
    }
    return told(findings);
  }

  /**
   * Holds the inventory against what was learnt for a check, and tells all that was found.
   *
   * @return whether there was no error
   */
  boolean judge(Site site, Conditions conditions) {
    Findings findings = new Findings(this::mends);
    Judgement.examine(site, conditions, world.components().values(), findings);
    return told(findings);
  }

  private boolean told(Findings findings) {
    List<Event.Finding> all = findings.all();
    all.forEach(world.events()::add);
    return all.stream().noneMatch(finding -> finding.level() == Event.Level.ERROR);
  }

  private boolean mends(String name, String check) {
    Host host = world.inventory().hosts().get(name);
    return host != null
        && world.components().values().stream()
            .anyMatch(c -> host.has(c.schema().name()) && c.mends(host, check));
  }
}
