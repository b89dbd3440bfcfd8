package io.groundwork.controller.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What a command said, and how it ended. */
public record Output(List<String> command, int exit, String out, String err, long millis) {

  /** Fails the test, with all that was said, unless the command ended like this. */
  public Output mustEnd(int wanted) {
    if (exit != wanted) {
      throw new AssertionError("exit " + exit + " instead of " + wanted + "\n" + this);
    }
    return this;
  }

  /** Standard output without the newline at its end. */
  public String text() {
    return out.strip();
  }

  /** Standard output as events, a JSON object a line. */
  public List<JsonNode> events() {
    ObjectMapper json = new ObjectMapper();
    return out.lines()
        .map(
            line -> {
              try {
                return json.readTree(line);
              } catch (IOException e) {
                throw new UncheckedIOException("not JSON: " + line, e);
              }
            })
        .toList();
  }

  /** The events of a kind. */
  public List<JsonNode> events(String kind) {
    return events().stream().filter(e -> e.path("event").asText().equals(kind)).toList();
  }

  /** The summary, which must be the last line. */
  public JsonNode summary() {
    List<JsonNode> events = events();
    JsonNode last = events.get(events.size() - 1);
    if (!last.path("event").asText().equals("summary")) {
      throw new AssertionError("no summary at the end\n" + this);
    }
    return last;
  }

  @Override
  public String toString() {
    return String.join(" ", command)
        + "\nexit "
        + exit
        + " after "
        + millis
        + " ms\n--- stdout\n"
        + out
        + "\n--- stderr\n"
        + err;
  }
}
