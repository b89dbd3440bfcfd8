package io.groundwork.controller.component.nfs;

import io.groundwork.inventory.Host;
import io.groundwork.inventory.Inventory;
import io.groundwork.inventory.value.Cidr;
import java.util.List;
import java.util.regex.Pattern;

/** Who serves and who mounts. */
final class Nfs {
  static final String NAME = "nfs";
  static final String UNIT = "nfs-server.service";
  static final int PORT = 2049;

  /** Names under which a host may accept what its kernel cannot do. */
  static final String SERVER = "nfs-server";

  static final String MOUNT = "nfs-mount";

  private Nfs() {}

  static boolean serves(Host host) {
    return host.roles().contains(NAME) && host.has(NAME);
  }

  static List<ExportSetting> exports(Host host) {
    return serves(host) ? host.settings(NAME, NfsSettings.class).exports() : List.of();
  }

  static List<Host> servers(Inventory inventory) {
    return inventory.with(NAME).stream().filter(h -> !exports(h).isEmpty()).toList();
  }

  /** Whether any server lets the host in. */
  static boolean mounts(Inventory inventory, Host host) {
    return servers(inventory).stream()
        .anyMatch(s -> exports(s).stream().anyMatch(e -> !options(e, host).isEmpty()));
  }

  /**
   * What the export says to a host: the options of the client that fits it best, as the server
   * chooses (an address or a name before a network, a wildcard last); empty where none does. An
   * export without options has the server's defaults, "ro".
   */
  static List<String> options(ExportSetting export, Host host) {
    String best = "";
    int rank = 0;
    for (String client : export.clients().keySet()) {
      int fits = rank(client, host);
      if (fits > rank) {
        rank = fits;
        best = client;
      }
    }
    List<String> options = export.clients().getOrDefault(best, List.of());
    return rank > 0 && options.isEmpty() ? List.of("ro") : options;
  }

  private static int rank(String client, Host host) {
    if (client.equals("*")) {
      return 1;
    }
    if (client.equalsIgnoreCase(host.name()) || client.equals(host.address())) {
      return 4;
    }
    if (client.contains("*") || client.contains("?")) {
      return glob(client).matcher(host.name()).matches() ? 2 : 0;
    }
    // The rest are names of others, and netgroups.
    return isNetwork(client) && Cidr.parse(client).contains(host.address()) ? 3 : 0;
  }

  /** Whether a client is an address or a network, not a name. */
  static boolean isNetwork(String client) {
    try {
      Cidr.parse(client);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Pattern glob(String client) {
    StringBuilder regex = new StringBuilder();
    for (char c : client.toCharArray()) {
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
  }
}
