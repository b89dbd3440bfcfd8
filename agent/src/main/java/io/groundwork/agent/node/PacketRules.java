package io.groundwork.agent.node;

import java.util.regex.Pattern;

/**
 * Finds where packet rules turn away whatever comes in: a chain at the input hook with the policy
 * drop, or with a rule that drops or rejects without a condition. Rules with conditions (those that
 * Kubernetes and Docker make, say) turn away something only, and are not judged.
 */
final class PacketRules {
  private static final Pattern COUNTER = Pattern.compile("counter packets \\d+ bytes \\d+ ?");
  private static final Pattern COMMENT = Pattern.compile("comment \"[^\"]*\" ?");

  private PacketRules() {}

  /** The place in what {@code nft list ruleset} printed; empty where there is none. */
  static String nftables(String ruleset) {
    String table = "";
    String chain = "";
    boolean input = false;
    for (String raw : ruleset.split("\n", -1)) {
      String line = raw.strip();
      if (line.startsWith("table ")) {
        table = line.substring("table ".length()).replace(" {", "");
      } else if (line.startsWith("chain ")) {
        chain = line.substring("chain ".length()).replace(" {", "");
        input = false;
      } else if (line.startsWith("type ") && line.contains(" hook input ")) {
        input = true;
        if (line.contains("policy drop")) {
          return "policy drop in " + table + " " + chain;
        }
      } else if (input && turnsAllAway(line)) {
        return "'" + line + "' in " + table + " " + chain;
      }
    }
    return "";
  }

  private static boolean turnsAllAway(String rule) {
    String bare = COMMENT.matcher(COUNTER.matcher(rule).replaceAll("")).replaceAll("").strip();
    return bare.equals("drop") || bare.equals("reject") || bare.startsWith("reject with ");
  }

  /** The place in what {@code iptables -S INPUT} printed; empty where there is none. */
  static String iptables(String rules) {
    for (String line : rules.split("\n", -1)) {
      if (line.strip().equals("-P INPUT DROP")
          || line.startsWith("-A INPUT -j DROP")
          || line.startsWith("-A INPUT -j REJECT")) {
        return "'" + line.strip() + "'";
      }
    }
    return "";
  }
}
