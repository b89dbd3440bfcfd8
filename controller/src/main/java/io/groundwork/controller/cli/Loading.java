package io.groundwork.controller.cli;

import io.groundwork.controller.component.Component;
import io.groundwork.controller.component.Lacks;
import io.groundwork.controller.component.Secrets;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Report;
import io.groundwork.inventory.Inventory;
import io.groundwork.inventory.Problem;
import io.groundwork.inventory.read.InventoryLoader;
import io.groundwork.inventory.read.LoadResult;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the inventory, has every component check it, and tells all problems. */
final class Loading {
  private final Report report;
  private final Registered registered;

  Loading(Report report, Registered registered) {
    this.report = report;
    this.registered = registered;
  }

  /** The inventory; null where it has errors. From here on its secrets are masked. */
  @Nullable Inventory load(Path file) {
    LoadResult result =
        InventoryLoader.load(
            file, registered.schemas(), io.groundwork.inventory.read.Secrets.ofThisMachine());
    Inventory draft = result.draft();
    if (draft != null) {
      report.mask(Secrets.mask(draft));
      report.add(new Event.InventoryRead(draft.cluster()));
      for (Component component : registered.components().values()) {
        component.validate(draft, result.checks());
      }
      Lacks.validate(draft, registered.components().values(), result.checks());
    }
    for (Problem problem : result.problems()) {
      report.add(new Event.ProblemFound(problem));
    }
    return result.failed() ? null : result.inventory();
  }
}
