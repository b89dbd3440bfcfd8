package io.groundwork.inventory.read;

import io.groundwork.inventory.LocalPaths;
import io.groundwork.inventory.tree.Filling;
import io.groundwork.inventory.tree.Node;
import io.groundwork.inventory.tree.ProblemList;
import io.groundwork.inventory.tree.ScalarNode;
import io.groundwork.inventory.tree.UnreadNode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Fills in {@code ${env:NAME}} and {@code ${file:PATH}}, alone or within a longer text. {@code $${}
 * stands for a plain {@code ${}. Of a file the line ends at its end are dropped. Whatever is
 * filled in counts as a secret.
 */
final class Filler implements Filling {
  private static final String HINT =
      "only ${env:NAME} and ${file:PATH} are filled in; write $${ for a plain ${";

  private final Secrets secrets;
  private final Path directory;
  private final ProblemList problems;

  Filler(Secrets secrets, Path directory, ProblemList problems) {
    this.secrets = secrets;
    this.directory = directory;
    this.problems = problems;
  }

  @Override
  public Node fill(ScalarNode raw) {
    String text = raw.text();
    StringBuilder filled = new StringBuilder();
    boolean any = false;
    int at = 0;
    int open;
    while ((open = text.indexOf("${", at)) >= 0) {
      if (open > at && text.charAt(open - 1) == '$') {
        filled.append(text, at, open - 1).append("${");
        at = open + 2;
        continue;
      }
      int close = text.indexOf('}', open);
      String value = close < 0 ? unclosed(raw) : look(raw, text.substring(open + 2, close));
      if (value == null) {
        return new UnreadNode(raw.at());
      }
      filled.append(text, at, open).append(value);
      any = true;
      at = close + 1;
    }
    filled.append(text, at, text.length());
    return new ScalarNode(raw.at(), filled.toString(), raw.kind(), any);
  }

  private @Nullable String unclosed(ScalarNode raw) {
    problems.error(raw.at(), "${ is not closed by }", HINT);
    return null;
  }

  private @Nullable String look(ScalarNode raw, String reference) {
    String value;
    if (reference.startsWith("env:")) {
      value = variable(raw, reference.substring(4));
    } else if (reference.startsWith("file:")) {
      value = file(raw, reference.substring(5));
    } else {
      boolean name = !reference.isEmpty() && reference.chars().allMatch(Filler::ofName);
      problems.error(
          raw.at(),
          "${" + (name ? reference : "…") + "} is not filled in",
          name ? "${env:" + reference + "}" : HINT);
      return null;
    }
    if (value != null) {
      problems.secret(value);
    }
    return value;
  }

  private static boolean ofName(int c) {
    return c == '_' || c < 128 && Character.isLetterOrDigit(c);
  }

  private @Nullable String variable(ScalarNode raw, String name) {
    String value = name.isEmpty() ? null : secrets.variable(name);
    if (value == null) {
      problems.error(
          raw.at(),
          "the environment has no variable " + name,
          "export " + name + " before the call (sudo drops variables unless told to keep them)");
    } else if (value.isEmpty()) {
      problems.error(raw.at(), "the variable " + name + " is empty", "export it with its value");
      return null;
    }
    return value;
  }

  private @Nullable String file(ScalarNode raw, String written) {
    String why;
    try {
      Path path = LocalPaths.resolve(written, directory);
      String value = withoutLineEnds(secrets.file(path));
      if (!value.isEmpty()) {
        return value;
      }
      why = "it is empty";
    } catch (NoSuchFileException e) {
      why = "there is no such file";
    } catch (AccessDeniedException e) {
      why = "permission denied";
    } catch (InvalidPathException e) {
      why = "that is not a path";
    } catch (IOException e) {
      // The message of a failed decoding or read names the path at most, never the content.
      why = e.getMessage() == null ? "it is not UTF-8 text" : String.valueOf(e.getMessage());
    }
    problems.error(
        raw.at(),
        "the file " + written + " cannot be filled in: " + why,
        "relative paths begin at the inventory's directory");
    return null;
  }

  private static String withoutLineEnds(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    return text.substring(0, end);
  }
}
