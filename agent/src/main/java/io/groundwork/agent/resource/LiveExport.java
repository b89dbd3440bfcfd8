package io.groundwork.agent.resource;

import io.groundwork.agent.resource.Exports.Export;
import io.groundwork.agent.resource.ExportsText.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds what a server exports now against what it should. etab spells every option out; compared
 * are those that decide who may do what, with exports(5)'s defaults where the inventory names none.
 */
final class LiveExport {
  private static final Map<String, String> DEFAULTS = defaults();

  private LiveExport() {}

  /**
   * Each option that is compared, by the family it belongs to; a default that goes without saying.
   */
  private static Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("access", "ro");
    defaults.put("commit", "sync");
    defaults.put("root", "root_squash");
    defaults.put("all", "no_all_squash");
    defaults.put("port", "secure");
    defaults.put("anonuid", "anonuid=65534");
    defaults.put("anongid", "anongid=65534");
    return defaults;
  }

  private static String family(String option) {
    return switch (option) {
      case "ro", "rw" -> "access";
      case "sync", "async" -> "commit";
      case "root_squash", "no_root_squash" -> "root";
      case "all_squash", "no_all_squash" -> "all";
      case "secure", "insecure" -> "port";
      default ->
          option.startsWith("anonuid=")
              ? "anonuid"
              : option.startsWith("anongid=") ? "anongid" : "";
    };
  }

  private static String text(List<String> options) {
    Map<String, String> effective = new LinkedHashMap<>(DEFAULTS);
    for (String option : options) {
      effective.replace(family(option), option);
    }
    List<String> words = new ArrayList<>(effective.values());
    return String.join(",", words);
  }

  /** What it should be, in words that {@link #seen} gives where it is so. */
  static String wanted(Export export) {
    return text(export.options());
  }

  /** What is so; empty where it is not exported. */
  static String seen(Export export, List<Entry> live) {
    List<Entry> fitting =
        live.stream()
            .filter(e -> e.path().equals(export.path()))
            .filter(e -> isSame(export.client(), e.client()))
            .toList();
    return fitting.isEmpty() ? "" : text(fitting.get(0).options());
  }

  /** The server writes a host's name as the name service spells it out: node1.lab for node1. */
  private static boolean isSame(String wanted, String live) {
    return live.equalsIgnoreCase(wanted)
        || live.regionMatches(true, 0, wanted + ".", 0, wanted.length() + 1)
        || wanted.equals("*") && live.isEmpty();
  }
}
