package io.groundwork.controller.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.groundwork.agent.facts.Facts;
import java.io.IOException;
import java.io.StringWriter;

/** Makes papers for the archive of a failed run. */
public final class Papers {
  private Papers() {}

  /** What was learnt of a host, as JSON. */
  public static Event.Paper facts(String host, Facts facts) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      JsonFacts.write(facts, json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("a string could not be written to memory", e);
    }
    return new Event.Paper(host + "/facts.json", out + "\n");
  }
}
