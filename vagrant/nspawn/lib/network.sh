# shellcheck shell=bash
# The lab's own bridge and range. Nodes reach the machine and each other, nothing else.
# shellcheck disable=SC2154

bridge() { printf 'gw-%s' "$name"; }

# link NODE: the machine's end of a node's cable, as systemd-nspawn names it.
# An interface has 15 characters at most; a longer name is another name of it, which ip takes as well.
link() { printf 'vb-%s-%s' "$name" "$1"; }

number_of() {
  local a b c d
  IFS=. read -r a b c d <<<"$1"
  printf '%d' $(((a << 24) + (b << 16) + (c << 8) + d))
}

address_of() {
  printf '%d.%d.%d.%d' $(($1 >> 24 & 255)) $(($1 >> 16 & 255)) $(($1 >> 8 & 255)) $(($1 & 255))
}

# host_address K: the range's K-th address.
host_address() { address_of $(($(number_of "${setting[subnet]%/*}") + $1)); }

node_address() { host_address $((10 + ${1#node})); }

prefix() { printf '%s' "${setting[subnet]#*/}"; }

settle_subnet() {
  local i
  if [ -n "${setting[subnet]}" ]; then
    check_subnet
    ! in_use "${setting[subnet]}" ||
      die 5 "the range ${setting[subnet]} is in use on this machine" "choose another with --subnet; ip -4 route lists those taken"
    return
  fi
  for i in 0 1 2 3 4 5 6 7 8 9; do
    setting[subnet]=10.77.$i.0/24
    in_use "${setting[subnet]}" || return 0
  done
  die 3 "all of 10.77.0.0/24 to 10.77.9.0/24 are in use on this machine" "choose a range with --subnet"
}

check_subnet() {
  local octet='(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])' base length
  [[ ${setting[subnet]} =~ ^$octet\.$octet\.$octet\.$octet/(1[6-9]|2[0-5])$ ]] ||
    die 5 "'${setting[subnet]}' is no range for a lab" "a.b.c.d/n with n from 16 to 25"
  base=${setting[subnet]%/*} length=$(prefix)
  [ $(($(number_of "$base") & ((1 << (32 - length)) - 1))) -eq 0 ] ||
    die 5 "'${setting[subnet]}' is no range" "its first address ends in zeros"
}

# in_use CIDR: whether any route of this machine, the default one aside, overlaps it.
in_use() {
  local route mine length
  mine=$(number_of "${1%/*}")
  while read -r route; do
    [[ $route =~ ^[0-9.]+(/[0-9]+)?$ ]] || continue
    length=${1#*/}
    [[ $route == */* ]] || route=$route/32
    [ "${route#*/}" -ge "$length" ] || length=${route#*/}
    [ $((mine >> (32 - length))) -ne $(($(number_of "${route%/*}") >> (32 - length))) ] || return 0
  done < <(ip -4 -o route show table all | awk '{ print ($1 ~ /^[0-9]/) ? $1 : $2 }')
  return 1
}

bridge_up() {
  local own
  own=$(host_address 1)/$(prefix)
  ip link show "$(bridge)" &>/dev/null || ip link add "$(bridge)" type bridge
  ip -4 -o addr show dev "$(bridge)" | grep -qF " $own " || ip addr add "$own" dev "$(bridge)"
  ip link set "$(bridge)" up
}

bridge_down() {
  ! ip link show "$(bridge)" &>/dev/null || ip link delete "$(bridge)"
}

link_set() {
  if is_vm "$1"; then ip link set "$(tap "$1")" "$2"; else ip link set "$(link "$1")" "$2"; fi
}
