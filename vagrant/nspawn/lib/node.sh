# shellcheck shell=bash
# One node: an overlay over the root image, its own keys and names, and the container's process.
# shellcheck disable=SC2154

node_dir() { printf '%s/nodes/%s' "$state" "$1"; }

# Lays the overlay and, the first time, writes what makes the node this one.
node_prepare() {
  local dir root
  dir=$(node_dir "$1") root=$(node_dir "$1")/root
  [ ! -f "$dir/disk.img" ] || return 0
  install -d -m 0755 "$dir" "$dir/upper" "$dir/work" "$root"
  mountpoint -q "$root" ||
    mount -t overlay "lab-$name-$1" -o "lowerdir=$(image_path "$(node_family "$1")"),upperdir=$dir/upper,workdir=$dir/work" "$root"
  [ ! -f "$dir/made" ] || return 0
  node_names "$1" "$root"
  node_network "$1" "$root"
  node_logins "$1" "$root"
  ! repository_wanted || node_repository "$1" "$root"
  cp "$root/etc/ssh/ssh_host_ed25519_key.pub" "$dir/host_key.pub"
  touch "$dir/made"
}

# Starts a node that does not run.
node_start() {
  node_prepare "$1"
  if node_running "$1"; then return; fi
  if is_vm "$1"; then vm_disks "$1"; vm_boot "$1"; else node_boot "$1"; fi
}

# node_reimage NODE [PATH…]: a machine that was set up anew, with what lay at these paths.
# Who knew its host key, still knows the old one.
node_reimage() {
  local node=$1 dir path
  dir=$(node_dir "$1")
  ! is_vm "$1" || die 5 "$1 is a virtual machine" "only containers can be made anew"
  shift
  node_stop KILL "$node"
  unmount_below "$dir"
  mv "$dir/upper" "$dir/old"
  rm -rf --one-file-system "$dir/work" "$dir/made" "$dir/host_key.pub"
  node_prepare "$node"
  for path in "$@"; do
    [ -e "$dir/old$path" ] || die 3 "there is no $path on $node to keep" "lab enter $node ls shows what there is"
    mkdir -p "$(dirname "$dir/root$path")"
    mv "$dir/old$path" "$dir/root$path"
  done
  rm -rf --one-file-system "$dir/old"
  bridge_up
  node_start "$node"
  node_answers "$node"
}

# Names as Debian's installer leaves them, the 127.0.1.1 line too.
node_names() {
  printf '%s\n' "$1" >"$2/etc/hostname"
  printf '%s\n' "$(head -c 16 /dev/urandom | od -An -tx1 | tr -d ' \n')" >"$2/etc/machine-id"
  cat >"$2/etc/hosts" <<END
127.0.0.1	localhost
127.0.1.1	$1

# The following lines are desirable for IPv6 capable hosts
::1     localhost ip6-localhost ip6-loopback
ff02::1 ip6-allnodes
ff02::2 ip6-allrouters
END
}

node_network() {
  local interface=host0
  ! is_vm "$1" || interface=eth0
  cat >"$2/etc/systemd/network/10-host0.network" <<END
[Match]
Name=$interface
[Network]
Address=$(node_address "$1")/$(prefix)
LinkLocalAddressing=no
IPv6AcceptRA=no
LLDP=no
END
  printf 'Port %s\n' "${setting[ssh-port]}" >"$2/etc/ssh/sshd_config.d/lab.conf"
  ssh-keygen -q -t ed25519 -N '' -C "root@$1" -f "$2/etc/ssh/ssh_host_ed25519_key"
}

node_logins() {
  local root=$2 user=${setting[user]} home=/root owner=root
  chroot "$root" useradd -m -s /bin/bash "$user"
  if [ "${setting[root-login]}" = no ]; then
    home=/home/$user owner=$user
    install -m 0440 /dev/null "$root/etc/sudoers.d/$user"
    if [ "${setting[sudo-password]}" = yes ]; then
      printf '%s:%s\n' "$user" "$(cat "$state/sudo-password")" | chroot "$root" chpasswd
      printf '%s ALL=(ALL:ALL) ALL\n' "$user" >"$root/etc/sudoers.d/$user"
    else
      printf '%s ALL=(ALL:ALL) NOPASSWD: ALL\n' "$user" >"$root/etc/sudoers.d/$user"
    fi
  fi
  # A virtual machine has no other way in for 'lab enter'.
  ! is_vm "$1" || install -D -m 0600 "$state/id_ed25519.pub" "$root/root/.ssh/authorized_keys"
  install -d -m 0700 "$root$home/.ssh"
  install -m 0600 "$state/id_ed25519.pub" "$root$home/.ssh/authorized_keys"
  chroot "$root" chown -R "$owner:" "$home/.ssh"
}

# Leaves one source of packages, the lab's own, all others being out of reach: switched off, for the inventory names it, and
# apt takes no source twice with two keys.
node_repository() {
  case $(node_family "$1") in
    rpm)
      cat >"$2/etc/yum.repos.d/lab.repo" <<'END'
