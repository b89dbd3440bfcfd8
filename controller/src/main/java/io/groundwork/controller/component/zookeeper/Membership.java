package io.groundwork.controller.component.zookeeper;

import io.groundwork.controller.component.Check;
import io.groundwork.controller.component.Findings;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.Waypoint;
import io.groundwork.inventory.value.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How the ensemble gets from the members that it has to those of the inventory. */
record Membership(Site site, Ensemble ensemble, MemberLists lists, MemberPath path) {

  static Membership of(Site site, Ensemble ensemble) {
    MemberLists lists = MemberLists.of(site, ensemble);
    Set<Integer> wanted =
        ensemble.members().stream().map(Member::id).collect(Collectors.toUnmodifiableSet());
    return new Membership(site, ensemble, lists, MemberPath.of(lists.ids(), wanted));
  }

  /** The states before the wanted one. */
  List<Waypoint> waypoints() {
    List<Waypoint> waypoints = new ArrayList<>();
    if (ListForm.wanted(ensemble).isFarFrom(ListForm.running(site, ensemble))) {
      waypoints.add(half());
    }
    List<Set<Integer>> states = path.states();
    for (int i = 0; i + 1 < states.size(); i++) {
      Ensemble then = ensemble.of(states.get(i));
      Set<String> hosts = then.members().stream().map(Member::name).collect(Collectors.toSet());
      String text =
          "the ensemble gets to members "
              + new TreeSet<>(states.get(i))
              + " first, on its way to "
              + new TreeSet<>(states.get(states.size() - 1))
              + ": one member at a time, so that majorities always meet";
      waypoints.add(new Waypoint(text, hosts, new ZooKeeperPhases(site, then).all()));
    }
    return waypoints;
  }

  /** Half of the way to dynamic reconfiguration, or back from it. */
  private Waypoint half() {
    Set<String> hosts = ensemble.members().stream().map(Member::name).collect(Collectors.toSet());
    String text =
        "dynamic_reconfig is switched in two rounds of restarts, each one by one: first every member"
            + " gets the client ports into its list, so that those with and those without it have"
            + " the same one";
    return new Waypoint(text, hosts, new ZooKeeperPhases(site, ensemble, ListForm.PORTS).all());
  }

  /** Two ways to change a list at the same time would cross. */
  private void examineSwitch(Check check) {
    ListForm wanted = ListForm.wanted(ensemble);
    boolean switches = ListForm.running(site, ensemble).stream().anyMatch(f -> f != wanted);
    Set<Set<Integer>> ids = lists.ids();
    if (switches && !ids.isEmpty() && !ids.equals(Set.of(wanted()))) {
      check.error(
          "dynamic_reconfig is to be switched, and the members are to change",
          "members join and leave in another way with it than without it",
          "One after the other: run it with dynamic_reconfig as it was, then switch it.");
    }
  }

  private Set<Integer> wanted() {
    return ensemble.members().stream().map(Member::id).collect(Collectors.toUnmodifiableSet());
  }

  /** Errors where there is no safe way. */
  void examine(Findings findings) {
    MemberPath.Refusal refused = path.refused();
    Check check = check(findings, ensemble.asker());
    if (refused != null) {
      check.error("the ensemble cannot be changed so", refused.why(), refused.action());
      return;
    }
    examineSwitch(check);
    for (Member member : ensemble.members()) {
      String other = lists.otherAddress(member);
      boolean known = MyId.of(member.host(), site.facts(member.host())).found() != null;
      if (other != null && known && ListForm.wanted(ensemble) == ListForm.DYNAMIC) {
        check(findings, member.name())
            .error(
                "member " + member.id() + " is at " + other + " in the ensemble's list",
                "with dynamic_reconfig a member that serves cannot change its address",
                "Take it out (groundwork remove --host NAME), then add it with the new address.");
      } else if (other != null && !known) {
        check(findings, member.name())
            .error(
                "member " + member.id() + " is at " + other + " in the others' zoo.cfg",
                "this machine has none of its data: if the one there still runs, two servers would"
                    + " count as one",
                "Give this host an id of its own to add it; then take the other one out:"
                    + " groundwork remove --host NAME.");
      }
      examinePorts(member, findings);
      examineVersion(member, findings);
    }
  }

  private void examinePorts(Member member, Findings findings) {
    String other = MemberLists.otherPorts(site.facts(member.host()), member);
    if (other != null && ListForm.wanted(ensemble) == ListForm.DYNAMIC) {
      check(findings, member.name())
          .error(
              "member " + member.id() + " has the ports " + other + " in the ensemble's list",
              "with dynamic_reconfig a member that serves cannot change its ports",
              "Set peer_port, election_port and client_port as they were; to change them, switch"
                  + " dynamic_reconfig off first.");
    }
  }

  /** ZOOKEEPER-3829: the notes of 3.5.9, 3.6.2 and 3.7.0 name it among what they mend. */
  private void examineVersion(Member member, Findings findings) {
    Version version = member.settings().version();
    boolean mended = version.atLeast("3.6") ? version.atLeast("3.6.2") : version.atLeast("3.5.9");
    if (grows() && !mended) {
      check(findings, member.name())
          .error(
              "ZooKeeper " + version + " cannot take in further members",
              "a new member that becomes the leader commits nothing there (ZOOKEEPER-3829)",
              "Upgrade to 3.5.9, 3.6.2, 3.7 or later first, with the members that there are.");
    }
  }

  private boolean grows() {
    Set<Integer> known = new HashSet<>();
    lists.ids().forEach(known::addAll);
    return !known.isEmpty() && ensemble.members().stream().anyMatch(m -> !known.contains(m.id()));
  }

  private static Check check(Findings findings, String host) {
    return new Check(findings, host, "zookeeper-members");
  }
}
