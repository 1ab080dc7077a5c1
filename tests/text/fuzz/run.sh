#!/bin/sh
# SPDX-License-Identifier: MIT
# Fuzz the text analysis with libFuzzer: run.sh SECONDS [WORKDIR [TARGET...]]. WORKDIR keeps the build and the corpora (default:
# a new one below /tmp); TARGET is the name of a file beside this one that is a target (default: each, one after the other).
# $FUZZ_OPTIONS are further options of libFuzzer. Needs clang and meson.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
seconds=$1
work=${2:-$(mktemp -d)}
sanitizers=fuzzer-no-link,address,undefined
if [ $# -gt 2 ]; then
    shift 2
else
    # Names of targets have no spaces.
    # shellcheck disable=SC2046
    set -- $(cd "$here" && grep -l LLVMFuzzerTestOneInput ./*.c | sed 's|^\./||; s|\.c$||' | grep -v -x -e smoke -e marks)
fi

mkdir -p "$work"
if [ ! -e "$work/build/build.ninja" ]; then
    CC=clang meson setup "$work/build" "$root" --buildtype=plain -Db_lundef=false -Dc_link_args="-fsanitize=address,undefined" \
        -Dc_args="-g -O1 -fsanitize=$sanitizers -fno-sanitize-recover=undefined" >"$work/setup.log"
fi
ninja -C "$work/build" lib/libvitrine.a >"$work/build.log" || {
    tail -20 "$work/build.log"
    exit 1
}

# $1: the target. The vectors are where it starts from, each line under one language or another.
seed() {
    mkdir -p "$work/corpus-$1"
    [ -e "$work/corpus-$1.seeded" ] && return
    awk -v folder="$work/corpus-$1" '!/^#/ && NR % 5 == 1 {
        file = folder "/" ++count
        printf "%c%s", count % 16 + 64, $0 > file
        close(file) }' "$root"/tests/data/lang/*.tsv
    : >"$work/corpus-$1.seeded"
}

PKG_CONFIG_PATH=$work/build/meson-private
export PKG_CONFIG_PATH
for target in "$@"; do
    seed "$target"
    dictionary=$here/$target.dict
    [ -e "$dictionary" ] || dictionary=$here/text.dict
    # Lists of packages and options are to be split into words.
    # shellcheck disable=SC2046,SC2086
    clang -g -O1 -std=c11 -D_GNU_SOURCE -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined \
        -I"$root/lib" -I"$root/include" -I"$here" -o "$work/fuzz-$target" "$here/$target.c" \
        "$work/build/lib/libvitrine.a" $(pkg-config --static --libs-only-l vitrine | sed 's/-lvitrine//')
    echo "== $target"
    # shellcheck disable=SC2086
    "$work/fuzz-$target" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=1024 -max_len=2048 -print_final_stats=1 \
        ${FUZZ_OPTIONS:-} -artifact_prefix="$work/$target-" -dict="$dictionary" "$work/corpus-$target"
done
