package io.groundwork.agent.examine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Temporary listeners on ports that nothing listens on yet, for peers to try. They close when they
 * are told to, after their time, and with the agent: whichever comes first.
 */
public final class Doors implements AutoCloseable {
  private static final int BACKLOG = 200;
  private final List<ServerSocket> open = new ArrayList<>();
  private long generation;

  /**
   * Opens what is free.
   *
   * @param millis after which they close by themselves
   * @return for each door why it could not be opened; empty where it was
   */
  public synchronized List<String> open(List<Door> doors, int millis) {
    List<String> failures = new ArrayList<>();
    for (Door door : doors) {
      failures.add(open(door));
    }
    closeLater(++generation, millis);
    return failures;
  }

  private String open(Door door) {
    try {
      ServerSocket listener = new ServerSocket();
      try {
        // Connections wait in the backlog and end with the door: nobody has to take them.
        listener.bind(
            new InetSocketAddress(InetAddress.getByName(door.address()), door.port()), BACKLOG);
      } catch (IOException e) {
        listener.close();
        throw e;
      }
      open.add(listener);
      return "";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private void closeLater(long of, int millis) {
    Thread thread =
        new Thread(
            () -> {
              try {
                TimeUnit.MILLISECONDS.sleep(millis);
                close(of);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "doors");
    thread.setDaemon(true);
    thread.start();
  }

  private synchronized void close(long of) {
    if (of == generation) {
      close();
    }
  }

  @Override
  public synchronized void close() {
    for (ServerSocket each : open) {
      try {
        each.close();
      } catch (IOException e) {
        System.err.println("a temporary listener did not close: " + e.getMessage());
      }
    }
    open.clear();
  }
}
