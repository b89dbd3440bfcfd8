package io.groundwork.controller.lab;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What tests ask of a run's events. */
final class Events {
  private Events() {}

  /** What a run changed: host and resource. */
  static Set<String> changed(Output run) {
    Set<String> changed = new TreeSet<>();
    for (JsonNode event : run.events("resource")) {
      if (event.path("outcome").asText().equals("changed")) {
        changed.add(event.path("host").asText() + " " + event.path("resource").asText());
      }
    }
    return changed;
  }

  /** The resources of all hosts by one name. */
  static String on(String host, String resource) {
    return host + " " + resource;
  }

  /** A count of the summary. */
  static int count(Output run, String field) {
    return run.summary().path(field).asInt(-1);
  }

  /** The hosts that the summary lists. */
  static List<String> hosts(Output run, String field) {
    return run.summary().path(field).valueStream().map(JsonNode::asText).toList();
  }
}
