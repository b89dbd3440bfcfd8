# shellcheck shell=bash
# What the packers share.

# newer TARBALL SOURCE…: whether it is there, with its digest, and no source is younger.
newer() {
  local target=$1 source
  shift
  [ -f "$target" ] && [ -f "$target.sha512" ] || return 1
  for source in "$@"; do
    [ -z "$(find -L "$source" -newer "$target" -print -quit)" ] || return 1
  done
}

# pack TARBALL TAR_ARGUMENTS…: makes it under another name first, then its .sha512, then shows both.
pack() {
  local target=$1 gzip='gzip -4'
  shift
  ! command -v pigz >/dev/null || gzip='pigz -4'
  mkdir -p "$(dirname "$target")"
  tar --use-compress-program="$gzip" --sort=name --owner=0 --group=0 --numeric-owner -cf "$target.new" "$@"
  rm -f "$target.sha512"
  mv "$target.new" "$target"
  (cd "$(dirname "$target")" && sha512sum "$(basename "$target")" >"$(basename "$target").sha512.new")
  mv "$target.sha512.new" "$target.sha512"
}
