package io.groundwork.controller.ssh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Opens TCP connections within a time limit, the look-up of the name included. */
final class Dial {

  private Dial() {}

  static Socket connect(String address, int port, Duration limit) throws IOException {
    long end = System.nanoTime() + limit.toNanos();
    InetAddress resolved = resolve(address, limit);
    int left = (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
    Socket socket = new Socket();
    try {
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      socket.connect(new InetSocketAddress(resolved, port), left);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static InetAddress resolve(String address, Duration limit) throws IOException {
    if (isLiteral(address)) {
      return InetAddress.getByName(address);
    }
    // A resolver whose servers are gone takes its own time, and cannot be interrupted.
    CompletableFuture<InetAddress> found = new CompletableFuture<>();
    Thread resolver =
        new Thread(
            () -> {
              try {
                found.complete(InetAddress.getByName(address));
              } catch (UnknownHostException e) {
                found.completeExceptionally(e);
              }
            },
            "resolve-" + address);
    resolver.setDaemon(true);
    resolver.start();
    try {
      return found.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new UnknownHostException("the name " + address + " was not resolved in time");
    } catch (ExecutionException e) {
      throw new UnknownHostException("the name " + address + " does not resolve");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static boolean isLiteral(String address) {
    for (int i = 0; i < address.length(); i++) {
      char c = address.charAt(i);
      if (c == ':') {
        return true;
      }
      if ((c < '0' || c > '9') && c != '.') {
        return false;
      }
    }
    return true;
  }
}
