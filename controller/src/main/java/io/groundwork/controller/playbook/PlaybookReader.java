package io.groundwork.controller.playbook;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.groundwork.inventory.Problem;
import io.groundwork.inventory.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a playbook: a list of plays, plain data, checked against the components that there are. */
public final class PlaybookReader {
  private static final List<String> KEYS = List.of("play", "component", "hosts");
  private final Path file;
  private final Collection<String> components;
  private final List<Problem> problems = new ArrayList<>();

  private record Word(String text, JsonLocation at) {}

  private PlaybookReader(Path file, Collection<String> components) {
    this.file = file;
    this.components = components;
  }

  /**
   * The playbook in a file.
   *
   * @param components names of the components that there are
   * @throws PlaybookException where anything is wrong with it, all of it at once
   */
  public static Playbook read(Path file, Collection<String> components) throws PlaybookException {
    return new PlaybookReader(file, components).read();
  }

  private Playbook read() throws PlaybookException {
    List<Play> plays = new ArrayList<>();
    try (JsonParser parser = new YAMLFactory().createParser(Files.readString(file))) {
      if (isPlays(parser)) {
        while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
          Play play = play(parser);
          if (play != null) {
            plays.add(play);
          }
        }
      }
    } catch (JsonProcessingException e) {
      problem("not YAML: " + e.getOriginalMessage(), e.getLocation(), null);
    } catch (IOException e) {
      problem("cannot be read: " + e, null, null);
    }
    if (!problems.isEmpty()) {
      throw new PlaybookException(problems);
    }
    return new Playbook(plays);
  }

  /** Whether the parser now stands at the list of plays, the one thing in a playbook. */
  private boolean isPlays(JsonParser parser) throws IOException {
    boolean map = parser.nextToken() == JsonToken.START_OBJECT;
    if (map && parser.nextToken() == JsonToken.FIELD_NAME && parser.currentName().equals("plays")) {
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        return true;
      }
    }
    problem("a playbook is a list of plays, below plays:", parser.currentTokenLocation(), null);
    return false;
  }

  private @Nullable Play play(JsonParser parser) throws IOException {
    JsonLocation at = parser.currentTokenLocation();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      problem("a play is a map of play, component and hosts", at, null);
      parser.skipChildren();
      return null;
    }
    Map<String, Word> words = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      entry(parser, words);
    }
    Word component = words.get("component");
    if (component == null) {
      problem("a play names its component", at, null);
      return null;
    }
    if (!components.contains(component.text())) {
      problem("unknown component '" + component.text() + "'", component.at(), known());
    }
    Word title = words.getOrDefault("play", component);
    Word hosts = words.get("hosts");
    if (hosts == null) {
      return new Play(title.text(), component.text(), Play.ALL);
    }
    if (!hosts.text().equals(Play.ALL) && !components.contains(hosts.text())) {
      problem("unknown role '" + hosts.text() + "'", hosts.at(), known());
    }
    return new Play(title.text(), component.text(), hosts.text());
  }

  private void entry(JsonParser parser, Map<String, Word> words) throws IOException {
    String key = parser.currentName();
    JsonLocation at = parser.currentTokenLocation();
    JsonToken value = parser.nextToken();
    if (!KEYS.contains(key)) {
      problem("unknown key '" + key + "'", at, "keys are " + String.join(", ", KEYS));
      parser.skipChildren();
    } else if (!value.isScalarValue()) {
      problem(key + " is a word", parser.currentTokenLocation(), null);
      parser.skipChildren();
    } else if (words.put(key, new Word(parser.getText(), parser.currentTokenLocation())) != null) {
      problem(key + " stands twice", at, null);
    }
  }

  private String known() {
    return "there are " + String.join(", ", components.stream().sorted().toList());
  }

  private void problem(String message, @Nullable JsonLocation at, @Nullable String hint) {
    int line = at == null ? 0 : at.getLineNr();
    int column = at == null ? 0 : at.getColumnNr();
    problems.add(new Problem(file, line, column, Severity.ERROR, message, hint));
  }
}
