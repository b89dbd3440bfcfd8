# shellcheck shell=bash
# The root images, one for each family: made once by mmdebstrap, never written again; nodes lay an overlay over them.
# shellcheck disable=SC2154

suite=bookworm
packages=systemd,systemd-sysv,dbus,openssh-server,sudo,iproute2,procps,kmod,ca-certificates
# In a virtual machine Python, which nfs-common needs, takes minutes to install: it is there already.
declare -A family_packages=(
  [debian]=''
  [rpm]=',dnf,rpm,createrepo-c,firewalld,iptables,policycoreutils,selinux-utils'
  [vm]=',linux-image-cloud-amd64,initramfs-tools,zstd,udev,python3,tzdata'
)
recipes=$(dirname "$here")/packages

# What a family's image is made of decides its name, so that a change here makes a new one.
image_path() {
  local key
  key=$({
    printf '%s\n' "$suite" "$packages${family_packages[$1]}" "${setting[include]}" "$(dpkg --print-architecture)"
    declare -f image_customize
    [ ! -d "$recipes/image-$1" ] || cat "$recipes/image-$1"/*
  } | sha256sum | cut -c1-12)
  printf '%s/image-%s' "$cache" "$key"
}

image_ready() {
  local image began=$SECONDS log
  image=$(image_path "$1")
  [ ! -d "$image" ] || return 0
  say "making the root image of the family $1 (once, about half a minute)"
  cache_ready
  log=$cache/mmdebstrap.log
  if ! image_make "$1" "$image.making" >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -rf --one-file-system "$image.making"
    die 3 "mmdebstrap could not make the root image" "its last words are above, all of them in $log"
  fi
  rm -f "$log"
  mv "$image.making" "$image"
  say "root image made in $((SECONDS - began)) s"
}

# An empty place to make things in: what an interrupted run left half done goes first.
cache_ready() {
  install -d -m 0755 "$cache"
  unmount_below "$cache"
  find "$cache" -maxdepth 1 -name '*.making' -exec rm -rf --one-file-system {} +
}

# image_make FAMILY DIRECTORY
image_make() {
  mmdebstrap --mode=root --variant=minbase \
    --include="$packages${family_packages[$1]}${setting[include]:+,${setting[include]}}" \
    --aptopt='Acquire::Languages "none"' --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    "$suite" "$2" "$(debian_mirror)" &&
    image_customize "$2" || return
  [ ! -d "$recipes/image-$1" ] || "$recipes/image-$1/customize" "$2"
}

# Where this machine itself gets Debian from.
debian_mirror() {
  local mirror
  # shellcheck disable=SC2016 # apt fills these in
  mirror=$(apt-get indextargets --format '$(REPO_URI) $(CODENAME) $(COMPONENT)' 'Created-By: Packages' 'Origin: Debian' 2>/dev/null |
    awk -v suite="$suite" '$2 == suite && $3 == "main" { print $1; exit }')
  printf '%s' "${mirror:-http://deb.debian.org/debian}"
}

# Takes out what must be each node's own, and what would make a boot or a look-up wait.
image_customize() {
  local root=$1 unit
  : >"$root/etc/resolv.conf"
  : >"$root/etc/machine-id"
  rm -f "$root"/etc/ssh/ssh_host_* "$root"/etc/hostname "$root"/etc/systemd/system/sysinit.target.wants/systemd-timesyncd.service
  for unit in console-getty.service getty.target systemd-networkd-wait-online.service apt-daily.timer \
    apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer fstrim.timer systemd-firstboot.service; do
    ln -sf /dev/null "$root/etc/systemd/system/$unit"
  done
  chroot "$root" systemctl -q enable ssh.service systemd-networkd.service
}

image_purge() {
  find "$cache" -maxdepth 1 \( -name 'image-*' -o -name 'packages-*' -o -name '*.log' \) -exec rm -rf --one-file-system {} +
  rmdir --ignore-fail-on-non-empty "$cache" "$(dirname "$cache")" 2>/dev/null || true
}
