#!/usr/bin/env bash
# kafka-run-class.sh [-daemon] [-name NAME] [-loggc] CLASS [ARGUMENTS…]: a class of Kafka's, with what the environment says.
# KAFKA_HEAP_OPTS, KAFKA_JVM_PERFORMANCE_OPTS, KAFKA_GC_LOG_OPTS, KAFKA_JMX_OPTS, KAFKA_LOG4J_OPTS, KAFKA_OPTS, LOG_DIR, JAVA_HOME.

base_dir="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
daemon=no name=kafka

while [ $# -gt 0 ]; do
  case "$1" in
    -daemon) daemon=yes; shift ;;
    -name) name="$2"; shift 2 ;;
    -loggc) [ -n "${KAFKA_GC_LOG_OPTS:-}" ] || gc_log=yes; shift ;;
    *) break ;;
  esac
done
if [ $# -eq 0 ]; then
  echo "Usage: $0 [-daemon] [-name NAME] [-loggc] CLASS [ARGUMENTS…]" >&2
  exit 1
fi

LOG_DIR="${LOG_DIR:-$base_dir/logs}"
if [ -z "${KAFKA_LOG4J_OPTS:-}" ]; then
  KAFKA_LOG4J_OPTS="-Dlog4j.configuration=file:$base_dir/config/tools-log4j.properties"
else
  # A server: its log directory must be there.
  [ -d "$LOG_DIR" ] || mkdir -p "$LOG_DIR"
fi
KAFKA_LOG4J_OPTS="-Dkafka.logs.dir=$LOG_DIR $KAFKA_LOG4J_OPTS"

KAFKA_HEAP_OPTS="${KAFKA_HEAP_OPTS:--Xmx256M}"
KAFKA_JVM_PERFORMANCE_OPTS="${KAFKA_JVM_PERFORMANCE_OPTS:--server -XX:+UseG1GC -XX:MaxGCPauseMillis=20 -XX:InitiatingHeapOccupancyPercent=35 -XX:+ExplicitGCInvokesConcurrent -Djava.awt.headless=true}"
if [ "${gc_log:-no}" = yes ]; then
  KAFKA_GC_LOG_OPTS="-Xlog:gc*:file=$LOG_DIR/$name-gc.log:time,tags:filecount=10,filesize=100M"
fi
if [ -n "${JMX_PORT:-}" ]; then
  KAFKA_JMX_OPTS="${KAFKA_JMX_OPTS:--Dcom.sun.management.jmxremote -Dcom.sun.management.jmxremote.authenticate=false -Dcom.sun.management.jmxremote.ssl=false} -Dcom.sun.management.jmxremote.port=$JMX_PORT"
fi

if [ -n "${JAVA_HOME:-}" ]; then
  java="$JAVA_HOME/bin/java"
else
  java=java
fi
CLASSPATH="${CLASSPATH:+$CLASSPATH:}$base_dir/libs/*"

# shellcheck disable=SC2206 # these are lists of words
command=("$java" $KAFKA_HEAP_OPTS $KAFKA_JVM_PERFORMANCE_OPTS ${KAFKA_GC_LOG_OPTS:-} ${KAFKA_JMX_OPTS:-}
  $KAFKA_LOG4J_OPTS -cp "$CLASSPATH" ${KAFKA_OPTS:-} "$@")
if [ "$daemon" = yes ]; then
  mkdir -p "$LOG_DIR"
  nohup "${command[@]}" >"$LOG_DIR/$name.out" 2>&1 </dev/null &
else
  exec "${command[@]}"
fi
