package io.groundwork.controller.component;

import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import io.groundwork.inventory.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is wrong with a component's settings where it stands in the file: a value that all its
 * hosts share at the cluster's block, any other at each host's.
 */
public final class SettingProblems {
  private final Inventory inventory;
  private final Problems problems;
  private final String component;

  public SettingProblems(Inventory inventory, Problems problems, String component) {
    this.inventory = inventory;
    this.problems = problems;
    this.component = component;
  }

  /** What is wrong with a value, and what to do about it. */
  public record Wrong(String message, @Nullable String hint) {}

  /**
   * Judges a setting on every host that has the component.
   *
   * @param judge says what is wrong, or null
   * @param keys of the setting, below the component's block
   */
  public void judge(Function<Host, @Nullable Wrong> judge, String... keys) {
    List<Host> hosts = inventory.with(component);
    Map<Wrong, List<Host>> found = new LinkedHashMap<>();
    for (Host host : hosts) {
      Wrong wrong = judge.apply(host);
      if (wrong != null) {
        found.computeIfAbsent(wrong, w -> new ArrayList<>()).add(host);
      }
    }
    found.forEach((wrong, where) -> tell(wrong, where, where.size() == hosts.size(), keys));
  }

  private void tell(Wrong wrong, List<Host> where, boolean shared, String... keys) {
    if (shared) {
      problems.error(wrong.message(), wrong.hint(), place(List.of("components", component), keys));
      return;
    }
    for (Host host : where) {
      problems.error(
          wrong.message(), wrong.hint(), place(List.of("hosts", host.name(), component), keys));
    }
  }

  private static String[] place(List<String> block, String... keys) {
    List<String> place = new ArrayList<>(block);
    place.addAll(List.of(keys));
    return place.toArray(String[]::new);
  }
}
