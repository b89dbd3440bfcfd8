# shellcheck shell=bash
# The lab's inventory: a ZooKeeper member and a Kafka broker on every host, from the lab's tarballs.
# shellcheck disable=SC2154

tarballs=${GROUNDWORK_TARBALLS:-$(dirname "$here")/tarballs/target}

# Packs them with Maven where one is missing.
tarballs_ready() {
  local packer
  packer=$(dirname "$here")/tarballs/pack
  if [ -n "$(newest 'jdk-*.tar.gz')" ] && [ -n "$(newest 'apache-zookeeper-*-bin.tar.gz')" ] &&
    [ -n "$(newest 'kafka_*.tgz')" ]; then
    return
  fi
  say "packing the lab's tarballs"
  "$packer" || die 3 "the tarballs could not be packed" "Maven's words are above; by hand: $packer"
}

# newest PATTERN: the newest version among the tarballs of that name.
newest() {
  find "$tarballs" -maxdepth 1 -name "$1" -printf '%f\n' 2>/dev/null | sort -V | tail -n 1
}

inventory_write() {
  local node
  known_hosts_write
  {
    inventory_head
    inventory_components
    echo 'hosts:'
    for node in "${nodes[@]}"; do
      host "$node"
    done
  } >"$state/hosts.yaml.new"
  mv "$state/hosts.yaml.new" "$state/hosts.yaml"
}

# host NODE: a virtual machine is too slow for a broker.
host() {
  printf '  %s: {address: %s' "$1" "$(node_address "$1")"
  is_vm "$1" || printf ', roles: [zookeeper, kafka], zookeeper: {id: %d}, kafka: {id: %d}' "${1#node}" $((${1#node} - 1))
  ! repository_wanted || printf ', baseline: {repositories: [{name: lab, url: "file:///srv/repo", key: %s}]}' "$(repository_key "$1")"
  echo '}'
}

# From the keys that were made for the nodes: nothing is taken on trust from the network.
known_hosts_write() {
  local node key names
  for node in "${nodes[@]}"; do
    key=$(cut -d' ' -f1,2 "$(node_dir "$node")/host_key.pub")
    names=$(node_address "$node")
    [ "${setting[ssh-port]}" = 22 ] || names="[$names]:${setting[ssh-port]}"
    printf '%s %s\n' "$names" "$key"
  done >"$state/known_hosts"
}

inventory_head() {
  printf 'cluster: %s\nssh:\n  user: %s\n' "$name" "$(login_user)"
  [ "${setting[ssh-port]}" = 22 ] || printf '  port: %s\n' "${setting[ssh-port]}"
  printf '  key: %s\n  host_keys: strict\n  known_hosts: %s\n' "$state/id_ed25519" "$state/known_hosts"
  # shellcheck disable=SC2016 # the inventory's own ${file:…}
  [ "${setting[sudo-password]}" = no ] || printf 'sudo: {password: "${file:%s}"}\n' "$state/sudo-password"
}

inventory_components() {
  echo 'components:'
  component jdk 'jdk-*.tar.gz'
  component zookeeper 'apache-zookeeper-*-bin.tar.gz' 256m
  component kafka 'kafka_*.tgz' 512m
}

# component NAME PATTERN [HEAP]: the newest tarball of that name, with its digest.
component() {
  local file version=''
  file=$(newest "$2")
  [ -n "$file" ] || die 3 "no $1 tarball in $tarballs" "pack them: $(dirname "$here")/tarballs/pack"
  [[ $1 == jdk ]] || version=$(sed -E 's/^[a-z_-]*(2\.1[23]-)?([0-9.]+[0-9]).*/\2/' <<<"$file")
  printf '  %s:\n' "$1"
  [ -z "$version" ] || printf '    version: %s\n' "$version"
  printf '    archive: %s\n    sha512: %s\n' "$tarballs/$file" "$(cut -d' ' -f1 "$tarballs/$file.sha512")"
  [ -z "${3:-}" ] || printf '    heap: %s\n' "$3"
}
