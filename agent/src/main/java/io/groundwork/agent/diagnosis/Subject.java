package io.groundwork.agent.diagnosis;

import java.util.List;

/**
 * What a diagnosis is to look at.
 *
 * @param unit a systemd unit; empty where no unit is concerned
 * @param port on which it should listen; 0 for none
 * @param paths directories and files that it lives from: their room, mounts and owners are shown
 * @param logs files of which the end is shown, where they are there
 * @param files configuration that is shown whole, where it is there
 */
public record Subject(
    String unit, int port, List<String> paths, List<String> logs, List<String> files) {

  /** Sections of this beginning hold a file of {@code files} and nothing else. */
  public static final String FILE = "file ";

  public Subject {
    paths = List.copyOf(paths);
    logs = List.copyOf(logs);
    files = List.copyOf(files);
  }

  /** A unit with its port and directories. */
  public static Subject ofUnit(String unit, int port, List<String> paths) {
    return new Subject(unit, port, paths, List.of(), List.of());
  }

  /** Paths alone, and what the logs say of them. */
  public static Subject ofPaths(List<String> paths, List<String> logs) {
    return new Subject("", 0, paths, logs, List.of());
  }

  /** The same, with configuration to be shown whole. */
  public Subject with(List<String> configuration) {
    return new Subject(unit, port, paths, logs, configuration);
  }
}
