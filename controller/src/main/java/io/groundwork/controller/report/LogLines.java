package io.groundwork.controller.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.groundwork.agent.resource.Difference;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * What a run's log holds beyond what standard output shows: who began it, what the time went on,
 * and how exactly things differed. Only its owner can read it.
 */
final class LogLines {
  /** Of the log's form; readers know the older ones. */
  static final int FORMAT = 1;

  /** Characters of a side of a difference; a file with more is not read in a report. */
  private static final int MOST = 32_768;

  private LogLines() {}

  /** Whether the event is in the log alone. */
  static boolean alone(Event event) {
    return event instanceof Event.Started
        || event instanceof Event.InventoryRead
        || event instanceof Event.HostSeen
        || event instanceof Event.Doing
        || event instanceof Event.Spent;
  }

  /** The name of such an event. */
  static String name(Event event) {
    if (event instanceof Event.Started) {
      return "start";
    } else if (event instanceof Event.InventoryRead) {
      return "inventory";
    } else if (event instanceof Event.HostSeen) {
      return "host";
    }
    return event instanceof Event.Doing ? "doing" : "spent";
  }

  static void write(Event event, JsonGenerator json) throws IOException {
    if (event instanceof Event.Started e) {
      start(e.run(), json);
    } else if (event instanceof Event.InventoryRead e) {
      json.writeStringField("cluster", e.cluster());
    } else if (event instanceof Event.HostSeen e) {
      json.writeStringField("host", e.host());
      JsonLines.list(json, "roles", e.roles());
    } else if (event instanceof Event.Doing e) {
      json.writeStringField("host", e.host());
      json.writeStringField("what", e.what());
    } else if (event instanceof Event.Spent e) {
      JsonLines.optional(json, "host", e.host());
      json.writeStringField("kind", e.kind().name().toLowerCase(Locale.ROOT));
      json.writeStringField("component", e.component());
      json.writeStringField("what", e.what());
      json.writeNumberField("bytes", e.bytes());
      json.writeNumberField("millis", e.millis());
    }
  }

  private static void start(Run run, JsonGenerator json) throws IOException {
    json.writeNumberField("format", FORMAT);
    json.writeStringField("run", run.id());
    json.writeStringField("began", run.began().toString());
    json.writeStringField("command", run.command());
    JsonLines.list(json, "arguments", run.arguments());
    json.writeStringField("user", run.user());
    json.writeStringField("controller", run.controller());
    json.writeNumberField("pid", run.pid());
    json.writeStringField("version", run.version());
    json.writeStringField("inventory", run.inventory());
  }

  /** How a resource differed, side by side. */
  static void differences(List<Difference> drift, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("differences");
    for (Difference each : drift) {
      json.writeStartObject();
      json.writeStringField("what", each.what());
      json.writeStringField("seen", bounded(each.seen()));
      json.writeStringField("wanted", bounded(each.wanted()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static String bounded(String text) {
    return text.length() <= MOST ? text : text.substring(0, MOST) + "\n[the log ends here]\n";
  }
}
