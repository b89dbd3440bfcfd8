package io.groundwork.controller.component.nfs;

import io.groundwork.controller.component.SettingProblems;
import io.groundwork.controller.component.SettingProblems.Wrong;
import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import io.groundwork.inventory.Problems;
import io.groundwork.inventory.value.Addresses;
import io.groundwork.inventory.value.Cidr;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an inventory must keep to for NFS, before any connection is made. */
final class NfsRules {
  private static final String EXPORTS = "exports";

  private NfsRules() {}

  static void check(Inventory inventory, Problems problems) {
    SettingProblems settings = new SettingProblems(inventory, problems, Nfs.NAME);
    settings.judge(each(e -> ExportPath.wrong(e.path())), EXPORTS);
    settings.judge(each(NfsRules::clients), EXPORTS);
    settings.judge(each(NfsRules::options), EXPORTS);
    settings.judge(each(NfsRules::ownership), EXPORTS);
    settings.judge(NfsRules::twice, EXPORTS);
    checkRoles(inventory, problems);
    warnOfTheWorld(inventory, problems);
  }

  private static Function<Host, @Nullable Wrong> each(
      Function<ExportSetting, @Nullable Wrong> judge) {
    return host ->
        host.settings(Nfs.NAME, NfsSettings.class).exports().stream()
            .map(judge)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  private static @Nullable Wrong clients(ExportSetting export) {
    if (export.clients().isEmpty()) {
      return new Wrong(
          export.path() + " has no clients", "clients: {10.77.0.0/24: [rw, sync]}, for example");
    }
    for (String client : export.clients().keySet()) {
      String why = wrongClient(client);
      if (why != null) {
        return new Wrong(export.path() + ": client " + why, "an address, a network, a name, or *");
      }
    }
    return null;
  }

  private static @Nullable String wrongClient(String client) {
    if (client.startsWith("@")) {
      return client.matches("@[A-Za-z0-9._-]+") ? null : "'" + client + "' is no netgroup";
    }
    if (client.contains("/") || Addresses.looksNumeric(client) || client.contains(":")) {
      try {
        Cidr.parse(client);
        return null;
      } catch (IllegalArgumentException e) {
        return String.valueOf(e.getMessage());
      }
    }
    String name = client.replace('*', 'x').replace('?', 'x');
    return Addresses.isHostName(name) ? null : "'" + client + "' is none";
  }

  private static @Nullable Wrong options(ExportSetting export) {
    for (Map.Entry<String, List<String>> client : export.clients().entrySet()) {
      Wrong wrong = ExportOptions.wrong(client.getValue());
      if (wrong != null) {
        return new Wrong(
            export.path() + " to " + client.getKey() + ": " + wrong.message(), wrong.hint());
      }
    }
    return null;
  }

  private static @Nullable Wrong ownership(ExportSetting export) {
    if (!export.mode().matches("[0-7]{3,4}")) {
      return new Wrong(export.path() + ": '" + export.mode() + "' is not a mode", "octal: 0755");
    }
    return Stream.of(export.owner(), export.group())
        .filter(Objects::nonNull)
        .filter(n -> !n.matches("[0-9]{1,9}|[A-Za-z_][A-Za-z0-9_.-]{0,31}\\$?"))
        .findFirst()
        .map(n -> new Wrong(export.path() + ": '" + n + "' names nobody", "a name, or a number"))
        .orElse(null);
  }

  private static @Nullable Wrong twice(Host host) {
    Set<String> seen = new HashSet<>();
    for (ExportSetting export : host.settings(Nfs.NAME, NfsSettings.class).exports()) {
      if (!seen.add(export.path())) {
        return new Wrong(export.path() + " stands twice", "one export with all its clients");
      }
    }
    return null;
  }

  private static void checkRoles(Inventory inventory, Problems problems) {
    boolean exports =
        inventory.with(Nfs.NAME).stream()
            .anyMatch(h -> !h.settings(Nfs.NAME, NfsSettings.class).exports().isEmpty());
    if (exports && Nfs.servers(inventory).isEmpty()) {
      problems.warning(
          "no host has the role nfs: nothing is exported",
          "add nfs to a host's roles",
          "components",
          Nfs.NAME);
    }
    for (Host host : inventory.with(Nfs.NAME)) {
      if (host.roles().contains(Nfs.NAME) && Nfs.exports(host).isEmpty()) {
        problems.warning(
            host.name() + " has the role nfs, and nothing to export",
            "components: {nfs: {exports: [...]}}",
            "hosts",
            host.name(),
            "roles");
      }
    }
  }

  private static void warnOfTheWorld(Inventory inventory, Problems problems) {
    Set<String> told = new HashSet<>();
    for (Host host : Nfs.servers(inventory)) {
      for (ExportSetting export : Nfs.exports(host)) {
        for (String client : export.clients().keySet()) {
          boolean world = client.equals("*") || client.endsWith("/0");
          if (world && told.add(export.path())) {
            problems.warning(
                export.path() + " is exported to '" + client + "': whoever reaches this machine",
                "name the network of the clients",
                "components",
                Nfs.NAME,
                EXPORTS);
          }
        }
      }
    }
  }
}
