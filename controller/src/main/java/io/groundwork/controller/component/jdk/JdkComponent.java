package io.groundwork.controller.component.jdk;

import com.google.auto.service.AutoService;
import io.groundwork.agent.resource.Link;
import io.groundwork.agent.resource.Resource;
import io.groundwork.controller.component.ArchiveSpec;
import io.groundwork.controller.component.ArchiveSpecs;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.SettingProblems;
import io.groundwork.controller.component.SettingRules;
import io.groundwork.controller.component.Site;
import io.groundwork.inventory.ComponentSchema;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import io.groundwork.inventory.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The JDK: its archive at /opt/jdk/VERSION, and the link that people use. */
@AutoService(Component.class)
public final class JdkComponent implements Component {

  @Override
  public ComponentSchema schema() {
    return new ComponentSchema(Jdk.NAME, JdkSettings.class, true, false, List.of());
  }

  @Override
  public void validate(Inventory inventory, Problems problems) {
    new SettingProblems(inventory, problems, Jdk.NAME)
        .judge(h -> SettingRules.digests(of(h).sha512(), of(h).sha256()), "archive");
  }

  @Override
  public List<ArchiveSpec> archives(Inventory inventory) {
    return ArchiveSpecs.of(
        inventory,
        Jdk.NAME,
        h ->
            new ArchiveSpec(
                Jdk.NAME, null, of(h).archive(), of(h).sha512(), of(h).sha256(), h.name()));
  }

  @Override
  public List<String> evidence(Host host) {
    return List.of("/opt/jdk");
  }

  @Override
  public void examine(Site site, Findings findings) {
    for (Host host : site.inventory().with(Jdk.NAME)) {
      if (site.facts().containsKey(host.name())) {
        JdkExamination.examine(site, host, findings);
      }
    }
  }

  @Override
  public List<Phase> phases(Site site) {
    return List.of(
        new Phase(Jdk.NAME, "Unpack", true, work(site, JdkComponent::archive), null, List.of()),
        new Phase(Jdk.NAME, "Finish", false, work(site, JdkComponent::link), null, List.of()));
  }

  private static Map<String, List<Resource>> work(Site site, Function<Jdk, Resource> resource) {
    Map<String, List<Resource>> work = new LinkedHashMap<>();
    for (Host host : site.inventory().with(Jdk.NAME)) {
      if (site.facts().containsKey(host.name())) {
        work.put(host.name(), List.of(resource.apply(Jdk.of(site, host))));
      }
    }
    return work;
  }

  private static Resource archive(Jdk jdk) {
    return jdk.archive().at(jdk.home());
  }

  private static Resource link(Jdk jdk) {
    return new Link("/opt/jdk/current", jdk.version().toString());
  }

  private static JdkSettings of(Host host) {
    return host.settings(Jdk.NAME, JdkSettings.class);
  }
}
