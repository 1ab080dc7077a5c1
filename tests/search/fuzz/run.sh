#!/bin/sh
# SPDX-License-Identifier: MIT
# Fuzz queries with libFuzzer: run.sh SECONDS WORKDIR. WORKDIR keeps the program and the corpus. Needs clang.
set -eu

root=$(cd "$(dirname "$0")/../../.." && pwd)
seconds=$1
work=$2

mkdir -p "$work/corpus-query"
printf 'aab\303\243i bi\341\273\203n -"ch\341\273\243 n\341\273\225i" OR title:du*' >"$work/corpus-query/first"
sources=$(find "$root/lib" -name '*.c')
packages="icu-uc icu-i18n libexif expat zlib sqlite3 jansson yajl"
version=$(sed -n "s/.*version: '\([0-9.]*\)'.*/\1/p" "$root/meson.build" | head -1)
# The lists of sources and packages are to be split into words.
# shellcheck disable=SC2046,SC2086
clang -g -O1 -std=c11 -D_GNU_SOURCE -DVITRINE_VERSION="\"$version\"" \
    -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined \
    -I"$root/lib" -I"$root/include" -I"$root/tests" $(pkg-config --cflags $packages) \
    -o "$work/fuzz-query" "$root/tests/search/fuzz/query.c" $sources \
    $(pkg-config --libs $packages) -lstemmer -lm
exec "$work/fuzz-query" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -max_len=4200 \
    -artifact_prefix="$work/" -dict="$root/tests/search/fuzz/query.dict" "$work/corpus-query"
