# shellcheck shell=bash
# Virtual machines among the nodes: qemu with Debian's own kernel, for what a container's cannot do (an NFS server, modules,
# swap, reboots). They run without hardware support, one instruction at a time: a Java program runs some 20 times slower there.
# shellcheck disable=SC2154

is_vm() { [ "$(node_family "$1")" = vm ]; }

# tap NODE: the machine's end of a virtual machine's cable; 15 characters at most.
tap() { printf 't-%s-%s' "$name" "${1#node}"; }

# Makes the disks, the first time, from the node's files, which lie there like a container's.
vm_disks() {
  local dir image
  dir=$(node_dir "$1") image=$(image_path vm)
  [ ! -f "$dir/disk.img" ] || return 0
  cp --sparse=always "$image/boot/vmlinuz" "$image/boot/initrd.img" "$dir"
  mke2fs -q -F -t ext4 -L root -d "$dir/root" "$dir/disk.img.new" 6G >/dev/null
  truncate -s 2G "$dir/data.img"
  cat /proc/sys/kernel/random/uuid >"$dir/uuid"
  umount "$dir/root"
  rm -rf --one-file-system "$dir/upper" "$dir/work"
  mv "$dir/disk.img.new" "$dir/disk.img"
}

# The packages as a disk image, kept beside them.
vm_repository_disk() {
  local repository
  repository=$(repository_path debian)
  [ ! -f "$repository.img" ] || return 0
  mke2fs -q -F -t ext4 -m 0 -L packages -d "$repository" "$repository.img.making" 256M >/dev/null
  mv "$repository.img.making" "$repository.img"
}

vm_boot() {
  local dir pid
  dir=$(node_dir "$1")
  group_kill "$(group "$1")"
  tap_up "$1"
  rm -f "$dir/monitor.in" "$dir/monitor.out"
  mkfifo -m 0600 "$dir/monitor.in" "$dir/monitor.out"
  setsid "$here/lib/in-group" "$(group "$1")" qemu-system-x86_64 -name "$name-$1" -machine q35 -accel tcg,thread=single \
    -cpu max -smp 2 -m 2048 -uuid "$(cat "$dir/uuid")" -nodefaults -no-user-config -display none \
    -kernel "$dir/vmlinuz" -initrd "$dir/initrd.img" -append 'root=/dev/vda rw console=ttyS0 net.ifnames=0 quiet' \
    -serial stdio -chardev pipe,id=monitor,path="$dir/monitor" -mon chardev=monitor,mode=readline \
    -drive file="$dir/disk.img",if=virtio,format=raw,cache=unsafe \
    -drive file="$dir/data.img",if=virtio,format=raw,cache=unsafe \
    -drive file="$(repository_path debian).img",if=virtio,format=raw,readonly=on \
    -netdev tap,id=cable,ifname="$(tap "$1")",script=no,downscript=no \
    -device virtio-net-pci,netdev=cable,romfile=,mac="$(vm_mac "$1")" -device virtio-rng-pci \
    </dev/null >"$dir/console.log" 2>&1 9>&- &
  pid=$!
  disown
  printf '%s %s\n' "$pid" "$(start_time "$pid")" >"$dir/pid"
}

# The same for the same node of the same lab, and no other's on this machine.
vm_mac() {
  sha256sum <<<"$name-$1" | sed -E 's/^(..)(..)(..).*/52:54:00:\1:\2:\3/'
}

# Presses the power button.
vm_power_button() {
  echo system_powerdown >"$(node_dir "$1")/monitor.in"
}

tap_up() {
  ip link show "$(tap "$1")" &>/dev/null || ip tuntap add dev "$(tap "$1")" mode tap
  ip link set "$(tap "$1")" master "$(bridge)" up
}

# Every tap of the lab, by its name alone.
taps_down() {
  local path
  for path in /sys/class/net/t-"$name"-*; do
    [[ ! ${path##*/} =~ ^t-"$name"-[0-9]{1,2}$ ]] || ip link delete "${path##*/}"
  done
}
