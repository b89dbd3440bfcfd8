package io.groundwork.agent.question;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list of ZooKeeper's members, so that two can be compared whoever wrote them: ZooKeeper adds to
 * an entry what is left out, and writes IPv6 addresses at length.
 *
 * @param members {@code address:peer port:election port} by id; of an observer, with its role
 */
public record ServerList(Map<Integer, String> members) {
  private static final Pattern LINE =
      Pattern.compile(
          "server\\.(\\d{1,9})\\s*=\\s*(\\[[^\\]]*]|[^:\\s]+):(\\d+):(\\d+)(:[a-z]+)?(;.*)?");

  public ServerList {
    members = Map.copyOf(members);
  }

  /** What the text says; lines that are no entries are passed over. */
  public static ServerList of(String text) {
    Map<Integer, String> members = new TreeMap<>();
    text.lines()
        .map(line -> LINE.matcher(line.strip()))
        .filter(Matcher::matches)
        .forEach(line -> members.put(Integer.valueOf(line.group(1)), entry(line)));
    return new ServerList(members);
  }

  private static String entry(Matcher line) {
    String role =
        line.group(5) == null || line.group(5).equals(":participant") ? "" : line.group(5);
    return address(line.group(2)) + ":" + line.group(3) + ":" + line.group(4) + role;
  }

  /** Only what is in brackets can be written in several ways; it is never looked up. */
  private static String address(String written) {
    if (!written.startsWith("[")) {
      return written;
    }
    try {
      return "[" + InetAddress.getByName(written).getHostAddress() + "]";
    } catch (UnknownHostException e) {
      return written;
    }
  }

  /** For people, in the order of ids: {@code 1=10.0.0.1:2888:3888, 2=...}. */
  public String words() {
    StringBuilder words = new StringBuilder();
    new TreeMap<>(members)
        .forEach(
            (id, at) ->
                words.append(words.length() == 0 ? "" : ", ").append(id).append('=').append(at));
    return words.toString();
  }
}
