package io.groundwork.controller.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A lab of hosts for tests; taken down when closed. */
public final class Lab implements AutoCloseable {
  /** The first lab of a family makes its root image and packages. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Path SOURCES = sources();

  private final String name;
  private final List<String> options;

  private Lab(String name, List<String> options) {
    this.name = name;
    this.options = options;
  }

  /** Brings up a lab of three bare hosts, whatever a run before this one left of it. */
  public static Lab up(String name, String... options) {
    Lab lab = new Lab(name, List.of(options));
    lab.renew();
    return lab;
  }

  /** A lab that is not up yet, for tests that bring up another than that of three bare hosts. */
  static Lab named(String name) {
    return new Lab(name, List.of());
  }

  /**
   * A name that no other run of the tests on this machine uses: it ends in our process's number.
   */
  static String nameOfThisRun(String beginning) {
    return beginning + ProcessHandle.current().pid();
  }

  /** Takes down the labs of runs that were killed before they could. */
  static void removeLeftovers() {
    if (!Files.isDirectory(LabScript.labs())) {
      return;
    }
    try (Stream<Path> labs = Files.list(LabScript.labs())) {
      labs.map(lab -> lab.getFileName().toString())
          .filter(name -> name.matches("i[t2][0-9]+"))
          .filter(name -> ProcessHandle.of(Long.parseLong(name.substring(2))).isEmpty())
          .forEach(name -> new Lab(name, List.of()).close());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the lab new, bare hosts. */
  public void renew() {
    renew(options.toArray(String[]::new));
  }

  /** Gives the lab new, bare hosts, made with these options of the lab's script. */
  public void renew(String... other) {
    script("down").mustEnd(0);
    List<String> up = new ArrayList<>(List.of("up", "3"));
    up.addAll(List.of(other));
    script(up.toArray(String[]::new)).mustEnd(0);
  }

  /** The directory with the lab's inventory, keys and nodes. */
  public Path directory() {
    return LabScript.labs().resolve(name);
  }

  /** A copy of the lab's inventory, to be changed. */
  public HostsYaml inventory() {
    return HostsYaml.read(directory().resolve("hosts.yaml"));
  }

  /** Runs a command line in a host's login shell. */
  public Output on(String node, String commandLine) {
    return script("ssh", node, commandLine);
  }

  /** Runs a bash script as root on a host, past SSH, and expects it to succeed. */
  public String asRoot(String node, String bash) {
    return script("enter", node, "bash", "-euc", bash).mustEnd(0).text();
  }

  /**
   * A digest over names, sizes, times, modes and owners of all that an install could have touched
   * on a host, the installer's own directory aside.
   */
  public String fingerprint(String node) {
    return asRoot(
        node,
        """
        shopt -s nullglob
        # A host that has just booted is still writing files of its own.
        systemctl is-system-running --wait >/dev/null || true
        find /opt /etc /var/lib/zookeeper /var/lib/kafka /data* -printf '%p %s %T@ %m %U %G\\n' \
          2>/dev/null | sort | sha256sum
        """);
  }

  /**
   * A digest over every file's content, mode, owner and time of change, and every link and
   * directory, on a whole host: all but the installer's own directory and what the system itself
   * writes as it runs.
   */
  public String tree(String node) {
    return asRoot(
        node,
        """
        systemctl is-system-running --wait >/dev/null || true
        cd /
        find . -xdev \\( -path ./var/lib/groundwork -o -path ./run -o -path ./var/log -o -path ./proc \\
            -o -path ./sys -o -path ./dev -o -path ./var/lib/systemd \\) -prune \\
          -o \\( -type f -printf '%p %s %T@ %m %U %G\n' -o -printf '%p %y %l %m %U %G\n' \\) \\
          | sort | sha256sum
        find etc opt home root srv tmp usr var/cache var/lib var/spool var/tmp -xdev \\
          \\( -path var/lib/groundwork -o -path var/lib/systemd \\) -prune \\
          -o -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum
        """);
  }

  /** Ends a host at once, as a power cut does. */
  public void kill(String node) {
    script("kill", node).mustEnd(0);
  }

  /** Starts a host that was killed. */
  public void start(String node) {
    script("start", node).mustEnd(0);
  }

  /** Takes a host off the network. */
  public void cut(String node) {
    script("cut", node).mustEnd(0);
  }

  /** Brings a host that was cut off back to the network. */
  public void join(String node) {
    script("join", node).mustEnd(0);
  }

  /** A tarball of the lab, by the beginning of its name. */
  public static Path tarball(String beginning) throws IOException {
    try (Stream<Path> files = Files.list(SOURCES.resolve("vagrant/tarballs/target"))) {
      return files
          .filter(f -> f.getFileName().toString().matches(beginning + ".*\\.(tgz|tar\\.gz)"))
          .findFirst()
          .orElseThrow();
    }
  }

  @Override
  public void close() {
    script("down").mustEnd(0);
  }

  /** The lab's script, with the lab's name. */
  Output script(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(SOURCES.resolve("vagrant/nspawn/lab").toString());
    command.addAll(List.of("--name", name));
    command.addAll(List.of(arguments));
    return Running.start(Map.of(), command).await(PATIENCE);
  }

  /** The root of the source tree: the module that is tested lies right below it. */
  static Path sources() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("vagrant")) ? here : here.resolveSibling(".").normalize();
  }
}
