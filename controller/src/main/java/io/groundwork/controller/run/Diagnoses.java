package io.groundwork.controller.run;

import io.groundwork.agent.diagnosis.Subject;
import io.groundwork.agent.diagnosis.Symptoms;
import io.groundwork.agent.diagnosis.Symptoms.Section;
import io.groundwork.controller.diagnosis.KnownCauses;
import io.groundwork.controller.diagnosis.Recognised;
import io.groundwork.controller.node.SessionException;
import io.groundwork.controller.report.Event;
import io.groundwork.controller.report.Papers;
import io.groundwork.controller.report.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has nodes show what does not do well, once for each thing, and finds the likely cause in what was
 * said. What a node shows is told at once, bounded for people; all of it goes to the archive.
 */
final class Diagnoses {
  private static final int LAST_LINES = 30;

  private final Stage stage;
  private final Map<String, Symptoms> seen = new ConcurrentHashMap<>();
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  Diagnoses(Stage stage) {
    this.stage = stage;
  }

  /** Whether the node shows nothing wrong with it. */
  boolean well(String host, Subject subject) {
    return symptoms(host, subject).well();
  }

  /**
   * Tells what the node shows.
   *
   * @param error what is known already, in which a cause may be found, too
   * @return why it fails, as far as can be known
   */
  Reason of(String host, Subject subject, String error) {
    Symptoms symptoms = symptoms(host, subject);
    if (told.add(key(host, subject))) {
      tell(host, subject, symptoms);
    }
    Optional<Recognised> cause = KnownCauses.shipped().in(error + "\n" + symptoms.words());
    return cause
        .map(c -> new Reason(host, symptoms.state(), c.name(), c.means(), c.next(), c.line()))
        .orElseGet(() -> unknown(host, symptoms));
  }

  /**
   * Whether the node shows, now, a known cause that comes again at every start. It is not
   * remembered: the node may show something else when all waiting has ended.
   */
  boolean lasts(String host, Subject subject) {
    return KnownCauses.shipped()
        .in(ask(host, subject).words())
        .filter(Recognised::lasts)
        .isPresent();
  }

  /** The last line that looks like an error speaks for what is not known. */
  private static Reason unknown(String host, Symptoms symptoms) {
    String line = LastError.of(symptoms.words());
    if (symptoms.well() && line.isEmpty()) {
      return new Reason(host, symptoms.state(), "", "", "", "");
    }
    String means =
        line.isEmpty() ? "what it said is not a known message" : "its last words: " + line;
    return new Reason(host, symptoms.state(), "", means, "See the diagnosis.", line);
  }

  private Symptoms symptoms(String host, Subject subject) {
    return seen.computeIfAbsent(key(host, subject), key -> ask(host, subject));
  }

  private static String key(String host, Subject subject) {
    return host
        + " "
        + (subject.unit().isEmpty() ? String.join(" ", subject.paths()) : subject.unit());
  }

  private Symptoms ask(String host, Subject subject) {
    String what = subject.unit().isEmpty() ? "the machine" : subject.unit();
    stage.world().events().add(new Event.Doing(host, "diagnosing " + what));
    try {
      if (known.add(host)) {
        add(Papers.facts(host, stage.fleet().of(host).facts(List.of())));
      }
      return stage.fleet().of(host).diagnose(subject);
    } catch (SessionException e) {
      return Symptoms.none(e.what() + ": " + e.why());
    } catch (IllegalStateException e) {
      return Symptoms.none("there is no connection to " + host);
    }
  }

  private void tell(String host, Subject subject, Symptoms symptoms) {
    StringBuilder text = new StringBuilder();
    StringBuilder whole = new StringBuilder();
    String name = subject.unit().isEmpty() ? "machine" : subject.unit();
    for (Section section : symptoms.sections()) {
      if (section.title().startsWith(Subject.FILE)) {
        String path = section.title().substring(Subject.FILE.length());
        add(new Event.Paper(host + "/files" + path, section.text()));
      } else {
        text.append(under(section.title(), end(section.text())));
        whole.append(under(section.title(), section.text()));
      }
    }
    add(new Event.Diagnosis(host, subject.unit(), text.toString()));
    add(new Event.Paper(host + "/" + name + ".txt", symptoms.state() + "\n" + whole));
  }

  private static String under(String title, String text) {
    return title + ":\n  " + text.strip().replace("\n", "\n  ") + "\n";
  }

  private static String end(String text) {
    List<String> lines = text.lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  private void add(Event event) {
    stage.world().events().add(event);
  }
}
