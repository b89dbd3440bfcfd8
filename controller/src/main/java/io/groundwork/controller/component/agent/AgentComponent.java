package io.groundwork.controller.component.agent;

import com.google.auto.service.AutoService;
import io.groundwork.controller.component.ArchiveSpec;
import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.agent.AgentSettings.RuntimeJdk;
import io.groundwork.inventory.ComponentSchema;
import io.groundwork.inventory.Host;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agent's settings, which apply everywhere. Its runtime is linked and brought before there is a
 * session, so it has no phases, and its JDK is no archive that nodes ask for.
 */
@AutoService(Component.class)
public final class AgentComponent implements Component {
  private static final String NAME = "agent";

  @Override
  public ComponentSchema schema() {
    return new ComponentSchema(NAME, AgentSettings.class, false, true, List.of());
  }

  @Override
  public List<Phase> phases(Site site) {
    return List.of();
  }

  /** The JDK that the host's settings name for the agent's runtime; null for the controller's. */
  public static @Nullable ArchiveSpec runtimeJdk(Host host) {
    if (!host.has(NAME)) {
      return null;
    }
    RuntimeJdk jdk = host.settings(NAME, AgentSettings.class).runtimeJdk();
    return jdk == null
        ? null
        : new ArchiveSpec(NAME, null, jdk.archive(), jdk.sha512(), jdk.sha256(), host.name());
  }
}
