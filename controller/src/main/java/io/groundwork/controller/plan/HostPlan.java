package io.groundwork.controller.plan;

import io.groundwork.agent.resource.Resource;
import io.groundwork.controller.node.Session.Observation;
import java.util.ArrayList;
import java.util.List;

/** What was observed of a host, resource by resource, against what it should be. */
public record HostPlan(String host, List<Item> items) {

  /** A resource of a step, as it was observed. */
  public record Item(Step step, Resource resource, Observation seen) {

    /** Whether there is something to do: drift, or no knowing. */
    public boolean drifted() {
      return seen.error() != null || !seen.drift().isEmpty();
    }
  }

  public HostPlan {
    items = List.copyOf(items);
  }

  /** Joins a host's steps with what was observed of all their resources, in order. */
  public static HostPlan of(String host, List<Step> steps, List<Observation> seen) {
    List<Item> items = new ArrayList<>();
    for (Step step : steps) {
      for (Resource resource : step.resources()) {
        items.add(new Item(step, resource, seen.get(items.size())));
      }
    }
    if (items.size() != seen.size()) {
      throw new IllegalArgumentException(
          host + " observed " + seen.size() + " resources where " + items.size() + " were meant");
    }
    return new HostPlan(host, items);
  }

  public boolean drifted() {
    return items.stream().anyMatch(Item::drifted);
  }
}
