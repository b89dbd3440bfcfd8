package io.groundwork.controller.plan;

import io.groundwork.agent.resource.Archive;
import io.groundwork.agent.resource.Drift;
import io.groundwork.agent.resource.Renewed;
import io.groundwork.agent.resource.Service;
import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Roll;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.plan.HostPlan.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a plan means beyond its drift: bytes to send, services that start or restart, and when. */
public final class Forecast {
  private static final double MIB = 1024.0 * 1024.0;
  private final Plan plan;
  private final Asking asking;
  private final Map<String, Long> pace;

  /**
   * A remark.
   *
   * @param host null where the whole cluster is meant
   */
  public record Remark(@Nullable String host, String component, String text) {}

  /**
   * A forecast.
   *
   * @param pace bytes a second that go to each host that is to receive a tarball
   */
  public Forecast(Plan plan, Asking asking, Map<String, Long> pace) {
    this.plan = plan;
    this.asking = asking;
    this.pace = Map.copyOf(pace);
  }

  /** The hosts that are to receive a tarball. */
  public static Set<String> receivers(Plan plan) {
    Set<String> hosts = new TreeSet<>();
    plan.hosts()
        .forEach(
            (host, of) -> {
              if (of.items().stream()
                  .anyMatch(i -> i.drifted() && i.resource() instanceof Archive)) {
                hosts.add(host);
              }
            });
    return hosts;
  }

  /** All remarks, in the order of the run. */
  public List<Remark> remarks() {
    List<Remark> remarks = new ArrayList<>();
    for (Phase phase : plan.agenda().phases()) {
      order(phase, restarts(phase, remarks), remarks);
    }
    return remarks;
  }

  /** Adds the remarks on a phase's hosts; returns the units that restart, by host. */
  private Map<String, String> restarts(Phase phase, List<Remark> remarks) {
    Map<String, String> restarts = new LinkedHashMap<>();
    for (String host : phase.work().keySet()) {
      HostPlan of = plan.hosts().get(host);
      if (of != null) {
        of.items().stream()
            .filter(item -> item.step().phase() == phase)
            .forEach(item -> item(item, of, restarts, remarks));
      }
    }
    return restarts;
  }

  /** What no order of the restarts can protect, in the order of the run. */
  public List<Roll.Exposure> exposures() {
    List<Roll.Exposure> exposures = new ArrayList<>();
    for (Phase phase : plan.agenda().phases()) {
      Map<String, String> restarts = restarts(phase, new ArrayList<>());
      if (phase.roll() != null && !restarts.isEmpty()) {
        exposures.addAll(phase.roll().exposed(List.copyOf(restarts.keySet()), asking));
      }
    }
    return exposures.stream().distinct().toList();
  }

  /** Members whose data are gone, as far as that can be told now, in the order of the run. */
  public List<Roll.Exposure> dataless() {
    List<Roll.Exposure> all = new ArrayList<>();
    for (Phase phase : plan.agenda().phases()) {
      if (phase.roll() != null) {
        List<String> restarting = List.copyOf(restarts(phase, new ArrayList<>()).keySet());
        all.addAll(phase.roll().dataless(starts(phase), restarting, asking));
      }
    }
    return all.stream().distinct().toList();
  }

  private List<String> starts(Phase phase) {
    return plan.hosts().values().stream()
        .filter(host -> host.items().stream().anyMatch(i -> starts(i, phase)))
        .map(HostPlan::host)
        .sorted()
        .toList();
  }

  private static boolean starts(Item item, Phase phase) {
    boolean service = item.resource() instanceof Service || item.resource() instanceof Renewed;
    return item.step().phase() == phase && service && item.seen().drift().has("running");
  }

  private void item(Item item, HostPlan of, Map<String, String> restarts, List<Remark> remarks) {
    String component = item.step().phase().component();
    if (item.resource() instanceof Archive archive && item.drifted()) {
      String text = "receives " + archive.name() + ", " + sending(of.host(), archive.size());
      remarks.add(new Remark(of.host(), component, text));
    } else if (item.resource() instanceof Service service) {
      service(item, service, of, restarts, remarks);
    } else if (item.resource() instanceof Renewed renewed && item.seen().drift().has("restart")) {
      remarks.add(new Remark(of.host(), component, renewed.unit() + " restarts"));
      restarts.put(of.host(), renewed.unit());
    }
  }

  /** Size, and the time that the way there will take as it is now. */
  private String sending(String host, long bytes) {
    String size = String.format(Locale.ROOT, "%.1f MiB", bytes / MIB);
    long each = pace.getOrDefault(host, 0L);
    if (each <= 0) {
      return size;
    }
    double seconds = bytes / (double) each;
    String time =
        seconds < 1 ? "less than 1 s" : String.format(Locale.ROOT, "about %.0f s", seconds);
    return size + String.format(Locale.ROOT, ", %s at %.0f MiB/s", time, each / MIB);
  }

  private static void service(
      Item item, Service service, HostPlan of, Map<String, String> restarts, List<Remark> remarks) {
    String component = item.step().phase().component();
    Drift drift = item.seen().drift();
    List<String> changing = changing(service, of);
    if (drift.has("running")) {
      remarks.add(new Remark(of.host(), component, service.unit() + " starts: it does not run"));
    } else if (drift.has("restart") || !changing.isEmpty()) {
      String why =
          changing.isEmpty()
              ? "it does not run what its files say"
              : String.join(", ", changing) + " changes";
      remarks.add(new Remark(of.host(), component, service.unit() + " restarts: " + why));
      restarts.put(of.host(), service.unit());
    }
  }

  /** Inputs of the service that the same plan would change. */
  private static List<String> changing(Service service, HostPlan of) {
    return of.items().stream()
        .filter(Item::drifted)
        .map(item -> Inputs.read(service, item.resource()))
        .filter(path -> !path.isEmpty())
        .distinct()
        .toList();
  }

  private void order(Phase phase, Map<String, String> restarts, List<Remark> remarks) {
    if (phase.roll() == null || restarts.isEmpty()) {
      return;
    }
    List<String> order = phase.roll().order(List.copyOf(restarts.keySet()), asking);
    String text =
        (phase.roll().wantsAll() ? "a second round (" + phase.title() + "): " : "")
            + "restarts one at a time, the gates between: "
            + String.join(", ", order)
            + " (as things stand now; the leader is asked for again when the run comes to it)";
    remarks.add(new Remark(null, phase.component(), text));
  }
}
