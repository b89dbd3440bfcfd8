# shellcheck shell=bash
# The lab's own packages, a repository for each family, made once: what nodes without a way to the Internet install from.
# On a node it lies at /srv/repo.
# shellcheck disable=SC2154

# What nodes are to be able to install, by Debian's names; both families' repositories are made of these.
installable=(nfs-kernel-server nfs-common chrony containerd runc conntrack socat ethtool ebtables iptables xfsprogs)
# What only the Debian family's repository has besides; the other family's root image brings it.
installable_debian=(firewalld nftables)
stand_in_versions=(1.29.6 1.29.7)

repository_wanted() { [ "${setting[repository]}" = yes ]; }

# The family whose packages a node installs.
repository_family() {
  local family
  family=$(node_family "$1")
  echo "${family/vm/debian}"
}

# What a repository is made of decides its name: its recipes, and the root image that it completes.
repository_path() {
  local key
  key=$({
    image_path "$1"
    printf '%s\n' "${installable[@]}" "${installable_debian[@]}" "${stand_in_versions[@]}"
    declare -f repository_make downloads
    cat "$recipes/repository-$1"/* "$recipes/standin"/*
  } | sha256sum | cut -c1-12)
  printf '%s/packages-%s-%s' "$cache" "$1" "$key"
}

# repository_key NODE: the public key that its packages are signed with.
repository_key() {
  local family name=lab.asc
  family=$(repository_family "$1")
  [ "$family" = debian ] || name=RPM-GPG-KEY-lab
  printf '%s/%s' "$(repository_path "$family")" "$name"
}

repository_ready() {
  local made began=$SECONDS log
  made=$(repository_path "$1")
  [ ! -d "$made" ] || return 0
  say "making the packages of the family $1 (once, about half a minute)"
  cache_ready
  log=$cache/packages.log
  if ! (repository_make "$1" "$made.making") >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -rf --one-file-system "$made.making"
    die 3 "the packages of the family $1 could not be made" "the last words are above, all of them in $log"
  fi
  rm -f "$log"
  mv "$made.making/out" "$made"
  rm -rf --one-file-system "$made.making"
  say "packages made in $((SECONDS - began)) s: $made"
}

# repository_make FAMILY DIRECTORY: leaves the repository in DIRECTORY/out.
repository_make() {
  local work=$2 version status=var/lib/dpkg/status wanted=("${installable[@]}")
  install -d "$work/out" "$work/debs"
  # tc is in a package of Debian's that the image has already.
  if [ "$1" = rpm ]; then
    status=usr/lib/debian/database/status wanted+=(iproute2)
  else
    wanted+=("${installable_debian[@]}")
  fi
  downloads "$work" "$(image_path "$1")/$status" "${wanted[@]}" || return
  for version in "${stand_in_versions[@]}"; do
    "$recipes/standin/lay-out" "$work/kubernetes/$version" "$version" || return
  done
  "$recipes/repository-$1/make" "$work" "$(image_path "$1")" "${wanted[@]}"
}

# downloads DIRECTORY STATUS PACKAGE…: fetches into DIRECTORY/debs these packages, and all that they need beyond what
# STATUS says is installed. apt checks their signatures as it does for this machine.
downloads() {
  local work=$1 status=$2 apt
  shift 2
  install -d "$work/apt/lists/partial" "$work/apt/archives/partial"
  printf 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s %s main\n' "$(debian_mirror)" "$suite" \
    >"$work/apt/sources.list"
  apt=(apt-get -q -o "Dir::State=$work/apt" -o "Dir::State::status=$status" -o "Dir::Cache=$work/apt"
    -o "Dir::Etc::sourcelist=$work/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null -o Dir::Etc::preferencesparts=/dev/null
    -o Acquire::Languages=none -o APT::Sandbox::User=root -o Debug::NoLocking=true)
  "${apt[@]}" update &&
    "${apt[@]}" install --yes --no-install-recommends --download-only --reinstall "$@" &&
    mv "$work/apt/archives"/*.deb "$work/debs" &&
    rm -rf "$work/apt"
}
