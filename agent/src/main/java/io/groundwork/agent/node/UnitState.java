package io.groundwork.agent.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A unit as systemd has it.
 *
 * @param load loaded, not-found, masked ...
 * @param active active, inactive, failed, activating ...
 * @param sub running, exited, dead, auto-restart ...
 * @param mainPid 0 where there is no main process
 * @param enabled UnitFileState: enabled, disabled, static ...; empty where there is no file
 * @param needReload whether the file on disk is newer than what systemd knows
 */
public record UnitState(
    String load, String active, String sub, int mainPid, String enabled, boolean needReload) {

  private static final List<String> PROPERTIES =
      List.of(
          "LoadState", "ActiveState", "SubState", "MainPID", "UnitFileState", "NeedDaemonReload");

  /** The command that shows these units. */
  static List<String> command(List<String> units) {
    List<String> argv = new ArrayList<>();
    argv.add("systemctl");
    argv.add("show");
    for (String property : PROPERTIES) {
      argv.add("-p");
      argv.add(property);
    }
    argv.add("--");
    argv.addAll(units);
    return argv;
  }

  /** Reads what the command printed: a paragraph a unit, in the order asked for. */
  static List<UnitState> parse(String text) {
    List<UnitState> states = new ArrayList<>();
    Map<String, String> values = new TreeMap<>();
    for (String line : text.split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        values.put(line.substring(0, equals), line.substring(equals + 1));
      } else if (line.isEmpty() && !values.isEmpty()) {
        states.add(of(values));
        values.clear();
      }
    }
    if (!values.isEmpty()) {
      states.add(of(values));
    }
    return states;
  }

  private static UnitState of(Map<String, String> values) {
    return new UnitState(
        values.getOrDefault("LoadState", ""),
        values.getOrDefault("ActiveState", ""),
        values.getOrDefault("SubState", ""),
        Integer.parseInt(values.getOrDefault("MainPID", "0")),
        values.getOrDefault("UnitFileState", ""),
        values.getOrDefault("NeedDaemonReload", "no").equals("yes"));
  }
}
