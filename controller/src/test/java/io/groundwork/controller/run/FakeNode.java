package io.groundwork.controller.run;

import io.groundwork.agent.diagnosis.Subject;
import io.groundwork.agent.diagnosis.Symptoms;
import io.groundwork.agent.examine.Condition;
import io.groundwork.agent.examine.Condition.Lookup;
import io.groundwork.agent.examine.Door;
import io.groundwork.agent.examine.Inquiry;
import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.ledger.RunNote;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import io.groundwork.agent.resource.Drift;
import io.groundwork.agent.resource.Renewed;
import io.groundwork.agent.resource.Resource;
import io.groundwork.controller.node.LockHeldException;
import io.groundwork.controller.node.Session;
import io.groundwork.controller.node.SessionException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A node as a script: what differs on it is a map, settling takes entries out, and everything that
 * is done to it is written down. It refuses what it was not told of.
 */
final class FakeNode implements Session {
  private static final String ADDRESS = "10.0.0.1";
  final String name;
  final Map<String, Drift> drift = new HashMap<>();
  final Set<String> stuck = new HashSet<>();
  private final Set<String> renewed = new HashSet<>();
  final Map<String, Runnable> whileSettling = new HashMap<>();
  final Map<String, Consumer<FakeNode>> afterSettling = new HashMap<>();
  private final Journal journal;
  final Map<String, Symptoms> symptoms = new HashMap<>();
  List<RunNote> remembered = List.of();
  String lost = "";
  String unreachable = "";
  String lockedBy = "";
  int refusals = Integer.MAX_VALUE;
  String walled = "";
  @Nullable Facts known;

  Function<Question, Answer> answers =
      question -> {
        throw new AssertionError("not scripted: " + question);
      };

  long clockAhead;
  private volatile boolean finishing;
  private Consumer<SessionException> onLoss = gone -> {};

  FakeNode(String name, Journal journal) {
    this.name = name;
    this.journal = journal;
  }

  /** What was done, in its order, on all nodes. */
  static final class Journal {
    private final List<String> lines = new ArrayList<>();

    synchronized void add(String line) {
      lines.add(line);
    }

    synchronized List<String> lines() {
      return List.copyOf(lines);
    }

    /** The lines that hold the word. */
    List<String> of(String word) {
      return lines().stream().filter(line -> line.contains(word)).toList();
    }

    int at(String line) {
      int at = lines().indexOf(line);
      if (at < 0) {
        throw new AssertionError("'" + line + "' is not in " + lines());
      }
      return at;
    }
  }

  synchronized void differs(Resource resource, String what) {
    drift.put(resource.id(), Drift.of(what, "", "so"));
  }

  Session open() {
    if (!unreachable.isEmpty()) {
      throw new SessionException(name, "cannot be reached", unreachable, "Look at its network.");
    }
    journal.add(name + " connect");
    return this;
  }

  @Override
  public String host() {
    return name;
  }

  @Override
  public Facts facts(List<String> evidence) {
    if (known != null) {
      return known;
    }
    return new Facts(
        name,
        "",
        Map.of(),
        "x86_64",
        "6.1",
        252,
        2,
        new Facts.Memory(1, 1, 0),
        List.of(ADDRESS),
        List.of(),
        List.of(),
        io.groundwork.agent.facts.Traits.NONE,
        Map.of(),
        0);
  }

  @Override
  public void lock(String who) {
    if (!lockedBy.isEmpty() && refusals-- > 0) {
      throw new LockHeldException(name, lockedBy);
    }
    journal.add(name + " lock");
  }

  @Override
  public void begin(RunNote run) {
    journal.add(name + " begin " + run.run() + " of " + run.who());
  }

  @Override
  public void conclude(String result) {
    journal.add(name + " conclude " + result);
  }

  @Override
  public Memory recall() {
    return new Memory(remembered, List.of());
  }

  @Override
  public List<String> left(List<Resource> resources) {
    return List.of();
  }

