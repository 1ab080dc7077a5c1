#!/bin/sh
# SPDX-License-Identifier: MIT
# Fuzz queries with libFuzzer: run.sh SECONDS WORKDIR. WORKDIR keeps the build and the corpus. Needs clang and meson.
set -eu

root=$(cd "$(dirname "$0")/../../.." && pwd)
seconds=$1
work=$2
sanitizers=fuzzer-no-link,address,undefined

mkdir -p "$work/corpus-query"
printf 'aab\303\243i bi\341\273\203n -"ch\341\273\243 n\341\273\225i" OR title:du*' >"$work/corpus-query/first"
printf 'aang\303\240y 7/9/2015 t\341\272\241i TP.HCM "UBND 10.000 Hanoi" ngh\341\273\213 \304\221\341\273\213nh 72' >"$work/corpus-query/second"
if [ ! -e "$work/build/build.ninja" ]; then
    CC=clang meson setup "$work/build" "$root" --buildtype=plain -Db_lundef=false -Dc_link_args="-fsanitize=address,undefined" \
        -Dc_args="-g -O1 -fsanitize=$sanitizers -fno-sanitize-recover=undefined" >"$work/setup.log"
fi
ninja -C "$work/build" lib/libvitrine.a >"$work/build.log" || {
    tail -20 "$work/build.log"
    exit 1
}
PKG_CONFIG_PATH=$work/build/meson-private
export PKG_CONFIG_PATH
# The list of libraries is to be split into words.
# shellcheck disable=SC2046
clang -g -O1 -std=c11 -D_GNU_SOURCE -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined \
    -I"$root/lib" -I"$root/include" -I"$root/tests" -o "$work/fuzz-query" "$root/tests/search/fuzz/query.c" \
    "$work/build/lib/libvitrine.a" $(pkg-config --static --libs-only-l vitrine | sed 's/-lvitrine//')
exec "$work/fuzz-query" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -max_len=4200 \
    -artifact_prefix="$work/" -dict="$root/tests/search/fuzz/query.dict" "$work/corpus-query"
