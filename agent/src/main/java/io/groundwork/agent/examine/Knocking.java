package io.groundwork.agent.examine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Tries TCP connections to peers, all at once. */
public final class Knocking {
  private static final int AT_ONCE = 64;

  /** For each door why it could not be reached; empty where it could. */
  public static List<String> at(List<Door> doors, int timeoutMillis) throws IOException {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.max(1, Math.min(AT_ONCE, doors.size())), Knocking::thread);
    try {
      List<Future<String>> tries = new ArrayList<>();
      for (Door door : doors) {
        tries.add(threads.submit(() -> knock(door, timeoutMillis)));
      }
      List<String> failures = new ArrayList<>();
      for (Future<String> each : tries) {
        failures.add(each.get());
      }
      return failures;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while connections were tried", e);
    } catch (ExecutionException e) {
      throw new IOException("a connection could not be tried: " + e.getCause(), e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static String knock(Door door, int timeoutMillis) {
    try (Socket socket = new Socket()) {
      InetSocketAddress address = new InetSocketAddress(door.address(), door.port());
      if (address.isUnresolved()) {
        return "the name " + door.address() + " is not known";
      }
      socket.connect(address, timeoutMillis);
      return "";
    } catch (SocketTimeoutException e) {
      return "no answer within " + timeoutMillis + " ms";
    } catch (NoRouteToHostException e) {
      return "rejected on the way (" + e.getMessage() + ")";
    } catch (IOException e) {
      return refusal(e.getMessage());
    }
  }

  private static String refusal(@Nullable String message) {
    return message != null && message.contains("refused")
        ? "connection refused"
        : String.valueOf(message);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "knock");
    thread.setDaemon(true);
    return thread;
  }

  private Knocking() {}
}
