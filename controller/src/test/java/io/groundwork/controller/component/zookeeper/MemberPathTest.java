package io.groundwork.controller.component.zookeeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MemberPathTest {

  private static MemberPath path(Set<Integer> wanted, List<Set<Integer>> lists) {
    return MemberPath.of(new HashSet<>(lists), wanted);
  }

  @Test
  void aFreshClusterStartsAllAtOnce() {
    assertThat(path(Set.of(1, 2, 3), List.of()).states()).containsExactly(Set.of(1, 2, 3));
  }

  @Test
  void membersJoinOneAtATime() {
    assertThat(path(Set.of(1, 2, 3, 4, 5), List.of(Set.of(1, 2, 3))).states())
        .containsExactly(Set.of(1, 2, 3, 4), Set.of(1, 2, 3, 4, 5));
  }

  @Test
  void anInterruptedChangeIsCompletedFirst() {
    List<Set<Integer>> lists = List.of(Set.of(1, 2, 3), Set.of(1, 2, 3, 4));
    assertThat(path(Set.of(1, 2, 3, 4, 5), lists).states())
        .containsExactly(Set.of(1, 2, 3, 4), Set.of(1, 2, 3, 4, 5));
    assertThat(path(Set.of(1, 2, 3, 4), lists).states()).containsExactly(Set.of(1, 2, 3, 4));
    assertThat(path(Set.of(1, 2, 3), lists).states()).containsExactly(Set.of(1, 2, 3));
  }

  @Test
  void oneMemberMayLeaveInARun() {
    assertThat(path(Set.of(1, 2, 3), List.of(Set.of(1, 2, 3, 4))).states())
        .containsExactly(Set.of(1, 2, 3));
  }

  @Test
  void whatCannotBeDoneSafelyIsRefusedWithAWayOut() {
    assertThat(refusal(Set.of(1, 2, 3), Set.of(1, 2, 3, 4, 5)))
        .contains("two leaders")
        .contains("Put the hosts of [4, 5] back");
    assertThat(refusal(Set.of(1, 2, 4), Set.of(1, 2, 3))).contains("Put the hosts of [3] back");
    assertThat(refusal(Set.of(1, 2, 3), Set.of(1))).contains("standalone");
    MemberPath apart = path(Set.of(1, 2, 3, 4, 5), List.of(Set.of(1, 2, 3), Set.of(1, 2, 3, 4, 5)));
    assertThat(apart.refused()).isNotNull();
    assertThat(apart.refused().why()).contains("[1, 2, 3, 4, 5] and [1, 2, 3];");
  }

  private static String refusal(Set<Integer> wanted, Set<Integer> list) {
    MemberPath path = path(wanted, List.of(list));
    assertThat(path.states()).isEmpty();
    assertThat(path.refused()).isNotNull();
    return path.refused().why() + " " + path.refused().action();
  }

  /** The invariant, by trying every pair of majorities of every two lists that can be in play. */
  @Property(tries = 300)
  void everyTwoMajoritiesMeet(
      @ForAll @Size(min = 1, max = 7) Set<@IntRange(min = 1, max = 9) Integer> from,
      @ForAll @Size(min = 1, max = 7) Set<@IntRange(min = 1, max = 9) Integer> wanted) {
    MemberPath path = path(wanted, List.of(from));
    Set<Integer> before = from;
    for (Set<Integer> state : path.states()) {
      for (Set<Integer> one : majorities(before)) {
        for (Set<Integer> other : majorities(state)) {
          assertThat(one).containsAnyElementsOf(other);
        }
      }
      before = state;
    }
    if (path.refused() == null) {
      assertThat(before).isEqualTo(wanted);
    }
  }

  /** Wherever a growing ensemble is interrupted, the next run can go on. */
  @Property(tries = 100)
  void growthGoesOnFromWhereItWas(@ForAll @IntRange(min = 2, max = 6) int by) {
    Set<Integer> wanted = new HashSet<>(Set.of(1, 2, 3));
    for (int i = 0; i < by; i++) {
      wanted.add(4 + i);
    }
    List<Set<Integer>> states = path(wanted, List.of(Set.of(1, 2, 3))).states();
    Set<Integer> before = Set.of(1, 2, 3);
    for (int i = 0; i < states.size(); i++) {
      assertThat(path(wanted, List.of(before, states.get(i))).states())
          .isEqualTo(states.subList(i, states.size()));
      before = states.get(i);
    }
  }

  private static List<Set<Integer>> majorities(Set<Integer> members) {
    List<Integer> all = List.copyOf(members);
    List<Set<Integer>> majorities = new ArrayList<>();
    for (int bits = 0; bits < 1 << all.size(); bits++) {
      if (Integer.bitCount(bits) == all.size() / 2 + 1) {
        Set<Integer> one = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
          if ((bits >> i & 1) == 1) {
            one.add(all.get(i));
          }
        }
        majorities.add(one);
      }
    }
    return majorities;
  }
}