  @Override
  public synchronized List<Observation> observe(List<Resource> resources) {
    journal.add(name + " observe");
    List<Observation> seen = new ArrayList<>();
    for (Resource resource : resources) {
      seen.add(new Observation(drift(resource), 1, null));
    }
    return seen;
  }

  /** A process that is to be renewed runs in the old one until it is settled. */
  private Drift drift(Resource resource) {
    Drift told = drift.getOrDefault(resource.id(), Drift.NONE);
    boolean old = resource instanceof Renewed && !renewed.contains(resource.id());
    return old && told.isEmpty() ? Drift.of("restart", "process 7", "a new process") : told;
  }

  @Override
  public void settle(List<Resource> resources, Progress progress) {
    for (int i = 0; i < resources.size() && !finishing; i++) {
      String id = resources.get(i).id();
      whileSettling.getOrDefault(id, () -> {}).run();
      if (!lost.isEmpty()) {
        throw gone();
      }
      Drift seen;
      synchronized (this) {
        seen = drift(resources.get(i));
        renewed.add(id);
        if (!stuck.contains(id)) {
          drift.remove(id);
        }
      }
      if (!seen.isEmpty()) {
        journal.add(name + " settle " + id);
      }
      boolean hindered = stuck.contains(id) && !seen.isEmpty();
      if (!hindered && !seen.isEmpty()) {
        afterSettling.getOrDefault(id, node -> {}).accept(this);
      }
      progress.done(i, seen, 1, hindered ? "it will not" : null);
      if (hindered) {
        return;
      }
    }
  }

  @Override
  public Answer ask(Question question) {
    if (!lost.isEmpty()) {
      throw gone();
    }
    if (question instanceof Question.MainProcess) {
      return new Answer.Text("7");
    }
    return answers.apply(question);
  }

  @Override
  public void warmProbe() {
    journal.add(name + " warm");
  }

  @Override
  public Symptoms diagnose(Subject subject) {
    String what = subject.unit().isEmpty() ? subject.paths().toString() : subject.unit();
    journal.add(name + " diagnose " + what);
    return symptoms.getOrDefault(
        what,
        new Symptoms(
            false,
            what + " failed",
            "",
            List.of(new Symptoms.Section("unit", what + " is failed"))));
  }

  @Override
  public Condition examine(Inquiry inquiry) {
    journal.add(name + " examine");
    Lookup none = new Lookup(name, List.of(), 0, true);
    return new Condition(
        new Lookup(name, List.of(ADDRESS), 0, true),
        inquiry.names().stream().map(n -> new Lookup(n, List.of(ADDRESS), 0, true)).toList(),
        none,
        none,
        "",
        "",
        "",
        Map.of(),
        List.of("chronyd"),
        true,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Condition.Filter.NONE);
  }

  @Override
  public long clockAhead() {
    return clockAhead;
  }

  @Override
  public long bytesPerSecond() {
    return 1 << 20;
  }

  @Override
  public List<String> open(List<Door> doors, int millis) {
    journal.add(name + " open " + doors.size());
    return doors.stream().map(door -> "").toList();
  }

  @Override
  public void shut() {
    journal.add(name + " shut");
  }

  @Override
  public List<String> knock(List<Door> doors, int timeoutMillis) {
    journal.add(name + " knock " + doors.size());
    return doors.stream().map(door -> walled).toList();
  }

  @Override
  public synchronized void onLoss(Consumer<SessionException> told) {
    onLoss = told;
  }

  /** The connection breaks while nobody asks for anything. */
  void lose(String why) {
    lost = why;
    onLoss.accept(gone());
  }

  private SessionException gone() {
    return new SessionException(name, "connection lost", lost, "Look at its network.");
  }

  @Override
  public void finish() {
    finishing = true;
    journal.add(name + " finish");
  }

  @Override
  public void close() {
    journal.add(name + " close");
  }
}
