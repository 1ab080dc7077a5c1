#!/bin/sh
# SPDX-License-Identifier: MIT
# Fuzz the text analysis with libFuzzer: run.sh SECONDS [WORKDIR [TARGET...]]. WORKDIR keeps programs and corpora (default: a
# new one below /tmp); TARGET is the name of a file beside this one that is a target (default: each, one after the other).
# Needs clang.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
seconds=$1
work=${2:-$(mktemp -d)}
[ $# -gt 2 ] && shift 2 || set -- $(cd "$here" && ls ./*.c | sed 's|^./||; s|\.c$||' | grep -v -x smoke)

packages="icu-uc icu-i18n libexif expat zlib sqlite3 jansson $(pkg-config --exists yajl && echo yajl || true)"
version=$(sed -n "s/.*version: '\([0-9.]*\)'.*/\1/p" "$root/meson.build" | head -1)
mkdir -p "$work/objects"

# The library once for all targets.
build_library() {
    find "$root/lib" -name '*.c' ! -path "*/extension/*" | while read -r source; do
        object=$work/objects/$(echo "${source#"$root"/lib/}" | tr / _).o
        [ "$object" -nt "$source" ] || echo "$source" "$object"
    done | xargs -r -P 2 -L 1 sh -c 'clang -c $FUZZ_FLAGS -o "$1" "$0"'
}

# $1: the target. The vectors are where it starts from, a line each.
seed() {
    mkdir -p "$work/corpus-$1"
    [ -e "$work/corpus-$1/seeded" ] && return
    awk -v folder="$work/corpus-$1" '!/^#/ && NR % 5 == 1 {
        file = folder "/" ++count
        printf "%c%s", count % 16 + 64, $0 > file
        close(file) }' "$root"/tests/data/lang/*.tsv
    : >"$work/corpus-$1/seeded"
}

# Lists of packages and flags are to be split into words.
# shellcheck disable=SC2046,SC2086
FUZZ_FLAGS="-g -O1 -std=c11 -D_GNU_SOURCE -DVITRINE_VERSION=\"$version\" -fsanitize=fuzzer-no-link,address,undefined
    -fno-sanitize-recover=undefined -I$root/lib -I$root/include -I$here $(pkg-config --cflags $packages)"
FUZZ_FLAGS=$(echo $FUZZ_FLAGS)
export FUZZ_FLAGS
build_library
for target in "$@"; do
    seed "$target"
    dictionary=$here/$target.dict
    [ -e "$dictionary" ] || dictionary=$here/text.dict
    # shellcheck disable=SC2046,SC2086
    clang $FUZZ_FLAGS -fsanitize=fuzzer -o "$work/fuzz-$target" "$here/$target.c" "$work"/objects/*.o \
        $(pkg-config --libs $packages) -lstemmer -lm
    echo "== $target"
    "$work/fuzz-$target" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=1024 -max_len=2048 -print_final_stats=1 \
        -artifact_prefix="$work/$target-" -dict="$dictionary" "$work/corpus-$target"
done
