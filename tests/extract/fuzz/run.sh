#!/bin/sh
# SPDX-License-Identifier: MIT
# Fuzz one reader with libFuzzer: run.sh TARGET SECONDS WORKDIR [SEEDS]. TARGET is jpeg, png, webp, tiff, heif, gif,
# exif, iptc, xmp, html, markdown, rtf, doc, package, office or thumbnail; WORKDIR keeps the program and the corpus; SEEDS is a folder of files
# to start from. Needs clang, and for thumbnail the libraries of all decoders.
set -eu

root=$(cd "$(dirname "$0")/../../.." && pwd)
target=$1
seconds=$2
work=$3
seeds=${4:-}

mkdir -p "$work/corpus-$target"
python3 "$root/lib/text/aliases.py" "$root/lib/text/aliases.tsv" "$work/alias_table.c"
sources="$(find "$root/lib/base" "$root/lib/record" "$root/lib/text" "$root/lib/extract" -name '*.c') $work/alias_table.c"
packages="icu-uc icu-i18n libexif expat zlib"
if [ "$target" = thumbnail ]; then
    sed 's/^#mesondefine/#define/' "$root/lib/thumbnail/decoder_table.c.in" >"$work/decoder_table.c"
    sources="$sources $(find "$root/lib/thumbnail" -name '*.c') $work/decoder_table.c"
    packages="$packages libjpeg libpng libwebp libavif"
fi
# The lists of sources and packages are to be split into words.
# shellcheck disable=SC2046,SC2086
clang -g -O1 -std=c11 -D_GNU_SOURCE -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined \
    -I"$root/lib" -I"$root/include" -I"$root/tests/extract/fuzz" $(pkg-config --cflags $packages) \
    -o "$work/fuzz-$target" "$root/tests/extract/fuzz/$target.c" $sources \
    $(pkg-config --libs $packages) -lstemmer -lm
exec "$work/fuzz-$target" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=1024 -max_len=131072 \
    -artifact_prefix="$work/" -dict="$root/tests/extract/fuzz/$target.dict" "$work/corpus-$target" $seeds
