package io.groundwork.controller.cli;

import io.groundwork.controller.component.Secrets;
import io.groundwork.controller.report.Report;
import io.groundwork.controller.run.BadInputException;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import io.groundwork.inventory.Secret;
import io.groundwork.inventory.Sudo;
import java.io.Console;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks for the sudo password once, without echo. */
final class SudoPassword {
  private SudoPassword() {}

  /**
   * The inventory with the password that was typed, for every host that has none.
   *
   * @throws BadInputException if there is no terminal to ask at, or nothing was typed
   */
  static Inventory ask(Inventory inventory, Report report) {
    Console console = System.console();
    char[] typed = console == null ? null : console.readPassword("sudo password: ");
    if (typed == null || typed.length == 0) {
      throw new BadInputException(
          "--ask-sudo-password",
          console == null ? "there is no terminal to ask at" : "nothing was typed",
          "Put sudo: {password: \"${env:SUDO_PASSWORD}\"} into the inventory instead.");
    }
    Secret secret = new Secret(new String(typed));
    List<Secret> secrets = new ArrayList<>(inventory.secrets());
    secrets.add(secret);
    Map<String, Host> hosts = new LinkedHashMap<>();
    inventory.hosts().forEach((name, host) -> hosts.put(name, with(host, secret)));
    Inventory asked =
        new Inventory(
            inventory.file(), inventory.cluster(), Collections.unmodifiableMap(hosts), secrets);
    report.mask(Secrets.mask(asked));
    return asked;
  }

  private static Host with(Host host, Secret secret) {
    if (host.sudo().password() != null) {
      return host;
    }
    return new Host(
        host.name(),
        host.address(),
        host.roles(),
        host.ssh(),
        new Sudo(secret),
        host.accept(),
        host.settings());
  }
}
