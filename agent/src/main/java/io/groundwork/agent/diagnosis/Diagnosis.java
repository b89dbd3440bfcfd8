package io.groundwork.agent.diagnosis;

import io.groundwork.agent.diagnosis.Symptoms.Section;
import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.FactsCollector;
import io.groundwork.agent.node.Commands;
import io.groundwork.agent.node.LiveView;
import io.groundwork.agent.node.NodeView;
import io.groundwork.agent.node.SystemCommands;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what explains a failure: the unit, its last words, who has its port, room, mounts, owners,
 * memory, the kernel's log. Each piece is bounded and has its own time limit; one that cannot be
 * read says so, and the others stand.
 */
public final class Diagnosis {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final Commands commands;
  private final NodeView view;
  private final FactsCollector facts;

  /** Of the whole machine. */
  public Diagnosis() {
    this(Path.of("/"), new SystemCommands());
  }

  /** Of a machine whose every path lies below a directory, for tests. */
  public Diagnosis(Path root, Commands commands) {
    this.commands = commands;
    this.view = new LiveView(root, commands);
    this.facts = new FactsCollector(root, commands);
  }

  /** What the node shows of the subject. */
  public Symptoms of(Subject subject) {
    List<Section> sections = new ArrayList<>();
    String state = "";
    String words = "";
    boolean well = true;
    String trouble = Piece.read(() -> new KernelLog(commands).trouble());
    if (!subject.unit().isEmpty()) {
      UnitStory story = story(subject.unit());
      UnitWords said = UnitWords.of(subject.unit(), commands, view);
      sections.add(Piece.shown("unit", () -> status(subject.unit())));
      sections.add(Piece.journal("last words of " + subject.unit(), said.journal()));
      state = story.words();
      words = said.episode() + killed(subject.unit(), story, trouble);
      well = story.active();
    }
    if (subject.port() > 0) {
      PortHolders holders = PortHolders.of(facts, subject.port());
      sections.add(Piece.text("port " + subject.port(), holders.text()));
      state += (state.isEmpty() ? "" : ", ") + holders.words(subject.unit());
      well &= holders.areOf(subject.unit());
    }
    well &= !subject.unit().isEmpty() || subject.port() > 0;
    sections.addAll(machine(subject, trouble));
    return new Symptoms(well, state, words, sections);
  }

  private List<Section> machine(Subject subject, String trouble) {
    List<Section> sections = new ArrayList<>(new Places(commands, view).of(subject.paths()));
    sections.add(Piece.shown("memory", this::memory));
    if (!trouble.isEmpty()) {
      sections.add(Piece.text("kernel", trouble));
    }
    Papers papers = new Papers(view);
    subject.logs().forEach(log -> papers.end(log).ifPresent(sections::add));
    subject.files().forEach(file -> papers.whole(file).ifPresent(sections::add));
    return sections;
  }

  private UnitStory story(String unit) {
    String shown = Piece.read(() -> commands.run(LIMIT, UnitStory.command(unit)).text());
    return UnitStory.parse(unit, shown);
  }

  private String status(String unit) throws IOException {
    // Exit 3 says that the unit is not active; that is what is asked.
    return commands
        .run(LIMIT, List.of("systemctl", "status", "--no-pager", "--full", "-n", "0", "--", unit))
        .text();
  }

  /** What systemd of old does not say in the journal, as words in which a cause is looked for. */
  private String killed(String unit, UnitStory story, String trouble) {
    long counted = 0;
    try {
      counted = new Kills(view).ofUnit(story.controlGroup());
    } catch (IOException | RuntimeException e) {
      // Not counted here; the kernel's log and systemd's own words may still tell.
      counted = 0;
    }
    String kernel = KernelLog.of(unit, trouble);
    String count =
        counted == 0
            ? ""
            : "The kernel killed processes of " + unit + " for want of memory: " + counted + "\n";
    return count + (kernel.isEmpty() ? "" : kernel + "\n");
  }

  private String memory() throws IOException {
    Facts.Memory memory = facts.memory();
    String text =
        Piece.megabytes(memory.available())
            + " MB available of "
            + Piece.megabytes(memory.total())
            + " MB";
    long kills = new Kills(view).ofMachine();
    return text + "; processes killed for want of memory since the start of the machine: " + kills;
  }
}
