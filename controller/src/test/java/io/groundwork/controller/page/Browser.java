package io.groundwork.controller.page;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Debian's chromium without a screen. As a condition: where there is none, a test says so in one
 * line and is skipped; where CI is set, it fails.
 */
public final class Browser implements ExecutionCondition {
  private static final long PATIENCE_SECONDS = 120;

  /**
   * A page as a browser has it in the end.
   *
   * @param dom after its script ran
   * @param console what it wrote there: errors, and whatever was blocked
   */
  public record Seen(String dom, List<String> console) {}

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (program() != null) {
      return ConditionEvaluationResult.enabled("there is chromium");
    }
    String missing = "there is no chromium (Debian: apt install chromium)";
    if (System.getenv("CI") != null) {
      throw new IllegalStateException("CI is set and pages cannot be looked at: " + missing);
    }
    if (context.getTestMethod().isEmpty()) {
      System.out.println("skipped " + context.getDisplayName() + ": " + missing);
    }
    return ConditionEvaluationResult.disabled(missing);
  }

  private static Path program() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(directory -> Path.of(directory, "chromium"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  /** Opens a page, runs its script, and looks. */
  public static Seen look(Path page, Path work) throws IOException, InterruptedException {
    Path profile = Files.createTempDirectory(work, "profile");
    Path dom = work.resolve("dom.html");
    Path err = work.resolve("chromium.err");
    List<String> command = new ArrayList<>(List.of(program().toString()));
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--user-data-dir=" + profile,
            "--enable-logging=stderr",
            "--dump-dom",
            page.toUri().toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(dom.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("chromium did not end\n" + Files.readString(err));
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    List<String> console =
        Files.readString(err).lines().filter(line -> line.contains(":CONSOLE")).toList();
    String text = Files.readString(dom);
    if (text.isBlank()) {
      throw new AssertionError("chromium showed nothing\n" + Files.readString(err));
    }
    return new Seen(text, console);
  }
}
