package io.groundwork.inventory.tree;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Says in plain words what the YAML parser stumbled over, and points to where a person would look.
 * The file is never quoted: a password may stand there.
 */
final class SyntaxProblem {
  static final String HINT =
      "look for a missing colon, quote or bracket on this line or the one before";

  private final String text;
  private final ProblemList problems;

  private SyntaxProblem(String text, ProblemList problems) {
    this.text = text;
    this.problems = problems;
  }

  static void tell(JsonProcessingException e, String text, ProblemList problems) {
    SyntaxProblem problem = new SyntaxProblem(text, problems);
    if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      problem.tell(marked);
      return;
    }
    JsonLocation at = e.getLocation();
    Place place =
        at == null || at.getLineNr() < 1
            ? Place.START
            : new Place(at.getLineNr(), Math.max(1, at.getColumnNr()));
    SyntaxWords words = SyntaxWords.of(String.valueOf(e.getOriginalMessage()));
    problem.error(place, words.message, words.hint);
  }

  private void tell(MarkedYAMLException e) {
    SyntaxWords words = SyntaxWords.of(e.getContext() + "; " + e.getProblem());
    Place at = place(e.getProblemMark());
    Place begun = e.getContextMark() == null ? at : place(e.getContextMark());
    switch (words) {
      case NO_COLON, QUOTE -> error(begun, words.message, words.hint);
      case FLOW_MAP, FLOW_LIST -> error(at, words.message + " that begins at " + begun, words.hint);
      case VALUES -> values(at, words);
      default -> error(at, words.message, words.hint);
    }
  }

  /** A colon where no key can be has three reasons that people meet. */
  private void values(Place at, SyntaxWords words) {
    String[] lines = Place.lines(text);
    String line = at.line() <= lines.length ? lines[at.line() - 1] : "";
    int before = at.line() - 2;
    while (before >= 0 && (lines[before].isBlank() || lines[before].strip().startsWith("#"))) {
      before--;
    }
    if (line.indexOf(": ") >= 0 && line.indexOf(": ") < at.column() - 2) {
      error(at, "a second colon stands in this line", "put a text with a colon in quotes");
    } else if (before >= 0 && !hasKey(lines[before])) {
      int column = lines[before].length() - lines[before].stripLeading().length() + 1;
      error(
          new Place(before + 1, column),
          "a colon, or the space after it, is missing in this line",
          "write key: value");
    } else {
      error(at, words.message, words.hint);
    }
  }

  private static boolean hasKey(String line) {
    return line.contains(": ") || line.stripTrailing().endsWith(":");
  }

  private static Place place(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** The parser may point behind the end; the last line is what people can look at. */
  private void error(Place at, String message, @Nullable String hint) {
    Place end = Place.after(text.stripTrailing());
    boolean inside = at.line() <= end.line();
    Place place = inside ? at : new Place(end.line(), Math.max(1, end.column() - 1));
    problems.error(place, message, hint);
  }
}
