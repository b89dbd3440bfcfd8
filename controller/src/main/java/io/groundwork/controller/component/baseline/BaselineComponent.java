package io.groundwork.controller.component.baseline;

import com.google.auto.service.AutoService;
import io.groundwork.agent.examine.Condition;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Site;
import io.groundwork.inventory.ComponentSchema;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import io.groundwork.inventory.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The machines themselves, everywhere, and only as far as the inventory says so: firewall, SELinux,
 * time, kernel settings, limits, disks for data. It stands before all that builds on them.
 */
@AutoService(Component.class)
public final class BaselineComponent implements Component {

  @Override
  public ComponentSchema schema() {
    return new ComponentSchema(Baseline.NAME, BaselineSettings.class, false, true, List.of());
  }

  @Override
  public void validate(Inventory inventory, Problems problems) {
    BaselineRules.check(inventory, problems);
  }

  @Override
  public List<String> evidence(Host host) {
    BaselineSettings settings = Baseline.settings(host);
    List<String> paths = new ArrayList<>();
    settings.sysctl().keySet().forEach(key -> paths.add(Baseline.sysctlPath(key)));
    if (settings.transparentHugepage() != BaselineSettings.HugePages.LEAVE) {
      paths.add(Baseline.HUGE_PAGES);
    }
    if (!settings.disks().isEmpty()) {
      paths.add(DataDisks.FSTAB);
    }
    settings.disks().forEach(d -> paths.addAll(List.of(d.device(), d.mount())));
    return paths;
  }

  @Override
  public List<String> acceptable(Host host) {
    List<String> names = new ArrayList<>();
    BaselineSettings settings = Baseline.settings(host);
    settings.sysctl().keySet().forEach(key -> names.add(Baseline.sysctl(key)));
    if (settings.transparentHugepage() != BaselineSettings.HugePages.LEAVE) {
      names.add(Baseline.NO_HUGE_PAGES);
    }
    if (settings.selinux() != BaselineSettings.SeLinux.LEAVE) {
      names.add(Baseline.NO_SELINUX);
    }
    if (settings.time() != BaselineSettings.Time.LEAVE) {
      names.add(Baseline.NO_CLOCK);
    }
    if (settings.firewall() == BaselineSettings.Firewall.OPEN) {
      names.add(Baseline.FOREIGN_FIREWALL);
    }
    return names;
  }

  /** By the checks' own names, not by those under which a host accepts what it cannot do. */
  @Override
  public boolean mends(Host host, String check) {
    if (!host.has(Baseline.NAME)) {
      return false;
    }
    BaselineSettings settings = Baseline.settings(host);
    return switch (check) {
      case "clocks-agree", "time-service" ->
          settings.time() == BaselineSettings.Time.CHRONY
              && !host.accept().contains(Baseline.NO_CLOCK);
      case "connection" ->
          settings.firewall() != BaselineSettings.Firewall.LEAVE
              && !host.accept().contains(Baseline.FOREIGN_FIREWALL);
      case "huge-pages" ->
          settings.transparentHugepage() == BaselineSettings.HugePages.MADVISE
              || settings.transparentHugepage() == BaselineSettings.HugePages.NEVER;
      default -> false;
    };
  }

  @Override
  public void examine(Site site, Findings findings) {
    BaselineExamination.examine(site, findings);
  }

  @Override
  public void inspect(Site site, Map<String, Condition> conditions, Findings findings) {
    FirewallInspection.inspect(site, conditions, findings);
  }

  @Override
  public List<Phase> phases(Site site) {
    return new BaselinePhases(site).all();
  }
}
