package io.groundwork.agent.facts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Listening TCP sockets with the processes that hold them. */
final class Listeners {
  private static final String LISTEN = "0A";

  private final Proc proc;

  Listeners(Proc proc) {
    this.proc = proc;
  }

  /** A line of the kernel's table. */
  private record Socket(String address, int port, String inode) {}

  List<Facts.Listener> all() throws IOException {
    Map<String, Socket> byInode = sockets();
    SocketHolders search = new SocketHolders(proc);
    Map<String, Integer> holders = search.of(byInode.keySet());
    if (holders.size() < byInode.size()) {
      // Services come and go while we look: what nobody holds may be gone, or have a holder now.
      byInode = sockets();
      holders = search.of(byInode.keySet());
    }
    List<Facts.Listener> listeners = new ArrayList<>();
    for (Socket socket : byInode.values()) {
      listeners.add(listener(socket, holders.getOrDefault(socket.inode(), 0)));
    }
    listeners.sort(
        Comparator.comparingInt(Facts.Listener::port).thenComparing(Facts.Listener::address));
    return listeners;
  }

  private Map<String, Socket> sockets() throws IOException {
    Map<String, Socket> byInode = new HashMap<>();
    read("/proc/net/tcp", byInode);
    read("/proc/net/tcp6", byInode);
    return byInode;
  }

  private void read(String table, Map<String, Socket> into) throws IOException {
    for (String line : proc.lines(table)) {
      List<String> words = Proc.words(line);
      if (words.size() > 9 && words.get(3).equals(LISTEN)) {
        String local = words.get(1);
        int colon = local.indexOf(':');
        String address = HexAddress.hostOrder(local.substring(0, colon));
        int port = Integer.parseInt(local.substring(colon + 1), 16);
        into.put(words.get(9), new Socket(address, port, words.get(9)));
      }
    }
  }

  private Facts.Listener listener(Socket socket, int pid) {
    String name = pid == 0 ? "" : proc.text("/proc/" + pid + "/comm");
    String unit = pid == 0 ? "" : proc.unit(pid);
    return new Facts.Listener(socket.address(), socket.port(), pid, name, unit);
  }
}
