package io.groundwork.controller.component.zookeeper;

import io.groundwork.controller.component.Phase;
import io.groundwork.controller.component.Site;
import io.groundwork.controller.gate.Asking;
import io.groundwork.controller.gate.Gate;
import io.groundwork.controller.gate.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A member that leaves its ensemble.
 *
 * <p>It serves until the others run without its name: of four members, three must serve, so that
 * one of them may restart. And it must not lead then: who restarts with the shorter list does not
 * know it, and would not follow it. So where it leads it is restarted first, and another one takes
 * over.
 *
 * @param ensemble with it
 * @param rest without it
 */
public record Departure(Site site, Ensemble ensemble, Ensemble rest, Member leaver) {

  /** Fewer tolerate no failure. */
  private static final int LEAST = 3;

  /** Its unit. */
  public static final String UNIT = ZooKeeper.UNIT;

  /** Whether the ids of all members are known: in the inventory, or on their disks. */
  public static boolean isKnown(Site site) {
    return Ensemble.of(site).isPresent();
  }

  /** That of a host from its site; the host is a member, and all ids are known. */
  public static Departure of(Site site, String host) {
    Ensemble ensemble =
        Ensemble.of(site).orElseThrow(() -> new IllegalStateException("members are not known"));
    Member leaver = ensemble.on(host);
    List<Member> rest = ensemble.members().stream().filter(m -> !m.equals(leaver)).toList();
    return new Departure(site, ensemble, new Ensemble(rest), leaver);
  }

  /** Why it must not leave; null where it may. */
  public @Nullable String refusal() {
    return rest.members().size() < LEAST
        ? "the ensemble would have "
            + rest.members().size()
            + " members, and carries on without one only with three or more"
        : null;
  }

  /** Whether the others' files, or what they run, still name it. */
  public boolean isNamed() {
    return MemberLists.of(site, rest).ids().stream().anyMatch(ids -> ids.contains(leaver.id()));
  }

  /** What is to run on it as long as it is named. */
  public List<Phase> start() {
    List<Phase> phases = new ArrayList<>();
    for (Phase phase : new ZooKeeperPhases(site, ensemble).all()) {
      if (phase.roll() != null) {
        var work = Map.of(leaver.name(), phase.work().getOrDefault(leaver.name(), List.of()));
        phases.add(
            new Phase(phase.component(), phase.title(), false, work, null, List.of(serves())));
      }
    }
    return phases;
  }

  /** Open when all of them serve. */
  public List<Gate> whole() {
    List<Gate> gates = new ArrayList<>();
    ensemble.members().forEach(member -> gates.add(new MemberServing(ensemble, member)));
    gates.add(new OneLeader(ensemble));
    return gates;
  }

  /** Open when the others serve, one of them as the leader. */
  public Gate othersLead() {
    return new OneLeader(rest);
  }

  private Gate serves() {
    return new MemberServing(ensemble, leaver);
  }

  /** Whether it leads. */
  public Gate leads() {
    return new Leads(leaver);
  }

  /** Open when the ensemble's own list does not name it. */
  public Gate forgotten() {
    return new MemberForgotten(rest, leaver);
  }

  /** Does the member lead? A question that may be answered by no. */
  private record Leads(Member member) implements ZooKeeperGate {

    @Override
    public String name() {
      return "leads";
    }

    @Override
    public String host() {
      return member.name();
    }

    @Override
    public Duration patience() {
      return Duration.ZERO;
    }

    @Override
    public Verdict ask(Asking asking) {
      String mode = SrvrReply.of(member, asking).mode();
      return mode.equals("leader")
          ? new Verdict.Pass("leader")
          : new Verdict.Never(mode.isEmpty() ? "it does not serve" : mode);
    }
  }
}
