package io.groundwork.controller.component.zookeeper;

import io.groundwork.agent.facts.Facts;
import io.groundwork.controller.component.Roll.Exposure;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.component.StartRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has a member lost its data? Yes where its unit was started on this machine, the others' lists
 * name it still, and its directories are not as a start leaves them. One that was never started
 * here is not refused by this: {@link LedWithout} asks the others.
 */
record DataGone(Site site, Ensemble ensemble) {

  /** What speaks against starting it; null where nothing does. */
  @Nullable Exposure of(Member member, MemberData data) {
    Facts facts = site.facts(member.host());
    List<String> gone = data.gone();
    if (gone.isEmpty() || StartRecord.of(facts, ZooKeeper.UNIT) == null || !isNamed(member)) {
      return null;
    }
    return Exposure.dataGone(
        member.name(),
        "ZooKeeper ran here, and none of its data are in " + String.join(", ", gone),
        "it has forgotten what it had acknowledged: a majority that counts it may not know it",
        "If a disk is not mounted, or the data lie elsewhere, mount it or correct"
            + " zookeeper.data_dir, and run this again. "
            + last(member));
  }

  /** What to do where there is nothing to be brought back. */
  private String last(Member member) {
    return Quorums.unspared(ensemble.members().size())
        ? "An ensemble of one or two has no majority without it. To begin anew without any of the"
            + " data: groundwork reset --delete-data "
            + site.inventory().cluster()
        : "If they are gone: groundwork rebuild --host "
            + member.name()
            + ", which asks first whether the others, which must run, hold a quorum without it.";
  }

  private boolean isNamed(Member member) {
    Ensemble all = Ensemble.of(site).orElse(ensemble);
    return MemberLists.of(site, all).ids().stream().anyMatch(ids -> ids.contains(member.id()));
  }
}
