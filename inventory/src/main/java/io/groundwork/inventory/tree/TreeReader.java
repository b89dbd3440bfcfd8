package io.groundwork.inventory.tree;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.groundwork.inventory.tree.ScalarNode.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one YAML document into nodes. Anchors, aliases, tags and further documents are refused
 * without being quoted: a password that nobody put in quotes may look like one of them. So nothing
 * multiplies itself, and the tree is never larger than the file.
 */
public final class TreeReader {
  /** Deeper than any inventory, shallow enough for the stack. */
  private static final int DEEPEST = 40;

  private static final Pattern BLANK = Pattern.compile("<[^<>]+>");

  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(200).build())
          .build();

  private final YAMLParser parser;
  private final ProblemList problems;
  private final Filling filling;
  private int depth;

  private TreeReader(YAMLParser parser, ProblemList problems, Filling filling) {
    this.parser = parser;
    this.problems = problems;
    this.filling = filling;
  }

  /** Reads a text; null where there is nothing in it or where it is no YAML, which was told. */
  public static @Nullable Node read(String text, ProblemList problems, Filling filling) {
    try (YAMLParser parser = FACTORY.createParser(text)) {
      return new TreeReader(parser, problems, filling).document();
    } catch (JsonProcessingException e) {
      SyntaxProblem.tell(e, text, problems);
    } catch (IOException | RuntimeException e) {
      // The parser's own slips on broken input; what it says may quote the file, so it is not told.
      problems.error(Place.START, "this is not YAML that can be read", SyntaxProblem.HINT);
    }
    return null;
  }

  private @Nullable Node document() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return null;
    }
    Node root = node(first);
    if (parser.nextToken() != null) {
      problems.error(
          here(),
          "a second document begins here; an inventory is one document",
          "take out the line with --- or make it a file of its own");
    }
    return root;
  }

  private Node node(JsonToken token) throws IOException {
    Place at = here();
    boolean refused = refuseAnchorOrTag(at);
    if (++depth > DEEPEST) {
      problems.error(at, "maps and lists are nested too deeply here", null);
      parser.skipChildren();
      depth--;
      return new UnreadNode(at);
    }
    Node read =
        switch (token) {
          case START_OBJECT -> map(at);
          case START_ARRAY -> list(at);
          default -> refused ? new UnreadNode(at) : scalar(token, at);
        };
    depth--;
    return refused ? new UnreadNode(at) : read;
  }

  private Node map(Place at) throws IOException {
    Map<String, MapNode.Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      Place keyAt = here();
      String key = String.valueOf(parser.currentName());
      MapNode.Entry entry = new MapNode.Entry(keyAt, node(parser.nextToken()));
      MapNode.Entry first = entries.putIfAbsent(key, entry);
      if (first != null) {
        problems.error(
            keyAt,
            "the key " + key + " stands twice in one map, first at " + first.keyAt(),
            "merge the two, or take one away");
      }
    }
    return new MapNode(at, entries);
  }

  private Node list(Place at) throws IOException {
    List<Node> items = new ArrayList<>();
    JsonToken token;
    while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
      items.add(node(token));
    }
    return new ListNode(at, items);
  }

  /** A blank of the starter is told as such, and not quoted: it might be somebody's password. */
  private Node scalar(JsonToken token, Place at) throws IOException {
    String text = String.valueOf(parser.getText());
    if (BLANK.matcher(text).matches()) {
      problems.error(at, "a blank that is still to be filled in", "write a value instead of <...>");
      return new UnreadNode(at);
    }
    Kind kind = Kind.TEXT;
    if (token == JsonToken.VALUE_NULL) {
      kind = text.isEmpty() ? Kind.EMPTY : Kind.NULL;
    }
    ScalarNode raw = new ScalarNode(at, text, kind, false);
    return text.contains("${") ? filling.fill(raw) : raw;
  }

  private boolean refuseAnchorOrTag(Place at) throws IOException {
    if (parser.isCurrentAlias() || parser.getObjectId() != null) {
      problems.error(
          at,
          "anchors and aliases (&name, *name) are not read in an inventory",
          "write the value out; put a text that begins with & or * in quotes");
      return true;
    }
    if (parser.getTypeId() != null) {
      problems.error(
          at,
          "tags (!name) are not read in an inventory",
          "put a text that begins with ! in quotes; for secrets write \"${env:NAME}\" or"
              + " \"${file:PATH}\"");
      return true;
    }
    return false;
  }

  private Place here() {
    JsonLocation at = parser.currentTokenLocation();
    return new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
  }
}
