#!/bin/sh
# SPDX-License-Identifier: MIT
# Vitrine works as a meson subproject: subproject.sh SOURCE_ROOT
set -eu
. "$(dirname "$0")/common.sh"

mkdir -p "$work/outer/subprojects"
ln -s "$source_root" "$work/outer/subprojects/vitrine"
cp "$source_root/examples/add_and_search.c" "$work/outer"
cat >"$work/outer/meson.build" <<'END'
project('outer', 'c')
vitrine = dependency('vitrine', fallback: ['vitrine', 'vitrine_dep'])
executable('outer', 'add_and_search.c', dependencies: vitrine)
END
quietly meson setup "$work/build" "$work/outer" --buildtype=plain --force-fallback-for=vitrine
quietly ninja -C "$work/build"
finds_a_beach "$work/build/outer"
echo "subproject: ok"
