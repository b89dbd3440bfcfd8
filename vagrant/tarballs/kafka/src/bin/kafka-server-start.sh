#!/usr/bin/env bash
# kafka-server-start.sh [-daemon] server.properties [--override PROPERTY=VALUE]…
if [ $# -lt 1 ]; then
  echo "Usage: $0 [-daemon] server.properties [--override PROPERTY=VALUE]…" >&2
  exit 1
fi
bin="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
export KAFKA_LOG4J_OPTS="${KAFKA_LOG4J_OPTS:--Dlog4j.configuration=file:$bin/../config/log4j.properties}"
export KAFKA_HEAP_OPTS="${KAFKA_HEAP_OPTS:--Xmx1G -Xms1G}"
EXTRA_ARGS="${EXTRA_ARGS--name kafkaServer -loggc}"
if [ "$1" = "-daemon" ]; then
  EXTRA_ARGS="-daemon $EXTRA_ARGS"
  shift
fi
# shellcheck disable=SC2086 # a list of words
exec "$bin/kafka-run-class.sh" $EXTRA_ARGS kafka.Kafka "$@"
