package io.groundwork.controller.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.groundwork.agent.resource.Difference;
import io.groundwork.inventory.Problem;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes an event as one line of JSON, as the contract has it; for a log, with more in it. */
final class JsonLines {
  private static final JsonFactory FACTORY = new JsonFactory();
  private final Clock clock;
  private final boolean log;

  /**
   * @param log whether what is in logs alone is written, too
   */
  JsonLines(Clock clock, boolean log) {
    this.clock = clock;
    this.log = log;
  }

  /** The line without its end; null for events that are not for such a reader. */
  @Nullable String line(Event event) {
    if (event instanceof Event.Progress
        || event instanceof Event.Paper
        || (LogLines.alone(event) && !log)) {
      return null;
    }
    StringWriter out = new StringWriter(256);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      write(event, json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("a string could not be written to memory", e);
    }
    return out.toString();
  }

  private void write(Event event, JsonGenerator json) throws IOException {
    if (LogLines.alone(event)) {
      head(json, LogLines.name(event));
      LogLines.write(event, json);
    } else if (event instanceof Event.ResourceDone e) {
      head(json, "resource");
      resource(e, json);
    } else if (event instanceof Event.GateAsked e) {
      head(json, "gate");
      gate(e, json);
    } else if (event instanceof Event.Finding e) {
      head(json, "finding");
      finding(e, json);
    } else if (event instanceof Event.ProblemFound e) {
      head(json, "problem");
      problem(e.problem(), json);
    } else if (event instanceof Event.FactsLearnt e) {
      head(json, "facts");
      json.writeStringField("host", e.host());
      JsonFacts.write(e.facts(), json);
    } else if (event instanceof Event.Failed e) {
      head(json, "failed");
      failed(e, json);
    } else if (event instanceof Event.Summary e) {
      head(json, "summary");
      summary(e, json);
    } else {
      text(event, json);
    }
  }

  private void head(JsonGenerator json, String event) throws IOException {
    json.writeStringField("event", event);
    json.writeStringField("at", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
  }

  private void text(Event event, JsonGenerator json) throws IOException {
    if (event instanceof Event.Diagnosis e) {
      head(json, "diagnosis");
      json.writeStringField("host", e.host());
      json.writeStringField("unit", e.unit());
      json.writeStringField("text", e.text());
    } else if (event instanceof Event.Archived e) {
      head(json, "archive");
      json.writeStringField("path", e.path());
    } else if (event instanceof Event.Endpoint e) {
      head(json, "endpoint");
      json.writeStringField("component", e.component());
      json.writeStringField("text", e.text());
    } else if (event instanceof Event.Note e) {
      head(json, "note");
      optional(json, "host", e.host());
      json.writeStringField("component", e.component());
      json.writeStringField("text", e.text());
    } else if (event instanceof Event.PastRun e) {
      head(json, "run");
      past(e, json);
    } else if (event instanceof Event.RunsDiffer e) {
      head(json, "difference");
      optional(json, "host", e.host());
      json.writeStringField("kind", e.kind());
      json.writeStringField("what", e.what());
      json.writeStringField("first", e.first());
      json.writeStringField("second", e.second());
    } else if (event instanceof Event.PageWritten e) {
      head(json, "report");
      json.writeStringField("run", e.run());
      json.writeStringField("file", e.file());
    } else {
      throw new IllegalStateException("no JSON for " + event.getClass().getSimpleName());
    }
  }

  private void resource(Event.ResourceDone e, JsonGenerator json) throws IOException {
    json.writeStringField("host", e.host());
    json.writeStringField("component", e.component());
    json.writeStringField("phase", e.phase());
    json.writeStringField("resource", e.resource());
    json.writeStringField("outcome", word(e.outcome()));
    list(json, "drift", e.drift().stream().map(Difference::what).toList());
    json.writeNumberField("millis", e.millis());
    optional(json, "error", e.error());
    reason(e.reason(), json);
    if (log && !e.drift().isEmpty()) {
      LogLines.differences(e.drift(), json);
    }
  }

  private static void gate(Event.GateAsked e, JsonGenerator json) throws IOException {
    optional(json, "host", e.host());
    json.writeStringField("component", e.component());
    json.writeStringField("gate", e.gate());
    json.writeStringField("verdict", e.verdict());
    json.writeStringField(e.verdict().equals("pass") ? "proof" : "why", e.said());
    json.writeNumberField("millis", e.millis());
    reason(e.reason(), json);
  }

  private static void reason(@Nullable Reason r, JsonGenerator json) throws IOException {
    if (r == null) {
      return;
    }
    json.writeObjectFieldStart("reason");
    json.writeStringField("host", r.host());
    json.writeStringField("state", r.state());
    json.writeStringField("cause", r.cause());
    json.writeStringField("means", r.means());
    json.writeStringField("do", r.next());
    json.writeStringField("line", r.line());
    json.writeEndObject();
  }

  private static void finding(Event.Finding e, JsonGenerator json) throws IOException {
    optional(json, "host", e.host());
    json.writeStringField("check", e.check());
    json.writeStringField("level", word(e.level()));
    json.writeStringField("seen", e.seen());
    json.writeStringField("why", e.why());
    json.writeStringField("do", e.action());
    json.writeBooleanField("mends", e.mends());
  }

  private static void past(Event.PastRun e, JsonGenerator json) throws IOException {
    optional(json, "host", e.host());
    json.writeStringField("run", e.run());
    json.writeStringField("began", e.began().truncatedTo(ChronoUnit.MILLIS).toString());
    json.writeStringField("who", e.who());
    json.writeStringField("command", e.command());
    json.writeStringField("cluster", e.cluster());
    json.writeStringField("version", e.version());
    if (e.millis() >= 0) {
      json.writeNumberField("millis", e.millis());
    }
    if (e.exit() != null) {
      json.writeNumberField("exit", e.exit());
    }
    json.writeNumberField("changed", e.changed());
    json.writeStringField("result", e.result());
  }

  private static void problem(Problem p, JsonGenerator json) throws IOException {
    json.writeStringField("file", p.file().toString());
    json.writeNumberField("line", p.line());
    json.writeNumberField("column", p.column());
    json.writeStringField("severity", word(p.severity()));
    json.writeStringField("message", p.message());
    optional(json, "hint", p.hint());
  }

  private static void failed(Event.Failed e, JsonGenerator json) throws IOException {
    optional(json, "host", e.host());
    json.writeStringField("what", e.what());
    json.writeStringField("why", e.why());
    json.writeStringField("do", e.next());
    json.writeNumberField("exit", e.exit());
  }

  private static void summary(Event.Summary e, JsonGenerator json) throws IOException {
    json.writeNumberField("hosts", e.hosts());
    json.writeNumberField("same", e.same());
    json.writeNumberField("changed", e.changed());
    json.writeNumberField("would_change", e.wouldChange());
    json.writeNumberField("stuck", e.stuck());
    list(json, "whole", e.whole());
    list(json, "partial", e.partial());
    list(json, "untouched", e.untouched());
    list(json, "unreachable", e.unreachable());
    json.writeNumberField("warnings", e.warnings());
    json.writeNumberField("exit", e.exit());
    json.writeNumberField("millis", e.millis());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static void optional(JsonGenerator json, String name, @Nullable String value) throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    }
  }

  static void list(JsonGenerator json, String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
