package io.groundwork.agent.diagnosis;

import io.groundwork.agent.diagnosis.Symptoms.Section;
import io.groundwork.agent.node.Commands;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.Space;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** The room, the mount and the owners of paths. */
final class Places {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private final Commands commands;
  private final NodeView view;

  Places(Commands commands, NodeView view) {
    this.commands = commands;
    this.view = view;
  }

  /** Sections on the paths; none where there are no paths. */
  List<Section> of(List<String> paths) {
    return paths.isEmpty()
        ? List.of()
        : List.of(
            Piece.shown("disk", () -> each(paths, this::room)),
            Piece.shown("mounts", () -> each(paths, this::mount)),
            Piece.shown("owners", () -> each(paths, this::owners)));
  }

  /** Says something of a path. */
  private interface Saying {
    String of(String path) throws IOException;
  }

  private static String each(List<String> paths, Saying saying) {
    StringBuilder text = new StringBuilder();
    for (String path : paths) {
      text.append(Piece.read(() -> saying.of(path)).stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private String room(String path) throws IOException {
    Space space = view.space(path);
    return path
        + ": "
        + Piece.megabytes(space.free())
        + " MB free of "
        + Piece.megabytes(space.size())
        + " MB";
  }

  private String mount(String path) throws IOException {
    String found =
        commands
            .run(LIMIT, List.of("findmnt", "-n", "-o", "TARGET,SOURCE,FSTYPE,OPTIONS", "-T", path))
            .text();
    return path + ": " + (found.isBlank() ? "no mount found" : found.strip());
  }

  private String owners(String path) throws IOException {
    return commands.run(LIMIT, List.of("namei", "-l", path)).text();
  }
}
