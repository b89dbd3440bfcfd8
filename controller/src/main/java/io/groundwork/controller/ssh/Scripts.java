package io.groundwork.controller.ssh;

import io.groundwork.controller.runtime.Bundle;
import java.util.ArrayList;
import java.util.List;

/**
 * What runs on a node before the agent does: fixed text for a POSIX shell, all that varies handed
 * over as arguments. Each is one line without backslashes, so that any login shell passes it on
 * unharmed.
 */
final class Scripts {
  /** Begins the line that describes a node which lacks the agent. */
  static final String NODE = "GROUNDWORK-NODE ";

  /** Says that a delivery waits for its bytes. */
  static final String READY = "GROUNDWORK-READY\n";

  /** The same through a terminal in raw mode, before which the line discipline may add a CR. */
  static final String READY_TTY = "GROUNDWORK-READY\r\n";

  /** Says that a delivery is in place. */
  static final String DONE = "GROUNDWORK-DONE";

  /** Begins the line that says why a delivery was not put in place. */
  static final String FAILED = "GROUNDWORK-FAILED ";

  // $1 agent digest, $2 probe digest, $3 tty or notty
  private static final String START =
      """
      PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH;
      LC_ALL=C.UTF-8; export LC_ALL; unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS;
      b=/var/lib/groundwork; a=$b/agent/$1; p=$b/probe/$2;
      if [ -x "$a/bin/java" ] && cd "$a"; then
        if [ "$3" = tty ]; then stty raw -echo; exec bin/java @agent.args "$1" "$2" 2>/dev/null; fi;
        exec bin/java @agent.args "$1" "$2";
      fi;
      has() { if command -v "$1" >/dev/null 2>&1; then echo yes; else echo no; fi; };
      is() { if [ "$@" ]; then echo yes; else echo no; fi; };
      d=$b; until [ -d "$d" ]; do d=${d%/*}; d=${d:-/}; done;
      f=$(df -Pk "$d" 2>/dev/null | tail -n 1 | (read -r x x x k x; echo "$k"));
      l=$(getconf GNU_LIBC_VERSION 2>/dev/null || ldd --version 2>&1 | head -n 1);
      echo "GROUNDWORK-NODE agent=$(is -f "$a/bin/java");probe=$(is -d "$p");arch=$(uname -m);\
      free=$f;writable=$(is -w "$d");tar=$(has tar);gzip=$(has gzip);\
      sha256sum=$(has sha256sum);head=$(has head);libc=$l";
      """;

  // $1 agent or probe, $2 digest, $3 bytes, $4 SHA-256 of those, $5 tty or notty
  private static final String DELIVER =
      """
      PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH; LC_ALL=C; export LC_ALL; umask 077;
      b=/var/lib/groundwork; s=$b/staging/deliver.$$;
      fail() { echo "GROUNDWORK-FAILED $*"; exit 1; };
      mkdir -p "$b/staging" "$b/agent" "$b/probe" && chown 0:0 "$b" && chmod 0700 "$b" || exit 1;
      for o in "$b"/staging/deliver.*; do
        if grep -qs groundwork "/proc/${o##*.}/cmdline"; then :; else rm -rf "$o"; fi;
      done;
      rm -rf "$s"; mkdir "$s" || exit 1; trap "rm -rf $s" EXIT; trap "exit 1" HUP INT TERM;
      if [ "$5" = tty ]; then stty raw -echo; fi;
      echo GROUNDWORK-READY;
      head -c "$3" > "$s/tarball" || exit 1;
      h=$(sha256sum < "$s/tarball"); h=${h%% *};
      if [ "$h" = "$4" ]; then :; else fail "digest $h"; fi;
      mkdir "$s/tree" && tar -xzf "$s/tarball" -C "$s/tree" || exit 1;
      rm -f "$s/tarball"; touch "$s/tree"; chmod 0700 "$s/tree";
      sync -f "$s/tree" 2>/dev/null || sync;
      mv -T "$s/tree" "$b/$1/$2" 2>/dev/null || [ -d "$b/$1/$2" ] || fail "rename";
      sync -f "$b/$1" 2>/dev/null || sync;
      n=0; for o in $(ls -t "$b/$1"); do
        n=$((n+1));
        if [ "$n" -gt 2 ] && [ "$o" "!=" "$2" ]; then
          ls -l /proc/[0-9]*/exe /proc/[0-9]*/cwd 2>/dev/null | grep -q "/$o" || rm -rf "$b/$1/$o";
        fi;
      done;
      echo GROUNDWORK-DONE;
      """;

  private Scripts() {}

  static List<String> start(String agentDigest, String probeDigest, boolean terminal) {
    return sh(START, agentDigest, probeDigest, terminal ? "tty" : "notty");
  }

  static List<String> deliver(Bundle bundle, boolean terminal) {
    return sh(
        DELIVER,
        bundle.kind(),
        bundle.digest(),
        Long.toString(bundle.size()),
        bundle.sha256(),
        terminal ? "tty" : "notty");
  }

  private static List<String> sh(String script, String... arguments) {
    List<String> argv = new ArrayList<>(List.of("/bin/sh", "-c", oneLine(script), "groundwork"));
    argv.addAll(List.of(arguments));
    return argv;
  }

  private static String oneLine(String script) {
    StringBuilder line = new StringBuilder();
    for (String part : script.split("\n", -1)) {
      line.append(line.length() == 0 ? "" : " ").append(part.strip());
    }
    return line.toString().strip();
  }
}
