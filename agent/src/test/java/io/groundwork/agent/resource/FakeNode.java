package io.groundwork.agent.resource;

import io.groundwork.agent.node.Account;
import io.groundwork.agent.node.BlockDevice;
import io.groundwork.agent.node.FirewallState;
import io.groundwork.agent.node.GroupAccount;
import io.groundwork.agent.node.InstalledPackage;
import io.groundwork.agent.node.Node;
import io.groundwork.agent.node.Output;
import io.groundwork.agent.node.PackageState;
import io.groundwork.agent.node.RemovedWith;
import io.groundwork.agent.node.Space;
import io.groundwork.agent.node.Staging;
import io.groundwork.agent.node.Stat;
import io.groundwork.agent.node.UnitState;
import io.groundwork.agent.question.Question;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A node that knows what a case tells it and nothing more: whatever else it is asked, or told to
 * do, fails the test. Writes are noted as steps, and are seen afterwards.
 */
final class FakeNode implements Node {

  record Thing(Stat stat, String content) {}

  final List<String> steps = new ArrayList<>();
  private final Map<String, Thing> things = new TreeMap<>();
  private final Map<String, String> facts = new HashMap<>();
  private final Map<String, BlockDevice> devices = new HashMap<>();
  private final Map<String, List<String>> live = new TreeMap<>();
  private final Map<String, List<String>> kept = new TreeMap<>();
  private FirewallState firewall = FirewallState.NONE;
  private final Deque<Scripted> runs = new ArrayDeque<>();

  private record Scripted(String argv, Output output, List<String> effects) {}

  /** Of what was before it knows nothing, unless a case tells it. */
  FakeNode() {
    put("/var/lib/groundwork", Stat.Kind.DIRECTORY, List.of("0700", "0", "0"), "");
    put("/var/lib/groundwork/before", Stat.Kind.DIRECTORY, List.of("0755", "0", "0"), "");
    for (String what :
        List.of(
            "hosts",
            "swap",
            "selinux",
            "selinux-kept",
            "packages-kubeadm",
            "hugepages",
            "module-overlay",
            "module-br_netfilter",
            "sysctl-vm.swappiness")) {
      facts.put("absent /var/lib/groundwork/before/" + what, "");
    }
  }

  /** Tells the node one line of a case. */
  void tell(String line) {
    List<String> w = List.of(line.split(" ", -1));
    switch (w.get(0)) {
      case "user" -> {
        facts.put("user " + w.get(1), w.get(2) + " " + w.get(3));
        facts.put("uid " + w.get(2), w.get(1));
      }
      case "group" -> {
        facts.put("group " + w.get(1), w.get(2));
        facts.put("gid " + w.get(2), w.get(1));
      }
      case "no" -> facts.put(line.substring(3), "");
      case "unit" -> facts.put("unit " + w.get(1), after(line, 2));
      case "environment" -> facts.put("environment " + w.get(1), after(line, 2));
      case "sysctl" -> {
        facts.put("sysctl " + w.get(1), after(line, 3));
        facts.put("can " + w.get(1), w.get(2));
      }
      case "dir" -> put(w.get(1), Stat.Kind.DIRECTORY, w.subList(2, 5), "");
      case "file" -> put(w.get(1), Stat.Kind.FILE, w.subList(2, 5), text(after(line, 5)));
      case "link" -> put(w.get(1), Stat.Kind.LINK, List.of("0777", "0", "0"), w.get(2));
      case "packages" -> facts.put("packages", w.get(1));
      case "package" -> facts.put("package " + w.get(1), after(line, 2));
      case "removes" -> facts.put("removes " + w.get(1), w.get(2));
      case "filter" -> firewall = new FirewallState(w.get(1), after(line, 2), Map.of(), Map.of());
      case "zone" -> zone(w.get(1), w.get(2)).add(after(line, 3));
      case "unzone" -> zone(w.get(1), w.get(2)).remove(after(line, 3));
      case "device" -> {
        String uuid = w.get(2).equals("-") ? "" : w.get(2);
        List<String> mounts = w.get(3).equals("-") ? List.of() : List.of(w.get(3));
        devices.put(w.get(1), new BlockDevice(uuid, after(line, 4), mounts));
      }
      case "nodevice" -> devices.put(w.get(1), null);
      case "gone" -> {
        things.keySet().removeIf(p -> p.equals(w.get(1)) || p.startsWith(w.get(1) + "/"));
        facts.put("absent " + w.get(1), "");
      }
      case "fingerprint" -> facts.put("fingerprint " + w.get(1), w.get(2));
      case "absent" -> facts.put("absent " + w.get(1), "");
      case "run" ->
          runs.add(
              new Scripted(
                  after(line, 2), new Output(Integer.parseInt(w.get(1)), ""), new ArrayList<>()));
      case "says" -> {
        Scripted run = runs.removeLast();
        runs.add(
            new Scripted(
                run.argv(), new Output(run.output().exit(), text(after(line, 1))), run.effects()));
      }
      case "then" -> runs.getLast().effects().add(after(line, 1));
      default -> throw new IllegalArgumentException(line);
    }
  }

