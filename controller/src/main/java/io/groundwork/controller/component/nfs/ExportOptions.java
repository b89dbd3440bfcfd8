package io.groundwork.controller.component.nfs;

import io.groundwork.controller.component.SettingProblems.Wrong;
import io.groundwork.inventory.bind.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The options of an export. Source of the names: exports(5) of nfs-utils 2.6, which Debian 12 and
 * the CentOS family's 9 have; those that older servers do not know are refused by them with a word
 * of their own.
 */
final class ExportOptions {
  /** Of each family, one may be given. */
  private static final List<List<String>> FAMILIES =
      List.of(
          List.of("rw", "ro"),
          List.of("sync", "async"),
          List.of("root_squash", "no_root_squash"),
          List.of("all_squash", "no_all_squash"),
          List.of("subtree_check", "no_subtree_check"),
          List.of("secure", "insecure"),
          List.of("wdelay", "no_wdelay"),
          List.of("hide", "nohide"),
          List.of("crossmnt", "nocrossmnt"),
          List.of("secure_locks", "insecure_locks", "auth_nlm", "no_auth_nlm"),
          List.of("acl", "no_acl"),
          List.of("pnfs", "no_pnfs"),
          List.of("security_label"),
          List.of("mountpoint", "mp"));

  /** Options with a value, and what the value must be. */
  private static final Map<String, Pattern> VALUED =
      Map.of(
          "anonuid", Pattern.compile("-?\\d{1,10}"),
          "anongid", Pattern.compile("-?\\d{1,10}"),
          "fsid", Pattern.compile("root|\\d{1,10}|[0-9a-fA-F-]{32,36}"),
          "sec", Pattern.compile("(sys|krb5|krb5i|krb5p|none)(:(sys|krb5|krb5i|krb5p|none))*"),
          "mountpoint", Pattern.compile("/[^\\s,()\"]*"),
          "mp", Pattern.compile("/[^\\s,()\"]*"),
          "refer", Pattern.compile("[^\\s,()\"]+"),
          "replicas", Pattern.compile("[^\\s,()\"]+"),
          "xprtsec", Pattern.compile("(none|tls|mtls)(:(none|tls|mtls))*"));

  private ExportOptions() {}

  /** What is wrong with the options of one client, or null. */
  static @Nullable Wrong wrong(List<String> options) {
    Set<String> seen = new HashSet<>();
    for (String option : options) {
      Wrong wrong = wrong(option);
      if (wrong != null) {
        return wrong;
      }
      if (!seen.add(name(option))) {
        return new Wrong("option " + name(option) + " stands twice", "once");
      }
    }
    return contradiction(options);
  }

  private static @Nullable Wrong wrong(String option) {
    Pattern value = VALUED.get(name(option));
    if (option.contains("=")) {
      if (value == null) {
        return unknown(option);
      }
      String given = option.substring(option.indexOf('=') + 1);
      return value.matcher(given).matches()
          ? null
          : new Wrong("option " + option + " has no such value", "see exports(5)");
    }
    if (FAMILIES.stream().anyMatch(f -> f.contains(option))) {
      return null;
    }
    return value == null ? unknown(option) : new Wrong(option + " wants a value", option + "=…");
  }

  private static Wrong unknown(String option) {
    List<String> known = new ArrayList<>(VALUED.keySet());
    FAMILIES.forEach(known::addAll);
    known.sort(null);
    return new Wrong(
        "'" + option + "' is not an option of exports", Nearest.hint(name(option), known));
  }

  private static @Nullable Wrong contradiction(List<String> options) {
    Map<List<String>, String> chosen = new HashMap<>();
    for (String option : options) {
      for (List<String> family : FAMILIES) {
        String other = family.contains(option) ? chosen.putIfAbsent(family, option) : null;
        if (other != null) {
          return new Wrong(other + " and " + option + " contradict each other", "one of them");
        }
      }
    }
    return null;
  }

  private static String name(String option) {
    int equals = option.indexOf('=');
    return equals < 0 ? option : option.substring(0, equals);
  }
}
