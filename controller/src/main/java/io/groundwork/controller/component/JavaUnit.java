package io.groundwork.controller.component;

import io.groundwork.agent.resource.Service;
import io.groundwork.agent.resource.Unit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A systemd unit that runs a Java program as a user of its own. It names versioned paths only, so
 * that what runs is what the text says; and it works from systemd 219 (CentOS 7) on.
 *
 * @param user its user, its group and its name in the journal; the unit is called so, too
 * @param after further units to start after, each with a space before it
 * @param javaHome the versioned directory of the JDK
 * @param marker names all that the process is made of; in its environment
 * @param tmp the directory for Java's temporary files, on a file system that lets libraries run
 * @param data directories of its data; without the disks that they lie on it does not start
 * @param files how many files it may hold open
 * @param arguments the arguments of java
 * @param inputs the files that the process reads at its start, the unit's own first
 * @param preparation further lines of the unit's service, before the one that starts it
 * @param stopSeconds how long it may take to end before it is killed
 */
public record JavaUnit(
    String description,
    String documentation,
    String user,
    String after,
    String javaHome,
    String marker,
    String tmp,
    List<String> data,
    int files,
    List<String> arguments,
    List<String> inputs,
    List<String> preparation,
    int stopSeconds) {

  private static final String MARKER = "GROUNDWORK_UNIT";

  /** The unit's name. */
  public String name() {
    return user + ".service";
  }

  /** The unit file's path. */
  public String path() {
    return path(name());
  }

  /** Where each start leaves the copies of what the process read. */
  public String record() {
    return record(name());
  }

  static String path(String unit) {
    return "/etc/systemd/system/" + unit;
  }

  static String record(String unit) {
    return "/var/lib/groundwork/started/" + unit;
  }

  /** The unit's own file and the inputs, for a command line. */
  public String inputList() {
    return String.join(" ", all());
  }

  /**
   * The line that binds it to the disks of its data, whoever put them into /etc/fstab: a boot
   * without one of them does not start it on what lies below the mount point.
   */
  public String mountLines() {
    return data.isEmpty() ? "" : "\nRequiresMountsFor=" + String.join(" ", data);
  }

  /** The further lines, each after a line's end. */
  public String preparationLines() {
    return preparation.stream().map(line -> "\n" + line).collect(Collectors.joining());
  }

  /** The arguments of java, for a command line. */
  public String commandLine() {
    return String.join(" ", arguments);
  }

  /**
   * The same unit with a marker that changes when its text or any of the digests does.
   *
   * @param digests of the archives that it runs from: an archive that was replaced in its place is
   *     a reason to restart, too
   */
  public JavaUnit marked(List<String> digests) {
    String text = with("").content() + String.join("\n", digests);
    return with(Digests.sha256(text.getBytes(StandardCharsets.UTF_8)).substring(0, 32));
  }

  /** The unit file. */
  public Unit unit() {
    return new Unit(name(), content());
  }

  /** The running service. */
  public Service service() {
    return new Service(name(), all(), record(), MARKER + "=" + marker);
  }

  private String content() {
    return Templates.render("unit/java.service", this);
  }

  private List<String> all() {
    return Stream.concat(Stream.of(path()), inputs.stream()).toList();
  }

  private JavaUnit with(String mark) {
    return new JavaUnit(
        description,
        documentation,
        user,
        after,
        javaHome,
        mark,
        tmp,
        data,
        files,
        arguments,
        inputs,
        preparation,
        stopSeconds);
  }
}
