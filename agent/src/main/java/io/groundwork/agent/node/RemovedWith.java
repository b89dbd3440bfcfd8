package io.groundwork.agent.node;

import java.util.Set;

/**
 * What a removal of packages would take along.
 *
 * @param names those that would go, the named ones among them, and those that would come instead
 * @param refusal why the package manager would not do it, in its words; empty where it would
 */
public record RemovedWith(Set<String> names, String refusal) {

  public RemovedWith {
    names = Set.copyOf(names);
  }
}
