package io.groundwork.controller.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command at work, its output in files, so that nothing it says can block it. */
public final class Running {
  private final List<String> command;
  private final Process process;
  private final Path out;
  private final Path err;
  private final long began = System.nanoTime();

  private Running(List<String> command, Process process, Path out, Path err) {
    this.command = command;
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts a command with the environment added to ours, and an empty standard input. */
  static Running start(Map<String, String> environment, List<String> command) {
    try {
      Path out = Files.createTempFile("lab-", ".out");
      Path err = Files.createTempFile("lab-", ".err");
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      builder.redirectInput(Path.of("/dev/null").toFile());
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      return new Running(command, builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for the end; past the time limit the command is killed and the test fails. */
  public Output await(Duration limit) {
    try {
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        kill();
        process.waitFor();
      }
      long millis = (System.nanoTime() - began) / 1_000_000;
      Output output =
          new Output(
              command, process.exitValue(), Files.readString(out), Files.readString(err), millis);
      Files.delete(out);
      Files.delete(err);
      if (!ended) {
        throw new AssertionError("did not end within " + limit.toSeconds() + " s\n" + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Whether it ended within the time. */
  public boolean endsWithin(Duration time) throws InterruptedException {
    return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What it has said so far on standard output; empty once its output was handed over. */
  public String saidSoFar() {
    try {
      return Files.exists(out) ? Files.readString(out) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** SIGKILL: it has no chance to clear up. */
  public void kill() {
    process.destroyForcibly();
  }

  /** SIGINT, as Ctrl-C sends it. */
  public void interrupt() {
    signal("INT");
  }

  /** SIGSTOP: it neither works nor ends. */
  public void pause() {
    signal("STOP");
  }

  private void signal(String name) {
    Running.start(Map.of(), List.of("kill", "-" + name, Long.toString(process.pid())))
        .await(Duration.ofSeconds(5))
        .mustEnd(0);
  }
}
