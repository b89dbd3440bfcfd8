package io.groundwork.agent.examine;

import io.groundwork.agent.examine.Condition.Lookup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Look-ups by the C library, as every JVM does them, all at once and each within a time limit. A
 * thread that hangs in one is left behind; it ends with the agent.
 */
final class Lookups {
  /** Longer than this stalls whoever asks; what it would say in the end does not matter. */
  static final long LIMIT_MILLIS = 2500;

  /** A look-up under way. */
  static final class Pending {
    private final String name;
    private final long began = System.nanoTime();
    private final FutureTask<Lookup> task;

    private Pending(String name, Callable<List<String>> ask) {
      this.name = name;
      this.task =
          new FutureTask<>(
              () -> {
                List<String> answer = ask.call();
                return new Lookup(name, answer, millis(), true);
              });
      Thread thread = new Thread(task, "lookup " + name);
      thread.setDaemon(true);
      thread.start();
    }

    private long millis() {
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    /** The answer, or that there was none in time. */
    Lookup end() throws IOException {
      try {
        long left = Math.max(1, LIMIT_MILLIS - millis());
        return task.get(left, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        return new Lookup(name, List.of(), millis(), false);
      } catch (ExecutionException e) {
        throw new IOException(name + " could not be looked up: " + e.getCause(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while " + name + " was looked up", e);
      }
    }
  }

  /** Begins to look a name up; a literal address stands for itself. */
  static Pending name(String name) {
    return new Pending(name, () -> addresses(name));
  }

  /** Begins to look up which name an address has. */
  static Pending address(String address) {
    return new Pending(address, () -> names(address));
  }

  private static List<String> addresses(String name) {
    List<String> addresses = new ArrayList<>();
    try {
      for (InetAddress each : InetAddress.getAllByName(name)) {
        addresses.add(each.getHostAddress());
      }
    } catch (UnknownHostException e) {
      return List.of(); // Not known is an answer.
    }
    return addresses;
  }

  private static List<String> names(String address) {
    try {
      // Gives the address back where it has no name, or one that leads elsewhere.
      String name = InetAddress.getByName(address).getCanonicalHostName();
      return name.equals(address) ? List.of() : List.of(name);
    } catch (UnknownHostException e) {
      return List.of();
    }
  }

  private Lookups() {}
}
