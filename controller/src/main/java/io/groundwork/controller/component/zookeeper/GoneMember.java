package io.groundwork.controller.component.zookeeper;

import io.groundwork.controller.component.Site;
import io.groundwork.controller.gate.Gate;
import io.groundwork.inventory.Host;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A member whose machine is gone for good: the others get the list without it, one by one.
 *
 * <p>It is down all the while, and one of the others restarts: what is left must be a majority of
 * every list that is in play on the way, the longer one that some still run and the shorter one. Of
 * n members, n - 2 are left, and n/2 + 1 are a majority of the longer list: that holds from five
 * members on. Of four, two would be left while one restarts, and nothing could be read or written.
 * With dynamic reconfiguration none restarts, and four can do without one.
 *
 * @param rest the others
 * @param lists that are in play among them
 */
public record GoneMember(Ensemble rest, Member gone, MemberLists lists) {

  /** Fewer tolerate no failure. */
  private static final int LEAST = 3;

  /**
   * That of a host; empty where its id, or one of the others', is not known.
   *
   * @param site without it
   */
  public static Optional<GoneMember> of(Site site, Host host) {
    ZooKeeperSettings settings = ZooKeeper.settings(host);
    Integer id = settings.id();
    return id == null
        ? Optional.empty()
        : Ensemble.of(site)
            .map(
                rest ->
                    new GoneMember(
                        rest, new Member(host, id, settings), MemberLists.of(site, rest)));
  }

  /** Whether the others' files, or what they run, still name it. */
  public boolean isNamed() {
    return lists.ids().stream().anyMatch(ids -> ids.contains(gone.id()));
  }

  /** What the others' lists say otherwise than the inventory; null where they agree. */
  public @Nullable String contradiction() {
    String other = lists.otherAddress(gone);
    if (other != null) {
      return "member " + gone.id() + " is at " + other + " in the others' zoo.cfg";
    }
    Set<Integer> strangers = new TreeSet<>();
    lists.ids().forEach(strangers::addAll);
    strangers.removeAll(left());
    strangers.remove(gone.id());
    return strangers.isEmpty()
        ? null
        : "the others' zoo.cfg name members " + strangers + ", too, which the inventory lacks";
  }

  /** Why the others cannot do without it; null where they can, or do already. */
  public @Nullable String refusal() {
    if (!isNamed()) {
      return null;
    }
    return rest.members().size() < LEAST
        ? "the ensemble would have "
            + rest.members().size()
            + " members, and carries on without one only with three or more"
        : lost(left());
  }

  private Set<Integer> left() {
    return rest.members().stream().map(Member::id).collect(Collectors.toSet());
  }

  /** The list without whose majority it would be while one of the others restarts. */
  private @Nullable String lost(Set<Integer> left) {
    int restarting = ListForm.wanted(rest) == ListForm.DYNAMIC ? 0 : 1;
    List<Set<Integer>> all = new ArrayList<>(lists.ids());
    all.add(left);
    for (Set<Integer> list : all) {
      Set<Integer> serve = new HashSet<>(list);
      serve.retainAll(left);
      int meanwhile = serve.size() - restarting;
      int majority = list.size() / 2 + 1;
      if (meanwhile < majority) {
        return "it is down, and "
            + (restarting == 0 ? "" : "while one of the others restarts with the list without it, ")
            + meanwhile
            + " of the members "
            + new TreeSet<>(list)
            + " serve: "
            + majority
            + " are a majority";
      }
    }
    return null;
  }

  /** Open when the ensemble's own list does not name it. */
  public Gate forgotten() {
    return new MemberForgotten(rest, gone);
  }
}
