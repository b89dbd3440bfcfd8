package io.groundwork.controller.diagnosis;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the table: a list of maps, each with name, pattern, means and next, all of them text, and
 * {@code lasts: true} where the cause comes again at every start.
 */
final class CauseTable {
  private static final String FILE = "causes.yaml";
  private static final String LASTS = "lasts";
  private static final List<String> KEYS = List.of("name", "pattern", "means", "next", LASTS);

  private CauseTable() {}

  static List<Cause> read() {
    try (InputStream in = CauseTable.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not shipped");
      }
      return read(new YAMLFactory().createParser(in));
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read", e);
    }
  }

  private static List<Cause> read(JsonParser parser) throws IOException {
    List<Cause> causes = new ArrayList<>();
    require(parser.nextToken() == JsonToken.START_ARRAY, parser);
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      causes.add(row(parser));
    }
    return causes;
  }

  private static Cause row(JsonParser parser) throws IOException {
    Map<String, String> row = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      require(KEYS.contains(key) && parser.nextToken().isScalarValue(), parser);
      require(row.put(key, parser.getText().strip()) == null, parser);
    }
    boolean lasts = row.containsKey(LASTS);
    require(row.size() == KEYS.size() - (lasts ? 0 : 1), parser);
    require(!lasts || "true".equals(row.get(LASTS)), parser);
    return new Cause(
        row.getOrDefault("name", ""),
        Pattern.compile(row.getOrDefault("pattern", ""), Pattern.MULTILINE),
        row.getOrDefault("means", ""),
        row.getOrDefault("next", ""),
        lasts);
  }

  private static void require(boolean right, JsonParser parser) {
    if (!right) {
      throw new IllegalStateException(
          FILE
              + " has a row that is not name, pattern, means and next before "
              + parser.currentLocation().getLineNr());
    }
  }
}
