package io.groundwork.controller.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundwork.controller.node.LockHeldException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockingTest {
  private final FakeNode.Journal journal = new FakeNode.Journal();
  private final FakeNode a = new FakeNode("a", journal);
  private final FakeNode b = new FakeNode("b", journal);
  private final Locking locking = new Locking(List.of("b", "a"), "install by ann");

  @Test
  void ofTwoRunsThatBeginTogetherTheHolderOfTheFirstHostTriesTheOthersOnceMore() {
    locking.take(a);
    b.lockedBy = "install by bob";
    b.refusals = 1;
    locking.take(b);
    assertThat(journal.lines()).containsExactly("a lock", "b lock");
  }

  @Test
  void whoDoesNotHoldTheFirstHostGivesUp() {
    b.lockedBy = "install by bob";
    b.refusals = 1;
    assertThatThrownBy(() -> locking.take(b)).isInstanceOf(LockHeldException.class);
    assertThat(journal.lines()).isEmpty();
  }

  @Test
  void aLockThatStaysHeldIsRefusedAllTheSame() {
    locking.take(a);
    b.lockedBy = "install by bob";
    assertThatThrownBy(() -> locking.take(b)).hasMessageContaining("bob");
  }
}
