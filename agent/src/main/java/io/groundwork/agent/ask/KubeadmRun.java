package io.groundwork.agent.ask;

import io.groundwork.agent.node.SystemCommands;
import io.groundwork.agent.question.Answer;
import io.groundwork.agent.question.Question;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One run of kubeadm's preflight phase. It ends where the checks of the node end: kubeadm would go
 * on to pull images, or to look for a control plane that is not there yet, and is stopped there.
 */
final class KubeadmRun {

  /** What kubeadm says next, from 1.20 to 1.34, when the checks of the node are done. */
  private static final List<String> DONE =
      List.of(
          "Pulling images required",
          "Discovering cluster-info",
          "Fetching init configuration",
          "Reading configuration from the cluster");

  private static final int LONGEST = 64 << 10;

  private final String kubeadm;
  private final Question.KubeadmPreflight question;

  KubeadmRun(String kubeadm, Question.KubeadmPreflight question) {
    this.kubeadm = kubeadm;
    this.question = question;
  }

  Answer answer() {
    try {
      Path config = Files.createTempFile("groundwork-kubeadm", ".yaml");
      try {
        Files.writeString(config, question.config());
        return run(config);
      } finally {
        Files.deleteIfExists(config);
      }
    } catch (IOException e) {
      return new Answer.Failure("kubeadm cannot be run: " + e.getMessage(), false);
    }
  }

  private Answer run(Path config) throws IOException {
    Process process = start(config);
    AtomicBoolean expired = new AtomicBoolean();
    Thread watch = watch(process, expired);
    List<String> lines = new ArrayList<>();
    boolean done = read(process, lines);
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.toHandle().destroyForcibly();
    watch.interrupt();
    if (expired.get()) {
      int seconds = question.timeoutMillis() / 1000;
      return new Answer.Failure("kubeadm's preflight did not end within " + seconds + " s", false);
    }
    List<String> verdicts = verdicts(lines);
    boolean errors = verdicts.stream().anyMatch(l -> l.startsWith("[ERROR "));
    if (!done && !errors && !ended(process)) {
      return new Answer.Failure("kubeadm's preflight failed: " + last(lines), false);
    }
    String phase = question.join() ? "join" : "init";
    return new Answer.Text(
        "by kubeadm " + phase + " phase preflight\n" + String.join("\n", verdicts) + "\n");
  }

  private Process start(Path config) throws IOException {
    List<String> argv = new ArrayList<>(List.of(kubeadm, question.join() ? "join" : "init"));
    argv.addAll(List.of("phase", "preflight", "--config", config.toString(), "-v=1"));
    if (!question.ignored().isEmpty()) {
      argv.add("--ignore-preflight-errors=" + String.join(",", question.ignored()));
    }
    ProcessBuilder builder = new ProcessBuilder(argv);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("PATH", SystemCommands.path());
    environment.put("LC_ALL", "C");
    builder.redirectErrorStream(true);
    builder.redirectInput(new File("/dev/null"));
    return builder.start();
  }

  private Thread watch(Process process, AtomicBoolean expired) {
    Thread watch =
        new Thread(
            () -> {
              try {
                if (!process.waitFor(question.timeoutMillis(), TimeUnit.MILLISECONDS)) {
                  expired.set(true);
                  process.descendants().forEach(ProcessHandle::destroyForcibly);
                  process.toHandle().destroyForcibly();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // The run is over; nothing to watch.
              }
            },
            "kubeadm");
    watch.setDaemon(true);
    watch.start();
    return watch;
  }

  /** Reads up to where the checks are done; whether it came to that. */
  private static boolean read(Process process, List<String> lines) throws IOException {
    int left = LONGEST;
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null && left > 0; line = in.readLine()) {
        if (DONE.stream().anyMatch(line::contains)) {
          return true;
        }
        left -= line.length();
        lines.add(line.strip());
      }
    }
    return false;
  }

  private static boolean ended(Process process) throws IOException {
    try {
      return process.waitFor() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while kubeadm was running", e);
    }
  }

  /** Its lines of errors and warnings; what goes on over further lines is one again. */
  private static List<String> verdicts(List<String> lines) {
    List<String> verdicts = new ArrayList<>();
    boolean goesOn = false;
    for (String line : lines) {
      if (line.startsWith("[ERROR ") || line.startsWith("[WARNING ")) {
        verdicts.add(line);
        goesOn = true;
      } else if (line.isEmpty()
          || line.contains("[preflight]")
          || line.matches("[IWEF]\\d{4} .*")) {
        goesOn = false;
      } else if (goesOn) {
        int last = verdicts.size() - 1;
        verdicts.set(last, verdicts.get(last) + " " + line);
      }
    }
    return verdicts;
  }

  private static String last(List<String> lines) {
    return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
  }
}
