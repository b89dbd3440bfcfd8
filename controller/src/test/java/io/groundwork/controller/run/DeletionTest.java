package io.groundwork.controller.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever wants a host's data deleted gives its name once more. */
@Timeout(20)
class DeletionTest {
  private final Scene scene = new Scene();

  private Remove remove(Deletion data) {
    return new Remove(new Remove.Wish("a", 1, false, data, question -> true, "me"));
  }

  @Test
  void anotherNameIsBadInputBeforeAnyConnection() {
    scene.host("a", "kafka");
    Deletion other = new Deletion("b", question -> "");

    assertThatThrownBy(() -> scene.run(remove(other)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the host that is to go is a");
    assertThat(scene.journal.lines()).isEmpty();
  }

  @Test
  void theNameThatWasGivenIsEnough() {
    Deletion given = new Deletion("a", question -> "");
    assertThatCode(() -> given.mustName("a")).doesNotThrowAnyException();
  }
}