  /** The rules of a zone: now (live), or after a reload (kept). */
  private List<String> zone(String name, String when) {
    (when.equals("live") ? kept : live).computeIfAbsent(name, n -> new ArrayList<>());
    List<String> rules =
        (when.equals("live") ? live : kept).computeIfAbsent(name, n -> new ArrayList<>());
    firewall = null;
    return rules;
  }

  boolean hasRunAll() {
    return runs.isEmpty();
  }

  private static String after(String line, int words) {
    String[] parts = line.split(" ", words + 1);
    return parts.length > words ? parts[words] : "";
  }

  private static String text(String escaped) {
    return escaped.replace("\\n", "\n").replace("\\t", "\t");
  }

  private void put(String path, Stat.Kind kind, List<String> modeUidGid, String content) {
    Stat stat =
        new Stat(
            kind,
            Integer.parseInt(modeUidGid.get(0), 8),
            Integer.parseInt(modeUidGid.get(1)),
            Integer.parseInt(modeUidGid.get(2)),
            content.getBytes(StandardCharsets.UTF_8).length,
            0);
    things.put(path, new Thing(stat, content));
  }

  private String fact(String key) {
    String value = facts.get(key);
    if (value == null) {
      throw new AssertionError("not scripted: " + key);
    }
    return value;
  }

  private Thing thing(String path) {
    Thing thing = things.get(path);
    if (thing == null) {
      throw new AssertionError("not scripted: " + path);
    }
    return thing;
  }

  @Override
  public Stat stat(String path) {
    if (things.containsKey(path)) {
      return things.get(path).stat();
    }
    fact("absent " + path);
    return null;
  }

  @Override
  public byte[] read(String path, int limit) throws NoSuchFileException {
    if (!things.containsKey(path) && facts.containsKey("absent " + path)) {
      throw new NoSuchFileException(path);
    }
    byte[] all = thing(path).content().getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(all, Math.min(all.length, limit));
  }

  @Override
  public byte[] readEnd(String path, int limit) {
    throw new AssertionError("not scripted: end of " + path);
  }

  @Override
  public List<String> list(String path) {
    thing(path);
    return things.keySet().stream()
        .filter(p -> p.startsWith(path + "/") && p.indexOf('/', path.length() + 1) < 0)
        .map(p -> p.substring(path.length() + 1))
        .toList();
  }

  @Override
  public String readLink(String path) {
    return thing(path).content();
  }

  @Override
  public boolean same(String path, String other) {
    Stat one = stat(path);
    Stat two = stat(other);
    if (one == null || two == null) {
      return one == null && two == null;
    }
    return thing(path).content().equals(thing(other).content());
  }

  @Override
  public String fingerprint(String directory) {
    return fact("fingerprint " + directory);
  }

  @Override
  public Space space(String path) {
    throw new AssertionError("not scripted: space " + path);
  }

  @Override
  public Account user(String name) {
    String[] ids = fact("user " + name).split(" ", -1);
    return ids.length < 2
        ? null
        : new Account(name, Integer.parseInt(ids[0]), Integer.parseInt(ids[1]));
  }

  @Override
  public Account user(int uid) {
    String name = fact("uid " + uid);
    return name.isEmpty() ? null : user(name);
  }

  @Override
  public GroupAccount group(String name) {
    String gid = fact("group " + name);
    return gid.isEmpty() ? null : new GroupAccount(name, Integer.parseInt(gid));
  }

  @Override
  public GroupAccount group(int gid) {
    String name = fact("gid " + gid);
    return name.isEmpty() ? null : group(name);
  }

  @Override
  public UnitState unit(String name) {
    String[] s = fact("unit " + name).split(" ", -1);
    return new UnitState(
        s[0], s[1], s[2], Integer.parseInt(s[3]), s[4].equals("-") ? "" : s[4], s[5].equals("yes"));
  }

