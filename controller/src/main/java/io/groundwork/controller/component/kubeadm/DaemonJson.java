package io.groundwork.controller.component.kubeadm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.groundwork.agent.facts.Facts.FileFact;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;

/**
 * Docker's settings. They are the machine's owner's: what stands there stays, only the cgroup
 * driver is added, which Docker and the kubelet must share.
 */
final class DaemonJson {
  static final String DRIVER = "native.cgroupdriver=systemd";
  private static final String OPTIONS = "exec-opts";
  private static final JsonFactory FACTORY = new JsonFactory();

  private DaemonJson() {}

  /** The file's whole text as it should be; empty where it says the driver already. */
  static Optional<String> wanted(Machine machine) {
    FileFact seen = machine.facts().files().get(RuntimePlan.DAEMON_JSON);
    String text = seen == null || seen.content().isBlank() ? "{}" : seen.content();
    try {
      return text.contains(DRIVER) ? Optional.empty() : Optional.of(with(text));
    } catch (IOException e) {
      return Optional.empty(); // No JSON; the examination has refused the machine for it.
    }
  }

  /** Why it cannot be added to; null where it can. */
  static @org.jspecify.annotations.Nullable String trouble(Machine machine) {
    FileFact seen = machine.facts().files().get(RuntimePlan.DAEMON_JSON);
    if (seen == null || seen.content().contains(DRIVER)) {
      return null;
    }
    try {
      with(seen.content().isBlank() ? "{}" : seen.content());
      return null;
    } catch (IOException e) {
      return "it is no JSON object";
    }
  }

  /** Copies token by token, so that nothing of what stands there is lost or changed. */
  private static String with(String text) throws IOException {
    StringWriter out = new StringWriter();
    try (JsonParser parser = FACTORY.createParser(text);
        JsonGenerator json = FACTORY.createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no JSON object");
      }
      json.writeStartObject();
      boolean added = false;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        json.writeFieldName(name);
        if (name.equals(OPTIONS) && parser.currentToken() == JsonToken.START_ARRAY) {
          options(parser, json);
          added = true;
        } else {
          json.copyCurrentStructure(parser);
        }
      }
      if (!added) {
        json.writeFieldName(OPTIONS);
        json.writeStartArray();
        json.writeString(DRIVER);
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    return out + "\n";
  }

  private static void options(JsonParser parser, JsonGenerator json) throws IOException {
    json.writeStartArray();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (!parser.getText().startsWith("native.cgroupdriver=")) {
        json.copyCurrentEvent(parser);
      }
    }
    json.writeString(DRIVER);
    json.writeEndArray();
  }
}
