package io.groundwork.inventory.tree;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Says in plain words what the YAML parser stumbled over. The file is never quoted: a password may
 * stand there.
 */
final class SyntaxProblem {
  static final String HINT =
      "look for a missing colon, quote or bracket on this line or the one before";

  private SyntaxProblem() {}

  static void tell(JsonProcessingException e, String text, ProblemList problems) {
    Place at = Place.START;
    JsonLocation location = e.getLocation();
    if (location != null && location.getLineNr() > 0) {
      at = new Place(location.getLineNr(), Math.max(1, location.getColumnNr()));
    }
    String said = String.valueOf(e.getOriginalMessage());
    if (e.getCause() instanceof MarkedYAMLException marked) {
      said = String.valueOf(marked.getContext()) + "; " + marked.getProblem();
      Mark mark = marked.getProblemMark();
      if (mark != null) {
        at = new Place(mark.getLine() + 1, mark.getColumn() + 1);
      }
    }
    Words words = Words.of(said);
    problems.error(inside(at, text), words.message, words.hint);
  }

  /** The parser may point behind the end; the last line is what people can look at. */
  private static Place inside(Place at, String text) {
    Place end = Place.after(text.stripTrailing());
    if (at.line() <= end.line()) {
      return at;
    }
    return new Place(end.line(), Math.max(1, end.column() - 1));
  }

  /** What the parser says, and what a person would. */
  private enum Words {
    TAB(
        "\\t(TAB)",
        "a tab stands where YAML wants spaces",
        "indent with spaces; most editors can turn tabs into spaces"),
    NO_COLON(
        "could not find expected ':'",
        "a key without a colon",
        "write key: value, with a space after the colon"),
    VALUES(
        "mapping values are not allowed here",
        "a colon stands where no key can be",
        "look at the indentation of this line and the one before; put a text with a colon in"
            + " quotes"),
    DASH(
        "sequence entries are not allowed here",
        "a list item (- …) stands where none can be",
        "put the list on the lines below its key, or write [a, b]"),
    FLOW_MAP(
        "or '}', but got",
        "a comma or } is missing in a map in braces",
        "look for a missing comma, an unclosed { or a text that wants quotes"),
    FLOW_LIST(
        "or ']', but got",
        "a comma or ] is missing in a list in brackets",
        "look for a missing comma, an unclosed [ or a text that wants quotes"),
    BLOCK_END(
        "expected <block end>",
        "the indentation does not fit",
        "keys of one map begin in the same column"),
    QUOTE(
        "while scanning a quoted scalar",
        "a quote is not closed",
        "look for the quote that opens before this place"),
    DOUBLE_QUOTE(
        "while scanning a double-quoted scalar",
        "a text in double quotes cannot be read",
        "close the quote; write \\\\ for a backslash, or use single quotes"),
    BRACES(
        "field name",
        "a map or list stands where a key should",
        "templates like {{ name }} are not read here; write \"${env:NAME}\""),
    START_CHARACTER(
        "cannot start any token",
        "a text begins with a character that YAML keeps for itself (@, %, `)",
        "put the text in quotes"),
    CONTROL(
        "special characters are not allowed",
        "a control character stands in the file",
        "take it out; is this a text file?"),
    ALIAS_OR_TAG(
        "while scanning a",
        "a text begins with a character that YAML keeps for itself (&, *, !, |, >, %)",
        "put the text in quotes"),
    OTHER("", "this is not YAML that can be read", HINT);

    private final String sign;
    private final String message;
    private final String hint;

    Words(String sign, String message, String hint) {
      this.sign = sign;
      this.message = message;
      this.hint = hint;
    }

    static Words of(String said) {
      for (Words words : values()) {
        if (said.contains(words.sign)) {
          return words;
        }
      }
      return OTHER;
    }
  }
}