  @Override
  public List<String> environment(int pid) {
    return List.of(fact("environment " + pid).split(" ", -1));
  }

  @Override
  public String sysctl(String key) {
    String value = fact("sysctl " + key);
    return value.isEmpty() ? null : value;
  }

  @Override
  public FirewallState firewall() {
    return firewall == null
        ? new FirewallState(FirewallState.FIREWALLD, "", new TreeMap<>(live), new TreeMap<>(kept))
        : firewall;
  }

  @Override
  public BlockDevice blockDevice(String path) {
    if (!devices.containsKey(path)) {
      throw new AssertionError("not scripted: device " + path);
    }
    return devices.get(path);
  }

  @Override
  public boolean writable(String path) {
    return true;
  }

  @Override
  public boolean canSetSysctl(String key) {
    return fact("can " + key).equals("rw");
  }

  @Override
  public void write(String path, byte[] content, int uid, int gid, int mode) {
    steps.add("write " + path + " " + Modes.text(mode) + " " + uid + ":" + gid);
    String text = new String(content, StandardCharsets.UTF_8);
    put(path, Stat.Kind.FILE, words(mode, uid, gid), text);
  }

  @Override
  public void makeDirectory(String path, int uid, int gid, int mode) {
    steps.add("mkdir " + path + " " + Modes.text(mode) + " " + uid + ":" + gid);
    put(path, Stat.Kind.DIRECTORY, words(mode, uid, gid), "");
  }

  private static List<String> words(int mode, int uid, int gid) {
    return List.of(Modes.text(mode), Integer.toString(uid), Integer.toString(gid));
  }

  @Override
  public void chown(String path, int uid, int gid) {
    steps.add("chown " + path + " " + uid + ":" + gid);
    Thing old = thing(path);
    put(path, old.stat().kind(), words(old.stat().mode(), uid, gid), old.content());
  }

  @Override
  public void chmod(String path, int mode) {
    steps.add("chmod " + path + " " + Modes.text(mode));
    Thing old = thing(path);
    put(path, old.stat().kind(), words(mode, old.stat().uid(), old.stat().gid()), old.content());
  }

  @Override
  public void link(String path, String target) {
    steps.add("link " + path + " -> " + target);
    put(path, Stat.Kind.LINK, List.of("0777", "0", "0"), target);
  }

  @Override
  public void delete(String path) {
    steps.add("delete " + path);
    things.remove(path);
    facts.put("absent " + path, "");
  }

  @Override
  public void setSysctl(String key, String value) throws IOException {
    steps.add("sysctl " + key + " = " + value);
    if (!canSetSysctl(key)) {
      throw new IOException("Read-only file system");
    }
    facts.put("sysctl " + key, value);
  }

  @Override
  public Output run(Duration limit, List<String> argv) {
    String line = String.join(" ", argv);
    steps.add("run " + line);
    Scripted next = runs.poll();
    if (next == null || !next.argv().equals(line)) {
      throw new AssertionError("not scripted: run " + line);
    }
    next.effects().forEach(this::tell);
    return next.output();
  }

  /** Scripted as a run of {@code ask KIND}; what it says is the reason where it failed. */
  @Override
  public String change(Question question) throws IOException {
    Output output = run(Duration.ZERO, List.of("ask", question.getClass().getSimpleName()));
    if (output.exit() != 0) {
      throw new IOException(output.text());
    }
    return output.text();
  }

  @Override
  public InputStream fetch(String digest) {
    throw new AssertionError("not scripted: fetch " + digest);
  }

  @Override
  public Staging stage(String target) {
    throw new AssertionError("not scripted: stage " + target);
  }

  @Override
  public PackageState packages(Collection<String> names) {
    List<InstalledPackage> installed = new ArrayList<>();
    List<String> held = new ArrayList<>();
    for (String name : names) {
      // A version, or - for none; then held, where it is.
      String[] state = fact("package " + name).split(" ", -1);
      if (!state[0].equals("-")) {
        installed.add(new InstalledPackage(name, state[0]));
      }
      if (state.length > 1) {
        held.add(name);
      }
    }
    return new PackageState(fact("packages"), installed, held);
  }

  /** Told as names with commas between them: those that are to go, then those that would, or -. */
  @Override
  public RemovedWith removedWith(Collection<String> names) {
    String told = fact("removes " + String.join(",", names));
    return told.equals("-")
        ? new RemovedWith(Set.of(), "it refuses")
        : new RemovedWith(new LinkedHashSet<>(List.of(told.split(",", -1))), "");
  }
}
