package io.groundwork.controller.component.kafka;

import io.groundwork.agent.examine.Condition;
import io.groundwork.agent.examine.Condition.Inside;
import io.groundwork.agent.facts.Facts;
import io.groundwork.agent.facts.Facts.FileFact;
import io.groundwork.controller.component.Check;
import io.groundwork.inventory.Host;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks for what is not Kafka's in a log directory: a directory there that is not called like a
 * partition keeps the broker from starting, the lost+found of a mount first of all.
 */
final class LogDirectory {
  private static final Pattern PARTITION =
      Pattern.compile("[A-Za-z0-9._-]+-[0-9]+(\\.[0-9a-f]{32}-(delete|future|stray))?");
  private static final Set<String> FILES =
      Set.of(
          ".lock",
          ".kafka_cleanshutdown",
          "meta.properties",
          "recovery-point-offset-checkpoint",
          "replication-offset-checkpoint",
          "log-start-offset-checkpoint",
          "cleaner-offset-checkpoint",
          "remote-log-index-cache");

  private LogDirectory() {}

  static void examine(Check check, Facts facts, String path) {
    FileFact directory = facts.files().get(path);
    if (directory == null || !directory.type().equals("directory")) {
      return;
    }
    List<String> foreign = directory.entries().stream().filter(e -> !isKafkas(e)).sorted().toList();
    if (foreign.contains("lost+found")) {
      check.error(
          path + " holds lost+found",
          "it is the top of a mount; Kafka takes every directory there for a partition and ends",
          "Set kafka.log_dirs to a directory below it, " + path + "/data for example.");
    } else if (!foreign.isEmpty()) {
      check.warning(
          path + " holds " + some(foreign),
          "not Kafka's; if one is a directory, the broker ends at its start",
          "Move them elsewhere, or set kafka.log_dirs to an empty directory.");
    } else {
      check.pass(path);
    }
  }

  /** Names what keeps the broker from starting; lost+found has its own finding. */
  static void inspect(Check check, Host host, Condition condition) {
    boolean serves =
        condition.traces().stream()
            .anyMatch(t -> t.kind().equals("process") && t.unit().equals(Broker.UNIT));
    for (Inside inside : condition.insides()) {
      if (Broker.settings(host).logDirs().contains(inside.path())) {
        inspect(check, inside, serves);
      }
    }
  }

  private static void inspect(Check check, Inside inside, boolean serves) {
    List<String> foreign =
        inside.directories().stream()
            .filter(name -> !isKafkas(name) && !name.equals("lost+found"))
            .toList();
    if (!foreign.isEmpty()) {
      check.error(
          inside.path() + " holds the directory " + some(foreign),
          "Kafka takes every directory there for a partition; the broker ends at its start",
          "Move it elsewhere, or set kafka.log_dirs to an empty directory.");
    }
    if (inside.locked() && !serves) {
      check.error(
          inside.path() + "/.lock is held by a process that is not " + Broker.UNIT + "'s",
          "another broker works on these data; a second one ends at its start",
          "Find it (lsof, or ps for kafka.Kafka) and stop it, or set kafka.log_dirs to another"
              + " directory.");
    }
  }

  private static String some(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(5, names.size())));
  }

  private static boolean isKafkas(String name) {
    return FILES.contains(name) || name.endsWith(".tmp") || PARTITION.matcher(name).matches();
  }
}
