package io.groundwork.agent.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What systemd knows of a unit that fails, in a few words. */
record UnitStory(String unit, Map<String, String> values) {
  private static final List<String> PROPERTIES =
      List.of(
          "LoadState",
          "ActiveState",
          "SubState",
          "Result",
          "ExecMainCode",
          "ExecMainStatus",
          "NRestarts",
          "ControlGroup");

  /** CLD_EXITED, as ExecMainCode has it. */
  private static final String EXITED = "1";

  /** The command that shows the unit. */
  static List<String> command(String unit) {
    List<String> argv = new ArrayList<>(List.of("systemctl", "show"));
    PROPERTIES.forEach(property -> argv.addAll(List.of("-p", property)));
    argv.addAll(List.of("--", unit));
    return argv;
  }

  /** Reads what the command printed. */
  static UnitStory parse(String unit, String text) {
    Map<String, String> values = new TreeMap<>();
    for (String line : text.split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        values.put(line.substring(0, equals), line.substring(equals + 1).strip());
      }
    }
    return new UnitStory(unit, values);
  }

  boolean active() {
    return get("ActiveState").equals("active");
  }

  /** The unit's control group below the root of the hierarchy; empty where it has none now. */
  String controlGroup() {
    return get("ControlGroup");
  }

  /** For example: kafka.service activating (auto-restart), ended with exit code 1, restarts: 4. */
  String words() {
    String load = get("LoadState");
    if (!load.isEmpty() && !load.equals("loaded")) {
      return unit + " " + (load.equals("not-found") ? "unknown to systemd" : load);
    }
    String sub = get("SubState");
    String active = get("ActiveState");
    String text =
        unit + " " + (sub.isEmpty() || sub.equals(active) ? active : active + " (" + sub + ")");
    String restarts = get("NRestarts");
    return text
        + ending()
        + (restarts.isEmpty() || restarts.equals("0") ? "" : ", restarts: " + restarts);
  }

  private String ending() {
    String status = get("ExecMainStatus");
    return switch (get("Result")) {
      case "", "success" -> "";
      case "exit-code" ->
          get("ExecMainCode").equals(EXITED) ? ", ended with exit code " + status : "";
      case "signal", "core-dump" -> ", ended by signal " + status;
      case "oom-kill" -> ", killed for want of memory";
      case "start-limit-hit" -> ", started too often";
      case "timeout" -> ", took too long";
      default -> ", " + get("Result");
    };
  }

  private String get(String property) {
    return values.getOrDefault(property, "");
  }
}
