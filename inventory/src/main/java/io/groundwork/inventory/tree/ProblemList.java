package io.groundwork.inventory.tree;

import io.groundwork.inventory.Masker;
import io.groundwork.inventory.Problem;
import io.groundwork.inventory.Secret;
import io.groundwork.inventory.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All problems of one file, each told once, however many hosts inherit it, and the secrets that
 * none of them may show.
 */
public final class ProblemList {
  private final Path file;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> told = new HashSet<>();
  private final Set<String> secrets = new HashSet<>();
  private boolean failed;

  public ProblemList(Path file) {
    this.file = file;
  }

  /** Adds an error. */
  public void error(Place at, String message, @Nullable String hint) {
    failed = true;
    add(at.line(), at.column(), Severity.ERROR, message, hint);
  }

  /** Adds an error about the file as a whole. */
  public void fileError(String message, @Nullable String hint) {
    failed = true;
    add(0, 0, Severity.ERROR, message, hint);
  }

  /** Adds a warning. */
  public void warning(Place at, String message, @Nullable String hint) {
    add(at.line(), at.column(), Severity.WARNING, message, hint);
  }

  /** Whether there is any error. */
  public boolean failed() {
    return failed;
  }

  /** Remembers a text that no message may show. */
  public void secret(String text) {
    if (!text.isEmpty()) {
      secrets.add(text);
    }
  }

  /** The texts that must never be shown. */
  public List<Secret> secrets() {
    List<Secret> all = new ArrayList<>(secrets.size());
    for (String text : secrets) {
      all.add(new Secret(text));
    }
    return List.copyOf(all);
  }

  /** Everything so far, in the order of the file, with secrets masked. */
  public List<Problem> all() {
    Masker masker = new Masker(secrets());
    List<Problem> all = new ArrayList<>(problems.size());
    for (Problem p : problems) {
      String hint = p.hint();
      all.add(
          new Problem(
              p.file(),
              p.line(),
              p.column(),
              p.severity(),
              masker.mask(p.message()),
              hint == null ? null : masker.mask(hint)));
    }
    if (all.size() > 1) {
      all.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
    }
    return List.copyOf(all);
  }

  private void add(int line, int column, Severity severity, String message, @Nullable String hint) {
    if (told.add(line + ":" + column + ":" + message)) {
      problems.add(new Problem(file, line, column, severity, message, hint));
    }
  }
}
