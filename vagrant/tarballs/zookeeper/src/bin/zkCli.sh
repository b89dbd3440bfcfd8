#!/usr/bin/env bash
# zkCli.sh [-server HOST:PORT,…] [COMMAND…]: ZooKeeper's shell.
ZOOBINDIR="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "$ZOOBINDIR/zkEnv.sh"
# shellcheck disable=SC2086 # flags are lists of words
exec "$JAVA" "-Dzookeeper.log.dir=$ZOO_LOG_DIR" -cp "$CLASSPATH" ${CLIENT_JVMFLAGS} ${JVMFLAGS:-} \
  org.apache.zookeeper.ZooKeeperMain "$@"
