package io.groundwork.inventory.read;

import io.groundwork.inventory.Inventory;
import io.groundwork.inventory.Problem;
import io.groundwork.inventory.Problems;
import io.groundwork.inventory.tree.ProblemList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reading an inventory gave. Components check the {@link #draft()} and tell through {@link
 * #checks()}; only then is it known whether there is an {@link #inventory()}.
 */
public final class LoadResult {
  private final @Nullable Inventory draft;
  private final ProblemList problems;
  private final Problems checks;

  LoadResult(@Nullable Inventory draft, ProblemList problems, Problems checks) {
    this.draft = draft;
    this.problems = problems;
    this.checks = checks;
  }

  /**
   * What could be read, even when something else is wrong, so that all that is wrong can be told at
   * once: a host lacks the components whose settings could not be read. Null where nothing could.
   */
  public @Nullable Inventory draft() {
    return draft;
  }

  /** Takes what further checks find; told together with the rest. */
  public Problems checks() {
    return checks;
  }

  /** Whether any error was found so far. */
  public boolean failed() {
    return problems.failed();
  }

  /** Errors and warnings so far, in the order of the file, no secret in them. */
  public List<Problem> problems() {
    return problems.all();
  }

  /**
   * The valid inventory.
   *
   * @throws IllegalStateException where there are errors
   */
  public Inventory inventory() {
    if (draft == null || problems.failed()) {
      throw new IllegalStateException("the inventory has errors: " + problems.all());
    }
    return draft;
  }
}
