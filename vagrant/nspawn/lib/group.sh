# shellcheck shell=bash
# Control groups: each node has one, so that all its processes can be found and ended for certain.
# shellcheck disable=SC2154

group() { printf 'groundwork-lab-%s-%s' "$name" "$1"; }

# Every directory of a group, in whichever hierarchies this machine has; the deepest first.
group_directories() {
  local root
  for root in /sys/fs/cgroup /sys/fs/cgroup/systemd /sys/fs/cgroup/unified /sys/fs/cgroup/system.slice \
    /sys/fs/cgroup/systemd/system.slice; do
    for path in "$root/$1" "$root/$1.scope"; do
      [ ! -d "$path" ] || find "$path" -depth -type d
    done
  done
}

group_pids() {
  local path
  for path in $(group_directories "$1"); do cat "$path/cgroup.procs" 2>/dev/null || true; done | sort -un
}

# Kills what runs inside first, so that systemd-nspawn clears up after it; then whatever is left; then the group.
group_kill() {
  local pids path limit=$((SECONDS + 30)) gentle=$((SECONDS + 5))
  while pids=$(group_pids "$1") && [ -n "$pids" ]; do
    [ "$SECONDS" -lt "$limit" ] || die 3 "processes of $1 do not die: ${pids//$'\n'/ }" "look at them with ps"
    [ "$SECONDS" -ge "$gentle" ] || pids=$(inside_only "$pids")
    # shellcheck disable=SC2086 # a list
    [ -z "$pids" ] || kill -KILL $pids 2>/dev/null || true
    sleep 0.02
  done
  for path in $(group_directories "$1"); do rmdir "$path" 2>/dev/null || true; done
}

# Those of the processes that have another process namespace than this machine's, and virtual machines.
inside_only() {
  local pid here
  here=$(readlink /proc/self/ns/pid)
  for pid in $1; do
    [ "$(readlink "/proc/$pid/ns/pid" 2>/dev/null)" = "$here" ] && [[ $(cat "/proc/$pid/comm" 2>/dev/null) != qemu-* ]] ||
      echo "$pid"
  done
}

groups_of_lab() {
  find /sys/fs/cgroup -maxdepth 3 -type d -name "$(group 'node[0-9]*')" -printf '%f\n' 2>/dev/null | sed 's/\.scope$//' | sort -u
}
