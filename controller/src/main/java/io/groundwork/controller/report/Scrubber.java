package io.groundwork.controller.report;

import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.Traits;
import io.groundwork.agent.resource.Difference;
import io.groundwork.agent.secret.SecretWords;
import io.groundwork.inventory.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Cleans every text of an event, once, before any view sees it: secrets and terminal escapes. */
final class Scrubber {
  private final UnaryOperator<String> mask;

  /**
   * @param mask takes secrets out of a text
   */
  Scrubber(UnaryOperator<String> mask) {
    this.mask = mask;
  }

  Event scrub(Event event) {
    if (event instanceof Event.ResourceDone e) {
      return new Event.ResourceDone(
          e.host(),
          e.component(),
          e.phase(),
          text(e.resource()),
          e.outcome(),
          drift(e.drift()),
          e.millis(),
          maybe(e.error()),
          reason(e.reason()));
    } else if (event instanceof Event.GateAsked e) {
      return new Event.GateAsked(
          e.host(),
          e.component(),
          e.gate(),
          e.verdict(),
          text(e.said()),
          e.millis(),
          reason(e.reason()));
    } else if (event instanceof Event.Finding e) {
      return new Event.Finding(
          e.host(),
          e.check(),
          e.level(),
          text(e.seen()),
          text(e.why()),
          text(e.action()),
          e.mends());
    } else if (event instanceof Event.ProblemFound e) {
      return new Event.ProblemFound(problem(e.problem()));
    }
    return scrubText(event);
  }

  private Event scrubText(Event event) {
    if (event instanceof Event.FactsLearnt e) {
      return new Event.FactsLearnt(e.host(), facts(e.facts()));
    } else if (event instanceof Event.Doing e) {
      return new Event.Doing(e.host(), text(e.what()));
    } else if (event instanceof Event.Progress e) {
      return new Event.Progress(e.host(), text(e.what()));
    } else if (event instanceof Event.PastRun e) {
      return new Event.PastRun(
          e.host(),
          text(e.run()),
          e.began(),
          text(e.who()),
          text(e.command()),
          text(e.cluster()),
          text(e.version()),
          e.millis(),
          e.exit(),
          e.changed(),
          text(e.result()));
    } else if (event instanceof Event.RunsDiffer e) {
      return new Event.RunsDiffer(
          e.kind(), e.host(), text(e.what()), text(e.first()), text(e.second()));
    } else if (event instanceof Event.Started e) {
      return new Event.Started(e.run().with(this::text));
    } else if (event instanceof Event.Spent e) {
      return new Event.Spent(
          e.host(), e.kind(), e.component(), text(e.what()), e.bytes(), e.millis());
    } else if (event instanceof Event.Diagnosis e) {
      return new Event.Diagnosis(e.host(), e.unit(), SecretWords.mask(text(e.text())));
    } else if (event instanceof Event.Paper e) {
      return new Event.Paper(text(e.name()), SecretWords.mask(text(e.text())));
    } else if (event instanceof Event.Endpoint e) {
      return new Event.Endpoint(e.component(), text(e.text()));
    } else if (event instanceof Event.Note e) {
      return new Event.Note(e.host(), e.component(), text(e.text()));
    } else if (event instanceof Event.Failed e) {
      return new Event.Failed(e.host(), text(e.what()), text(e.why()), text(e.next()), e.exit());
    }
    return event;
  }

  private String text(String text) {
    return mask.apply(Sanitizer.clean(text));
  }

  private @Nullable String maybe(@Nullable String text) {
    return text == null ? null : text(text);
  }

  private @Nullable Reason reason(@Nullable Reason r) {
    return r == null
        ? null
        : new Reason(
            r.host(),
            text(r.state()),
            r.cause(),
            SecretWords.mask(text(r.means())),
            text(r.next()),
            SecretWords.mask(text(r.line())));
  }

  private List<Difference> drift(List<Difference> drift) {
    return drift.isEmpty()
        ? drift
        : drift.stream()
            .map(d -> new Difference(text(d.what()), text(d.seen()), text(d.wanted())))
            .toList();
  }

  private Problem problem(Problem p) {
    return new Problem(
        p.file(), p.line(), p.column(), p.severity(), text(p.message()), maybe(p.hint()));
  }

  private Facts facts(Facts f) {
    Map<String, String> os = new TreeMap<>();
    f.os().forEach((key, value) -> os.put(text(key), text(value)));
    Map<String, Facts.FileFact> files = new TreeMap<>();
    f.files().forEach((path, file) -> files.put(text(path), file(file)));
    return new Facts(
        text(f.hostname()),
        text(f.machineId()),
        os,
        text(f.arch()),
        text(f.kernel()),
        f.systemd(),
        f.cpus(),
        f.memory(),
        f.addresses().stream().map(this::text).toList(),
        f.mounts().stream().map(this::mount).toList(),
        f.listeners().stream().map(this::listener).toList(),
        traits(f.traits()),
        files,
        f.clockMillis());
  }

  private Traits traits(Traits t) {
    return new Traits(
        text(t.packages()),
        text(t.selinux()),
        text(t.container()),
        t.firewalld(),
        t.modules().stream().map(this::text).toList(),
        t.fileSystems().stream().map(this::text).toList(),
        t.moduleTree(),
        t.swaps().stream().map(this::text).toList());
  }

  private Facts.Mount mount(Facts.Mount m) {
    return new Facts.Mount(
        text(m.path()),
        text(m.type()),
        text(m.source()),
        m.options().stream().map(this::text).toList(),
        m.free(),
        m.size(),
        m.freeInodes());
  }

  private Facts.Listener listener(Facts.Listener l) {
    return new Facts.Listener(
        text(l.address()), l.port(), l.pid(), text(l.process()), text(l.unit()));
  }

  private Facts.FileFact file(Facts.FileFact f) {
    return new Facts.FileFact(
        f.type(),
        f.uid(),
        f.gid(),
        text(f.owner()),
        text(f.content()),
        f.entries().stream().map(this::text).toList(),
        f.writable());
  }
}
