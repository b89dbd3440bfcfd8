package io.groundwork.agent.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Users and groups, read from /etc/passwd and /etc/group; getent is asked only for what is not
 * there, and only where nsswitch.conf names further sources (a process costs more than all else
 * here).
 */
final class Accounts {
  private static final Duration GETENT_LIMIT = Duration.ofSeconds(5);

  private final Path root;
  private final Commands commands;
  private final List<String[]> passwd;
  private final List<String[]> groups;

  Accounts(Path root, Commands commands) throws IOException {
    this.root = root;
    this.commands = commands;
    this.passwd = table("etc/passwd");
    this.groups = table("etc/group");
  }

  @Nullable Account user(String name) throws IOException {
    return account(row("passwd", passwd, 0, name));
  }

  @Nullable Account user(int uid) throws IOException {
    return account(row("passwd", passwd, 2, Integer.toString(uid)));
  }

  @Nullable GroupAccount group(String name) throws IOException {
    return groupAccount(row("group", groups, 0, name));
  }

  @Nullable GroupAccount group(int gid) throws IOException {
    return groupAccount(row("group", groups, 2, Integer.toString(gid)));
  }

  private String @Nullable [] row(String database, List<String[]> table, int column, String key)
      throws IOException {
    for (String[] row : table) {
      if (row[column].equals(key)) {
        return row;
      }
    }
    return hasFurtherSources(database) ? getent(database, key) : null;
  }

  private String @Nullable [] getent(String database, String key) throws IOException {
    Output output = commands.run(GETENT_LIMIT, List.of("getent", database, key));
    String[] row = output.text().strip().split(":", -1);
    return output.ok() && row.length > 3 ? row : null;
  }

  private boolean hasFurtherSources(String database) throws IOException {
    for (String line : lines("etc/nsswitch.conf")) {
      if (line.startsWith(database + ":")) {
        for (String source : line.substring(database.length() + 1).strip().split("\\s+", -1)) {
          if (!source.equals("files") && !source.equals("systemd") && !source.startsWith("[")) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private List<String[]> table(String file) throws IOException {
    List<String[]> rows = new ArrayList<>();
    for (String line : lines(file)) {
      String[] row = line.split(":", -1);
      if (row.length > 3) {
        rows.add(row);
      }
    }
    return rows;
  }

  private List<String> lines(String file) throws IOException {
    try {
      return List.of(Files.readString(root.resolve(file), StandardCharsets.ISO_8859_1).split("\n"));
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private static @Nullable Account account(String @Nullable [] row) {
    return row == null
        ? null
        : new Account(row[0], Integer.parseInt(row[2]), Integer.parseInt(row[3]));
  }

  private static @Nullable GroupAccount groupAccount(String @Nullable [] row) {
    return row == null ? null : new GroupAccount(row[0], Integer.parseInt(row[2]));
  }
}
