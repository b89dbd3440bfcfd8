#!/usr/bin/env bash
# zkServer.sh [--config DIR] {start|start-foreground|stop|restart|status|version|print-cmd} [CONFIG]

ZOOBINDIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
if [ "$1" = "--config" ]; then
  ZOOCFGDIR="$2"
  shift 2
fi
. "$ZOOBINDIR/zkEnv.sh"

case "${2:-}" in
  "") ;;
  */*) ZOOCFG="$2" ;;
  *) ZOOCFG="$ZOOCFGDIR/$2" ;;
esac

setting() {
  sed -n "s/^[[:space:]]*$1[[:space:]]*=[[:space:]]*\(.*\)$/\1/p" "$ZOOCFG" | tail -n 1
}

flags=("-Dzookeeper.log.dir=$ZOO_LOG_DIR" "-Dzookeeper.log.file=zookeeper-${USER:-zookeeper}-server-$(uname -n).log")
if [ "${JMXDISABLE:-false}" = "true" ]; then
  main=(org.apache.zookeeper.server.quorum.QuorumPeerMain)
else
  main=(-Dcom.sun.management.jmxremote "-Dcom.sun.management.jmxremote.local.only=${JMXLOCALONLY:-false}"
    org.apache.zookeeper.server.quorum.QuorumPeerMain)
fi
# shellcheck disable=SC2206 # flags are lists of words
command=("$JAVA" "${flags[@]}" -XX:+HeapDumpOnOutOfMemoryError "-XX:OnOutOfMemoryError=kill -9 %p"
  -cp "$CLASSPATH" ${SERVER_JVMFLAGS} ${JVMFLAGS:-} "${main[@]}" "$ZOOCFG")

pidfile() {
  if [ -n "${ZOOPIDFILE:-}" ]; then
    echo "$ZOOPIDFILE"
  else
    echo "$(setting dataDir)/zookeeper_server.pid"
  fi
}

start() {
  local file
  file=$(pidfile)
  if [ -f "$file" ] && kill -0 "$(cat "$file")" 2>/dev/null; then
    echo "already running as process $(cat "$file")"
    exit 1
  fi
  mkdir -p "$ZOO_LOG_DIR" "$(dirname "$file")"
  nohup "${command[@]}" >"$ZOO_LOG_DIR/zookeeper-${USER:-zookeeper}-server-$(uname -n).out" 2>&1 </dev/null &
  echo -n $! >"$file"
  echo "STARTED"
}

stop() {
  local file
  file=$(pidfile)
  if [ ! -f "$file" ]; then
    echo "nothing to stop: no $file"
    return
  fi
  kill "$(cat "$file")"
  rm "$file"
  echo "STOPPED"
}

status() {
  local port said
  port=$(setting clientPort)
  said=$("$JAVA" -cp "$CLASSPATH" ${CLIENT_JVMFLAGS} org.apache.zookeeper.client.FourLetterWordMain localhost "$port" srvr 2>/dev/null | grep Mode)
  if [ -z "$said" ]; then
    echo "It is probably not running."
    exit 1
  fi
  echo "Client port found: $port."
  echo "$said"
}

case "$1" in
  start) start ;;
  start-foreground) exec "${command[@]}" ;;
  print-cmd) echo "${command[@]}" ;;
  stop) stop ;;
  restart) stop; sleep 3; start ;;
  status) status ;;
  version) "$JAVA" -cp "$CLASSPATH" org.apache.zookeeper.version.VersionInfoMain ;;
  *)
    echo "Usage: $0 [--config DIR] {start|start-foreground|stop|restart|status|version|print-cmd} [CONFIG]" >&2
    exit 1
    ;;
esac
