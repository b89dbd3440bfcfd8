#!/usr/bin/env bash
# The class moved from Kafka's core to its tools on the way from 3.5 to 3.9.
bin="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
case "$(basename "$bin"/../libs/kafka-clients-*.jar)" in
  kafka-clients-3.[0-6].*) class=kafka.admin.TopicCommand ;;
  *) class=org.apache.kafka.tools.TopicCommand ;;
esac
exec "$bin/kafka-run-class.sh" "$class" "$@"
