# shellcheck shell=bash
# What the measurements share.
# shellcheck disable=SC2034

# read_lab DIRECTORY: names, addresses, ids and archives from the lab's own inventory.
read_lab() {
  lab_directory=$1
  local file=$1/hosts.yaml
  mapfile -t names < <(sed -nE 's/^  (node[0-9]+): .*/\1/p' "$file")
  mapfile -t addresses < <(sed -nE 's/^  node[0-9]+: \{address: ([0-9.]+),.*/\1/p' "$file")
  mapfile -t zookeeper_ids < <(sed -nE 's/.*zookeeper: \{id: ([0-9]+)\}.*/\1/p' "$file")
  mapfile -t kafka_ids < <(sed -nE 's/.*kafka: \{id: ([0-9]+)\}.*/\1/p' "$file")
  mapfile -t archives < <(sed -nE 's/^    archive: (.*)$/\1/p' "$file")
  mapfile -t versions < <(sed -nE 's/^    version: (.*)$/\1/p' "$file")
  jdk_archive=${archives[0]} zookeeper_archive=${archives[1]} kafka_archive=${archives[2]}
  jdk_version=$(sed -E 's/.*jdk-(.*)\.tar\.gz$/\1/' <<<"$jdk_archive")
  zookeeper_version=${versions[0]} kafka_version=${versions[1]}
}

# on INDEX COMMAND: by plain OpenSSH.
on() {
  ssh -F /dev/null -i "$lab_directory/id_ed25519" -o IdentitiesOnly=yes -o LogLevel=ERROR \
    -o UserKnownHostsFile="$lab_directory/known_hosts" -o StrictHostKeyChecking=yes "vagrant@${addresses[$1]}" "$2"
}

# Whether ZooKeeper serves at $1. An open port says less: install tries its ports with listeners of its own first.
zookeeper_serves() {
  # shellcheck disable=SC2016
  timeout 1 bash -c 'exec 3<>"/dev/tcp/$1/2181" && echo srvr >&3 && grep -q ^Mode: <&3' - "$1" 2>/dev/null
}

# Whether $1 takes connections on Kafka's port; to be asked once ZooKeeper serves everywhere.
kafka_answers() { (exec 3<>"/dev/tcp/$1/9092") 2>/dev/null; }

# Returns when ZooKeeper serves on every host, and then Kafka's port answers there.
all_answer() {
  local address question limit=$((SECONDS + 120))
  for question in zookeeper_serves kafka_answers; do
    for address in "${addresses[@]}"; do
      until "$question" "$address"; do
        [ "$SECONDS" -lt "$limit" ] || { echo "bench: $address: no $question" >&2; return 1; }
        sleep 0.05
      done
    done
  done
}

# now: milliseconds.
now() { echo $((${EPOCHREALTIME/[.,]/} / 1000)); }

# timed COMMAND…: sets millis. Its output goes to the caller's $log, and is shown where it fails.
# shellcheck disable=SC2154
timed() {
  local began
  began=$(now)
  "$@" >"$log" 2>&1 </dev/null || { grep -vE "\"(pass|same|changed)\"" "$log" | tail -n 20 >&2; echo "bench: failed: $*" >&2; return 1; }
  millis=$(($(now) - began))
}

median() { printf '%s\n' "$@" | sort -n | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : int((v[NR / 2] + v[NR / 2 + 1]) / 2) }'; }

seconds() { awk -v ms="$1" 'BEGIN { printf "%.2f s", ms / 1000 }'; }

ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

# row WHAT TIMES…: the median, and all of them.
row() {
  local what=$1
  shift
  printf '  %-44s %9s   (%s ms)\n' "$what" "$(seconds "$(median "$@")")" "$*"
}

# held WHAT VALUE LIMIT: whether a target is met.
held() {
  awk -v what="$1" -v v="$2" -v l="$3" 'BEGIN { printf "  %-44s %9s   %s (at most %s)\n", what, v, v <= l ? "met" : "MISSED", l }'
}
