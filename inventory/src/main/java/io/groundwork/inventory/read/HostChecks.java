package io.groundwork.inventory.read;

import io.groundwork.inventory.Host;
import io.groundwork.inventory.value.Addresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What must hold across hosts: nobody's name, address or sshd is another one's. */
final class HostChecks {
  private final LocatedProblems problems;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> addresses = new HashMap<>();
  private final Map<String, String> endpoints = new HashMap<>();

  HostChecks(LocatedProblems problems) {
    this.problems = problems;
  }

  void check(Collection<Host> hosts) {
    for (Host host : hosts) {
      checkName(host.name());
      checkAddress(host, hosts.size() == 1);
      checkEndpoint(host);
    }
  }

  private void checkName(String name) {
    String first = names.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
    if (first != null) {
      problems.error(
          name + " and " + first + " are the same name to /etc/hosts" + at(first),
          "names differ by more than upper and lower case",
          "hosts",
          name);
    }
  }

  private void checkAddress(Host host, boolean alone) {
    String first = addresses.putIfAbsent(plain(host.address()), host.name());
    if (first != null) {
      problems.error(
          "address " + host.address() + " is also that of " + first + at(first, "address"),
          "every host has an address of its own",
          "hosts",
          host.name(),
          "address");
    }
    String kind = unusable(host.address());
    if (kind.equals("loopback") && alone) {
      problems.warning(
          "address " + host.address() + " is loopback: only this machine itself can reach it",
          "the address that clients use",
          "hosts",
          host.name(),
          "address");
    } else if (!kind.isEmpty()) {
      problems.error(
          "address " + host.address() + " is " + kind + ": peers cannot reach it",
          "the address that peers and clients use",
          "hosts",
          host.name(),
          "address");
    }
  }

  /** Two hosts behind one sshd are one machine, unless they lie behind different gates. */
  private void checkEndpoint(Host host) {
    String sshAddress = host.ssh().address();
    String address = plain(sshAddress == null ? host.address() : sshAddress);
    var bastion = host.ssh().bastion();
    // Put together by hand: the first + of a JVM costs milliseconds that every run would pay.
    StringBuilder words = new StringBuilder(address).append(" port ").append(host.ssh().port());
    if (bastion != null) {
      words.append(" behind ").append(bastion.address()).append(':').append(bastion.port());
    }
    String endpoint = words.toString();
    String first = endpoints.putIfAbsent(endpoint, host.name());
    if (first != null && !first.equals(addresses.get(plain(host.address())))) {
      problems.error(
          "sshd at " + endpoint + " is also that of " + first + at(first, "ssh"),
          "every host is a machine of its own",
          "hosts",
          host.name(),
          "ssh");
    }
  }

  private String at(String host, String... rest) {
    String[] keys = new String[rest.length + 2];
    keys[0] = "hosts";
    keys[1] = host;
    System.arraycopy(rest, 0, keys, 2, rest.length);
    return " (" + problems.place(keys) + ")";
  }

  /** One spelling for every address, so that ::1 and 0:0:0:0:0:0:0:1 are seen as the same. */
  private static String plain(String address) {
    byte[] bytes = address.indexOf(':') < 0 ? null : Addresses.bytes(address);
    if (bytes == null) {
      return address.toLowerCase(Locale.ROOT);
    }
    try {
      return String.valueOf(InetAddress.getByAddress(bytes).getHostAddress());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
    }
  }

  private static String unusable(String address) {
    byte[] bytes = Addresses.bytes(address);
    if (bytes == null) {
      boolean local = plain(address).equals("localhost") || plain(address).endsWith(".localhost");
      return local ? "loopback" : "";
    }
    if (bytes.length == 4) {
      int first = bytes[0] & 0xff;
      if (first == 127) {
        return "loopback";
      }
      if (first == 0) {
        return "no host's address";
      }
      return first >= 224 ? "a multicast or reserved address" : "";
    }
    return unusable6(bytes);
  }

  private static String unusable6(byte[] bytes) {
    for (int i = 0; i < bytes.length - 1; i++) {
      if (bytes[i] != 0) {
        return (bytes[0] & 0xff) == 0xff ? "a multicast address" : "";
      }
    }
    int last = bytes[bytes.length - 1];
    return last == 1 ? "loopback" : last == 0 ? "no host's address" : "";
  }
}
