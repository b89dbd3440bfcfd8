#!/usr/bin/env bash
# zkCleanup.sh DATALOGDIR [SNAPDIR] -n COUNT: purges old snapshots.
ZOOBINDIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "$ZOOBINDIR/zkEnv.sh"
# shellcheck disable=SC2086 # flags are lists of words
exec "$JAVA" "-Dzookeeper.log.dir=$ZOO_LOG_DIR" -cp "$CLASSPATH" ${JVMFLAGS:-} org.apache.zookeeper.server.PurgeTxnLog "$@"
