package io.groundwork.agent.resource;

import java.util.ArrayList;
import java.util.List;

/** Which units a list of resources asks about, so that systemd can be asked once for all. */
public final class UnitNames {

  private UnitNames() {}

  /** Each unit once, in order. */
  public static List<String> of(List<Resource> resources) {
    List<String> names = new ArrayList<>();
    for (Resource resource : resources) {
      String name = "";
      if (resource instanceof Unit unit) {
        name = unit.name();
      } else if (resource instanceof Service service) {
        name = service.unit();
      } else if (resource instanceof EnabledUnit enabled) {
        name = enabled.unit();
      } else if (resource instanceof Stopped stopped) {
        name = stopped.unit();
      } else if (resource instanceof Resting resting) {
        name = resting.unit();
      } else if (resource instanceof Renewed renewed) {
        name = renewed.unit();
      }
      if (!name.isEmpty() && !names.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }
}
