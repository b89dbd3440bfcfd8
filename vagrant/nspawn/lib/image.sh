# shellcheck shell=bash
# The root image: made once by mmdebstrap, never written again; nodes lay an overlay over it.
# shellcheck disable=SC2154

suite=bookworm
packages=systemd,systemd-sysv,dbus,openssh-server,sudo,iproute2,procps,kmod,ca-certificates

# What the image is made of decides its name, so that a change here makes a new one.
image_path() {
  local key
  key=$({ printf '%s\n' "$suite" "$packages" "${setting[include]}" "$(dpkg --print-architecture)"; declare -f image_customize; } |
    sha256sum | cut -c1-12)
  printf '%s/image-%s' "$cache" "$key"
}

image_ready() {
  local image began=$SECONDS log
  image=$(image_path)
  [ ! -d "$image" ] || return 0
  say "making the root image (once, about half a minute)"
  install -d -m 0755 "$cache"
  unmount_below "$cache"
  find "$cache" -maxdepth 1 -name '*.making' -exec rm -rf --one-file-system {} +
  log=$cache/mmdebstrap.log
  if ! image_make "$image.making" >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -rf --one-file-system "$image.making"
    die 3 "mmdebstrap could not make the root image" "its last words are above, all of them in $log"
  fi
  rm -f "$log"
  mv "$image.making" "$image"
  say "root image made in $((SECONDS - began)) s"
}

image_make() {
  mmdebstrap --mode=root --variant=minbase --include="$packages${setting[include]:+,${setting[include]}}" \
    --aptopt='Acquire::Languages "none"' --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    "$suite" "$1" "$(debian_mirror)" &&
    image_customize "$1"
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
  find "$cache" -maxdepth 1 \( -name 'image-*' -o -name mmdebstrap.log \) -exec rm -rf --one-file-system {} +
  rmdir --ignore-fail-on-non-empty "$cache" "$(dirname "$cache")" 2>/dev/null || true
}
