package io.groundwork.controller.component.zookeeper;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.Facts.FileFact;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.StartRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * How a member has the list of all members. The way from the first to the last and back leads
 * through the second.
 *
 * <p>Why not straight: as soon as a member with dynamic reconfiguration has led, the list has a
 * version. A member without it that looks for a leader gives up, again and again, when it hears of
 * a newer version of a list that is not its own to the letter, and the client port is part of it.
 * So while some have gone straight and some not, those that have not would not come back from a
 * restart, and in an election of all there might be no quorum. (Tried with 3.6.4, 3.8.6 and 3.9.5.)
 */
enum ListForm {
  /** In zoo.cfg: whatever changes it is a reason to restart. */
  PLAIN,
  /** The same, with client ports. */
  PORTS,
  /** In a file of its own for the start; while it runs, ZooKeeper itself keeps it. */
  DYNAMIC;

  static ListForm wanted(Ensemble ensemble) {
    boolean dynamic = ensemble.members().stream().anyMatch(m -> m.settings().dynamicReconfig());
    return dynamic && !ensemble.standalone() ? DYNAMIC : PLAIN;
  }

  /** What the members run with that run. */
  static List<ListForm> running(Site site, Ensemble ensemble) {
    List<ListForm> forms = new ArrayList<>();
    for (Member member : ensemble.members()) {
      Facts facts = site.facts(member.host());
      if (MemberLists.runs(facts)) {
        forms.add(of(facts));
      }
    }
    return forms;
  }

  /** What the unit was started with the last time. */
  static ListForm of(Facts facts) {
    StartRecord record = StartRecord.of(facts, ZooKeeper.UNIT);
    if (record != null && record.unitFile().contains(" " + DynamicList.RUN_CFG + "\n")) {
      return DYNAMIC;
    }
    FileFact list = facts.files().get(MemberLists.STARTED);
    return list != null && list.content().contains(";") ? PORTS : PLAIN;
  }

  /** Whether a member that runs would have to go straight there. */
  boolean isFarFrom(List<ListForm> running) {
    return this != PORTS && running.stream().anyMatch(form -> form != this && form != PORTS);
  }
}
