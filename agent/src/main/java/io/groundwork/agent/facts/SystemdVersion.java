package io.groundwork.agent.facts;

import io.groundwork.agent.node.Commands;
import io.groundwork.agent.node.Output;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The number of the systemd that runs. Its private library carries the number in its name since
 * 231, which costs no process; older ones (219 on CentOS 7) are asked.
 */
final class SystemdVersion {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final String LIBRARY = "libsystemd-shared-";

  private final Proc proc;
  private final Commands commands;

  SystemdVersion(Proc proc, Commands commands) {
    this.proc = proc;
    this.commands = commands;
  }

  /** 0 where systemd does not run. */
  int number() throws IOException {
    if (!proc.at("/run/systemd/system").toFile().isDirectory()) {
      return 0;
    }
    for (String place : places()) {
      String[] names = proc.at(place).toFile().list();
      for (String name : names == null ? new String[0] : names) {
        if (name.startsWith(LIBRARY)) {
          return leadingNumber(name.substring(LIBRARY.length()));
        }
      }
    }
    Output output = commands.run(LIMIT, List.of("systemctl", "--version"));
    List<String> words = Proc.words(output.text());
    return words.size() > 1 ? leadingNumber(words.get(1)) : 0;
  }

  /** Debian puts it beside other libraries of its architecture, others beside systemd. */
  private List<String> places() {
    String triple = System.getProperty("os.arch", "").equals("amd64") ? "x86_64" : "aarch64";
    String debian = "/" + triple + "-linux-gnu/systemd";
    return List.of("/usr/lib/systemd", "/usr/lib" + debian, "/lib/systemd", "/lib" + debian);
  }

  private static int leadingNumber(String text) {
    int number = 0;
    for (int i = 0; i < text.length() && Character.isDigit(text.charAt(i)); i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
