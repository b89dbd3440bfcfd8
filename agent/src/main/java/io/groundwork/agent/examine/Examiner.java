package io.groundwork.agent.examine;

import io.groundwork.agent.examine.Condition.Inside;
import io.groundwork.agent.examine.Condition.Lookup;
import io.groundwork.agent.examine.Condition.Speed;
import io.groundwork.agent.facts.Proc;
import io.groundwork.agent.node.Commands;
import io.groundwork.agent.node.LiveView;
import io.groundwork.agent.node.Output;
import io.groundwork.agent.node.SystemCommands;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Learns a node's condition; leaves nothing behind. */
public final class Examiner {
  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final int MOST_NAMES = 1000;

  /** Reserved never to exist (RFC 6761, section 6.4): a resolver that works says so at once. */
  private static final String STRANGER = "groundwork-check.invalid";

  private static final List<String> KERNEL =
      List.of(
          "/sys/kernel/mm/transparent_hugepage/enabled",
          "/proc/sys/fs/nr_open",
          "/proc/sys/fs/file-max",
          "/proc/sys/vm/swappiness",
          "/proc/sys/vm/max_map_count",
          "/proc/sys/kernel/pid_max",
          "/proc/sys/kernel/threads-max");
  private static final List<String> KEEPERS =
      List.of("chronyd", "ntpd", "systemd-timesyn", "ntpsec");

  private final Path root;
  private final Proc proc;
  private final Commands commands;

  /** The whole machine. */
  public Examiner() {
    this(Path.of("/"), new SystemCommands());
  }

  /** A machine whose every path lies below a directory, for tests. */
  public Examiner(Path root, Commands commands) {
    this.root = root;
    this.proc = new Proc(root);
    this.commands = commands;
  }

  /** Learns all that the inquiry asks for; look-ups go on beside the rest. */
  public Condition examine(Inquiry inquiry) throws IOException {
    Lookups.Pending own = Lookups.name(proc.text("/proc/sys/kernel/hostname"));
    List<Lookups.Pending> names = new ArrayList<>();
    inquiry.names().forEach(name -> names.add(Lookups.name(name)));
    Lookups.Pending reverse = Lookups.address(inquiry.address());
    Lookups.Pending stranger = Lookups.name(STRANGER);
    Condition seen = look(inquiry);
    List<Lookup> found = new ArrayList<>();
    for (Lookups.Pending name : names) {
      found.add(name.end());
    }
    return new Condition(
        own.end(),
        found,
        reverse.end(),
        stranger.end(),
        seen.libc(),
        seen.mac(),
        seen.productId(),
        seen.kernel(),
        seen.clockKeepers(),
        seen.isClockKept(),
        seen.firewalls(),
        seen.traces(),
        seen.insides(),
        seen.speeds(),
        seen.filter());
  }

  /** All but the look-ups. */
  private Condition look(Inquiry inquiry) {
    Lookup none = new Lookup("", List.of(), 0, false);
    Firewalls firewalls = new Firewalls(proc);
    List<Speed> speeds = new ArrayList<>();
    if (inquiry.measuresDisks()) {
      inquiry.places().forEach(place -> speeds.add(DiskSpeed.of(root, place)));
    }
    return new Condition(
        none,
        List.of(),
        none,
        none,
        libc(),
        mac(inquiry.address()),
        proc.text("/sys/class/dmi/id/product_uuid"),
        kernel(),
        keepers(),
        proc.at("/run/systemd/timesync/synchronized").toFile().exists(),
        firewalls.all(),
        new Traces(proc).all(),
        insides(inquiry.places()),
        speeds,
        firewalls.filter(new LiveView(root, commands)));
  }

  private String libc() {
    try {
      Output output = commands.run(LIMIT, List.of("getconf", "GNU_LIBC_VERSION"));
      return output.ok() ? output.text().strip() : "";
    } catch (IOException e) {
      return ""; // Not every system has the program; nothing is told, then.
    }
  }

  private static String mac(String address) {
    try {
      NetworkInterface card = NetworkInterface.getByInetAddress(InetAddress.getByName(address));
      byte[] mac = card == null ? null : card.getHardwareAddress();
      return mac == null ? "" : HexFormat.ofDelimiter(":").formatHex(mac);
    } catch (IOException e) {
      return ""; // The address is not here; another check says so.
    }
  }

  private Map<String, String> kernel() {
    Map<String, String> values = new TreeMap<>();
    for (String path : KERNEL) {
      String value = proc.text(path);
      if (!value.isEmpty()) {
        values.put(path, value);
      }
    }
    return values;
  }

  /** The kernel keeps fifteen characters of a program's name. */
  private List<String> keepers() {
    List<String> keepers = new ArrayList<>();
    String[] names = proc.at("/proc").toFile().list();
    for (String name : names == null ? new String[0] : names) {
      if (Character.isDigit(name.charAt(0))) {
        String program = proc.text("/proc/" + name + "/comm");
        if (KEEPERS.contains(program) && !keepers.contains(program)) {
          keepers.add(program);
        }
      }
    }
    keepers.sort(null);
    return keepers;
  }

  private List<Inside> insides(List<String> places) {
    List<Inside> insides = new ArrayList<>();
    for (String place : places) {
      File[] files = proc.at(place).toFile().listFiles(File::isDirectory);
      if (files != null) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_NAMES, files.length); i++) {
          names.add(files[i].getName());
        }
        names.sort(null);
        insides.add(new Inside(place, names, FileLocks.holds(proc, place + "/.lock")));
      }
    }
    return insides;
  }
}
