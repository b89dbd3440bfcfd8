package io.groundwork.controller.cli;

import io.groundwork.controller.report.Terminal;
import io.groundwork.inventory.schema.InventorySchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code groundwork schema}. */
@Command(
    name = "schema",
    description = "Prints the JSON Schema of hosts.yaml, for editors.",
    footer = {"", "Examples:", "  groundwork schema > hosts.schema.json"})
final class SchemaCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    Terminal.say(InventorySchema.generate(new Registered().schemas()));
    return 0;
  }
}