[lab]
name=The lab's own packages
baseurl=file:///srv/repo
enabled=0
gpgcheck=1
gpgkey=file:///srv/repo/RPM-GPG-KEY-lab
END
      ;;
    *)
      rm -f "$2/etc/apt/sources.list"
      printf 'Enabled: no\nTypes: deb\nURIs: file:/srv/repo\nSuites: ./\nSigned-By: /srv/repo/lab.asc\n' >"$2/etc/apt/sources.list.d/lab.sources"
      ;;
  esac
  is_vm "$1" || node_clock "$1" "$2"
}

# A container may not set the machine's clock: chronyd only watches it there.
node_clock() {
  local unit=chrony file=/etc/chrony/chrony.conf
  [ "$(node_family "$1")" = debian ] || unit=chronyd file=/etc/chrony.conf
  install -d "$2/etc/systemd/system/$unit.service.d"
  printf '[Unit]\nConditionCapability=\n[Service]\nExecStart=\nExecStart=!/usr/sbin/chronyd -x -f %s\n' "$file" \
    >"$2/etc/systemd/system/$unit.service.d/lab.conf"
}

# Starts the container in a session and a control group of its own; its words go to console.log.
node_boot() {
  local dir pid binds=()
  dir=$(node_dir "$1")
  ! repository_wanted || binds=(--bind-ro="$(repository_path "$(repository_family "$1")"):/srv/repo")
  group_kill "$(group "$1")"
  setsid "$here/lib/in-group" "$(group "$1")" systemd-nspawn -q -D "$dir/root" \
    --machine="$name-$1" --hostname="$1" --boot --network-bridge="$(bridge)" --register=no --keep-unit \
    --resolv-conf=off --timezone=off --link-journal=no --console=pipe "${binds[@]}" \
    </dev/null >"$dir/console.log" 2>&1 9>&- &
  pid=$!
  disown
  printf '%s %s\n' "$pid" "$(start_time "$pid")" >"$dir/pid"
}

# A process is known by its number and the moment it began: numbers come again.
start_time() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20; }

process_state() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f1; }

node_pid() { cut -d' ' -f1 "$(node_dir "$1")/pid" 2>/dev/null; }

node_running() {
  local pid began
  read -r pid began 2>/dev/null <"$(node_dir "$1")/pid" || return 1
  [ -n "$began" ] && [ "$(start_time "$pid")" = "$began" ] && [ "$(process_state "$pid")" != Z ]
}

# Waits until sshd greets.
node_answers() {
  local address port=${setting[ssh-port]} line patience=60 limit
  ! is_vm "$1" || patience=400
  address=$(node_address "$1") limit=$((SECONDS + patience))
  until line=$(ssh_greeting "$address" "$port") && [[ $line == SSH-2.0-* ]]; do
    node_running "$1" || die 3 "$1 ended while it booted" "see $(node_dir "$1")/console.log"
    [ "$SECONDS" -lt "$limit" ] || die 3 "$1 gave no SSH greeting within $patience s" "see $(node_dir "$1")/console.log"
    sleep 0.05
  done
}

ssh_greeting() {
  # shellcheck disable=SC2016 # the inner shell's
  timeout 5 bash -c 'exec 3<>"/dev/tcp/$1/$2" && IFS= read -r line <&3 && printf "%s" "$line"' - "$1" "$2" 2>/dev/null
}

# node_stop SIGNAL NODE: TERM shuts down in order, KILL is a power cut.
node_stop() {
  local limit=$((SECONDS + 90))
  if [ "$1" = TERM ] && node_running "$2"; then
    if is_vm "$2"; then vm_power_button "$2"; else kill -TERM "$(node_pid "$2")"; fi
    while node_running "$2" && [ "$SECONDS" -lt "$limit" ]; do sleep 0.1; done
  fi
  group_kill "$(group "$2")"
}

# Ends every process of the lab, whatever became of the commands that started them.
nodes_kill() {
  local group
  for group in $(groups_of_lab); do group_kill "$group"; done
}

# What a lab leaves on the machine, found by its name alone, so that it works after a crash too.
remains_remove() {
  local pids
  pids=$(cut -d' ' -f1 "$state"/nodes/*/pid 2>/dev/null || true)
  nodes_kill
  nspawn_remains_remove
  unmount_below "$state"
  taps_down
  bridge_down
  rm -rf --one-file-system "$state"
  rmdir --ignore-fail-on-non-empty "$labs" 2>/dev/null || true
  reaped "$pids"
}

unmount_below() {
  local path
  while read -r path; do
    umount "$path" || umount -l "$path"
  done < <(awk -v under="$1/" 'index($2, under) == 1 { print $2 }' /proc/self/mounts | sort -r)
}

# Waits until init has taken note of the dead, so that no trace of them is left in the process list.
reaped() {
  local pid limit=$((SECONDS + 3))
  for pid in $1; do
    while [ "$(process_state "$pid")" = Z ] && [ "$SECONDS" -lt "$limit" ]; do sleep 0.05; done
  done
}

# What a systemd-nspawn that was itself killed leaves in /run.
nspawn_remains_remove() {
  local root
  for root in "$state"/nodes/*/root; do
    [ ! -d "$root" ] || rm -f "/run/systemd/nspawn/locks/inode-$(stat -c %d:%i "$root")"
  done
  find /run/systemd/nspawn/propagate -maxdepth 1 -name "$name-node[0-9]*" -exec rmdir {} + 2>/dev/null || true
}
