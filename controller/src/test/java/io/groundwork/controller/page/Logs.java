package io.groundwork.controller.page;

import io.groundwork.controller.history.RunLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes logs as runs leave them, with any hosts and texts. */
final class Logs {
  private static final Instant BEGAN = Instant.parse("2026-05-04T12:00:00Z");
  private final List<String> lines = new ArrayList<>();

  Logs() {
    lines.add(
        "{'event':'start','at':'2026-05-04T12:00:00Z','format':1,'run':'r',"
            + "'began':'2026-05-04T12:00:00Z','command':'install',"
            + "'arguments':['install','-i','hosts.yaml'],'user':'ann','controller':'desk','pid':0,"
            + "'version':'1','inventory':'/home/ann/hosts.yaml'}");
    lines.add("{'event':'inventory','at':'2026-05-04T12:00:00Z','cluster':'lab'}");
  }

  /** One more event, at so many milliseconds; quotes may be single. */
  Logs add(long millis, String kind, String fields) {
    lines.add("{'event':'" + kind + "','at':'" + BEGAN.plusMillis(millis) + "'," + fields + "}");
    return this;
  }

  Logs host(String name) {
    return add(0, "host", "'host':'" + name + "','roles':['kafka']");
  }

  Logs spent(long millis, String host, String kind, String what, long took) {
    return add(
        millis,
        "spent",
        "'host':'"
            + host
            + "','kind':'"
            + kind
            + "','component':'kafka','what':'"
            + what
            + "','bytes':0,'millis':"
            + took);
  }

  Logs changed(long millis, String host, String resource, long took, String differences) {
    return add(
        millis,
        "resource",
        "'host':'"
            + host
            + "','component':'kafka','phase':'Start','resource':'"
            + resource
            + "','outcome':'changed','drift':['content'],'millis':"
            + took
            + ",'differences':["
            + differences
            + "]");
  }

  Logs summary(long millis, int exit) {
    return add(millis, "summary", "'exit':" + exit + ",'changed':1,'millis':" + millis);
  }

  RunLog in(Path directory) throws IOException {
    String text = String.join("\n", lines).replace('\'', '"') + "\n";
    return RunLog.read(
        Files.writeString(directory.resolve("20260504-120000-install-1.jsonl"), text));
  }
}
