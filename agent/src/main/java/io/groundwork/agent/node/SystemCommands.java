package io.groundwork.agent.node;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The node's own programs, found in the system's directories only: root's PATH in a session without
 * login lacks sbin on some systems. Messages come in English.
 */
public final class SystemCommands implements Commands {
  private static final int MOST_TEXT = 1 << 20;
  private static final List<String> PLACES =
      List.of("/usr/bin", "/usr/sbin", "/bin", "/sbin", "/usr/local/bin", "/usr/local/sbin");

  @Override
  public Output run(Duration limit, List<String> argv) throws IOException {
    Process process = start(argv);
    Watch watch = new Watch(process, limit);
    watch.start();
    String text = drain(process.getInputStream());
    try {
      int exit = process.waitFor();
      watch.join();
      if (watch.expired) {
        throw new IOException(
            String.join(" ", argv) + " did not end within " + limit.toSeconds() + " s");
      }
      return new Output(exit, text);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(argv.get(0) + " was interrupted", e);
    }
  }

  /** Whether the node has a program of this name. */
  public static boolean has(String program) {
    return locate(program) != null;
  }

  private static Process start(List<String> argv) throws IOException {
    String program = locate(argv.get(0));
    if (program == null) {
      throw new IOException(
          "no program " + argv.get(0) + " on this node (looked in " + PLACES + ")");
    }
    List<String> command = new ArrayList<>(argv);
    command.set(0, program);
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("PATH", path());
    environment.put("LC_ALL", "C");
    builder.redirectErrorStream(true);
    builder.redirectInput(new File("/dev/null"));
    return builder.start();
  }

  /** The directories where programs are looked for, as PATH takes them. */
  public static String path() {
    return String.join(":", PLACES);
  }

  /** Where the program is on this node, null where it is not. */
  public static @org.jspecify.annotations.Nullable String locate(String program) {
    if (program.startsWith("/")) {
      return new File(program).canExecute() ? program : null;
    }
    for (String place : PLACES) {
      File candidate = new File(place, program);
      if (candidate.canExecute()) {
        return candidate.getPath();
      }
    }
    return null;
  }

  private static String drain(InputStream in) throws IOException {
    try (in) {
      String text = new String(in.readNBytes(MOST_TEXT), StandardCharsets.UTF_8);
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return text;
    }
  }

  /** Kills the process and its children when its time is over. */
  private static final class Watch extends Thread {
    private final Process process;
    private final Duration limit;
    private volatile boolean expired;

    Watch(Process process, Duration limit) {
      super("watch");
      this.process = process;
      this.limit = limit;
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
          expired = true;
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          // By its handle: the process itself would close its streams under whoever reads them.
          process.toHandle().destroyForcibly();
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
      }
    }
  }
}
