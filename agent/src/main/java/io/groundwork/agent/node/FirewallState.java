package io.groundwork.agent.node;

import java.util.List;
import java.util.Map;

/**
 * What filters packets that come in.
 *
 * @param kind who does: firewalld, nftables or iptables; empty for nobody
 * @param blocks where rules that are not firewalld's turn away what nothing lets in; empty where
 *     none does
 * @param live firewalld's rich rules as they hold now, by zone: zones in use that do not let
 *     everything in
 * @param kept the same zones' rules as the next reload or boot will have them
 */
public record FirewallState(
    String kind, String blocks, Map<String, List<String>> live, Map<String, List<String>> kept) {

  /** The kind whose rules are ours to add to. */
  public static final String FIREWALLD = "firewalld";

  /** Nobody filters. */
  public static final FirewallState NONE = new FirewallState("", "", Map.of(), Map.of());

  public FirewallState {
    live = Map.copyOf(live);
    kept = Map.copyOf(kept);
  }
}
