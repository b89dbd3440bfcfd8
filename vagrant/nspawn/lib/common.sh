# shellcheck shell=bash
# What all parts of the lab share: where things are, settings, words to the user.
# shellcheck disable=SC2034,SC2154 # one program in several files

labs=${GROUNDWORK_LABS:-/var/lib/groundwork-lab}
cache=${XDG_CACHE_HOME:-/var/cache}/groundwork/lab
declare -A setting=()
nodes=()

say() { printf 'lab: %s\n' "$*"; }

# die EXIT WHAT NEXT
die() {
  printf 'lab: %s · %s\n' "$2" "$3" >&2
  exit "$1"
}

need_root() {
  [ "$(id -u)" -eq 0 ] || die 3 "a lab needs root" "run it again with sudo"
}

need_lab() {
  [ -f "$state/settings" ] || die 3 "there is no lab '$name'" "lab up"
  load_settings
}

known_node() {
  [[ " ${nodes[*]} " == *" $1 "* ]] || die 5 "there is no host '$1' in lab '$name'" "one of: ${nodes[*]}"
}

# need_packages [COMMAND:PACKAGE…]: what every lab needs, and these.
need_packages() {
  local wanted=() pair
  for pair in mmdebstrap:mmdebstrap systemd-nspawn:systemd-container ip:iproute2 ssh:openssh-client \
    ssh-keygen:openssh-client flock:util-linux mount:mount "$@"; do
    command -v "${pair%%:*}" >/dev/null || wanted+=("${pair##*:}")
  done
  [ ${#wanted[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || die 3 "this machine lacks ${wanted[*]} and has no apt-get" "use Debian 12"
  say "installing ${wanted[*]}"
  { apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -qy --no-install-recommends install "${wanted[@]}"; } \
    >/dev/null || die 3 "apt-get could not install ${wanted[*]}" "its words are above"
}

# One lab command at a time on a machine; the lock lies on a directory that is there anyway.
lock() {
  exec 9</var/lib
  flock -w 600 9 || die 3 "another lab command has run for ten minutes" "ps ax | grep nspawn/lab shows it"
}

ensure_directory() {
  install -d -m 0755 "$state" "$state/nodes"
  [ -f "$state/id_ed25519" ] || ssh-keygen -q -t ed25519 -N '' -C "lab $name" -f "$state/id_ed25519"
  if [ "${setting[sudo-password]}" = yes ] && [ ! -f "$state/sudo-password" ]; then
    (umask 077 && head -c 12 /dev/urandom | base64 | tr '+/' 'xy' >"$state/sudo-password")
  fi
  settings_write
}

# Settings: those of the lab that is up, else what was given, else the defaults.
settle_settings() {
  local pair key
  defaults
  if [ -f "$state/settings" ]; then
    load_settings
    for pair in "${given[@]}"; do
      key=${pair%%=*}
      [ "${setting[$key]}" = "${pair#*=}" ] ||
        die 5 "lab '$name' is up with $key '${setting[$key]}', not '${pair#*=}'" "lab down --name $name first"
    done
  else
    for pair in "${given[@]}"; do setting[${pair%%=*}]=${pair#*=}; done
    settle_subnet
    check_settings
  fi
  if [ -n "$1" ] && [ "$1" -gt "${setting[count]}" ] || [ "${setting[count]}" -eq 0 ]; then
    setting[count]=${1:-$(usual_count)}
  fi
  name_nodes
}

# Three hosts; one of each where several families are named; a virtual machine alone.
usual_count() {
  local commas=${setting[family]//[^,]/}
  if [ "${setting[family]}" = vm ]; then echo 1; elif [ -z "$commas" ]; then echo 3; else echo $((${#commas} + 1)); fi
}

defaults() {
  setting=([subnet]='' [user]=vagrant [ssh-port]=22 [sudo-password]=no [root-login]=no [include]='' [count]=0
    [family]=debian [repository]=no)
}

check_settings() {
  [[ ${setting[user]} =~ ^[a-z_][a-z0-9_-]{0,30}$ ]] || die 5 "'${setting[user]}' is no user name" "lower-case letters"
  [[ ${setting[ssh-port]} =~ ^[1-9][0-9]{0,4}$ ]] || die 5 "'${setting[ssh-port]}' is no port" "1 to 65535"
  [[ ${setting[family]} =~ ^(debian|rpm|vm)(,(debian|rpm|vm))*$ ]] ||
    die 5 "'${setting[family]}' names no families" "debian, rpm, vm, or several with commas"
  [[ ${setting[family]} == debian ]] || setting[repository]=yes
  [[ ${setting[include]} =~ ^[a-z0-9.+,-]*$ ]] || die 5 "'${setting[include]}' names no packages" "a,b,c"
}

settings_write() {
  local key
  for key in "${!setting[@]}"; do printf '%s=%s\n' "$key" "${setting[$key]}"; done | sort >"$state/settings.new"
  mv "$state/settings.new" "$state/settings"
}

load_settings() {
  local key text
  defaults
  [ -f "$state/settings" ] || return 0
  while IFS='=' read -r key text; do setting[$key]=$text; done <"$state/settings"
  name_nodes
}

name_nodes() {
  local i
  nodes=()
  for ((i = 1; i <= setting[count]; i++)); do nodes+=("node$i"); done
}

# node_family NODE: the families are dealt out in turn.
node_family() {
  local all
  IFS=, read -ra all <<<"${setting[family]}"
  echo "${all[$(((${1#node} - 1) % ${#all[@]}))]}"
}

# Those that the lab's nodes have, each once.
families() {
  local node
  for node in "${nodes[@]}"; do node_family "$node"; done | sort -u
}

all_nodes() { printf '%s\n' "${nodes[@]}"; }

login_user() {
  if [ "${setting[root-login]}" = yes ]; then echo root; else echo "${setting[user]}"; fi
}
