package io.groundwork.controller.component.zookeeper;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The members in ZooKeeper's own list of them: {@code server.1=10.0.0.1:2888:3888:participant}. */
final class ServerLines {
  private static final Pattern SERVER =
      Pattern.compile("(?m)^server\\.(\\d{1,3})=(?:\\[([^\\]]+)\\]|([^:\\s]+)):\\d+:\\d+.*$");

  private ServerLines() {}

  /** The ids by address, as the list writes it. */
  static Map<String, Integer> ids(String list) {
    Map<String, Integer> ids = new HashMap<>();
    Matcher server = SERVER.matcher(list);
    while (server.find()) {
      String address = server.group(2) == null ? server.group(3) : server.group(2);
      ids.put(address, Integer.valueOf(server.group(1)));
    }
    return ids;
  }
}
