#!/bin/sh
# SPDX-License-Identifier: MIT
# An installed Vitrine serves a program outside of the tree by pkg-config, shared and static: install.sh SOURCE_ROOT
set -eu
. "$(dirname "$0")/common.sh"

prefix=$work/prefix

install_it() {
    quietly meson setup "$work/build" "$source_root" --prefix="$prefix" --buildtype=plain
    quietly ninja -C "$work/build" cli/vitrine lib/libvitrine.a lib/vitrine-worker lib/extension/vitrine_fts5.so \
        lib/extension/static/libvitrine_fts5.a
    quietly meson install -C "$work/build" --no-rebuild
    PKG_CONFIG_PATH=$(dirname "$(find "$prefix" -name vitrine.pc)")
    export PKG_CONFIG_PATH
    libraries=$(pkg-config --variable=libdir vitrine)
}

# $1: the program to make; the rest: for pkg-config.
build_outside() {
    program=$1
    shift
    flags=$(pkg-config --cflags --libs "$@" vitrine)
    # $flags is a list of words.
    # shellcheck disable=SC2086
    quietly cc -std=c11 "$source_root/examples/add_and_search.c" $flags -o "$program"
}

check_shared() {
    build_outside "$work/shared"
    LD_LIBRARY_PATH=$libraries finds_a_beach "$work/shared"
    ls "$libraries"/libvitrine.so.0 >/dev/null
    LD_LIBRARY_PATH=$libraries "$prefix/bin/vitrine" --version >/dev/null
    echo "shared: ok"
}

# With the shared library gone, only what vitrine.pc says for --static can link.
check_static() {
    rm "$libraries"/libvitrine.so*
    build_outside "$work/static" --static
    finds_a_beach "$work/static"
    echo "static: ok"
}

# The SQLite extension: loaded, and linked into a program.
check_extension() {
    quietly sh "$source_root/tests/extension/programs.sh" "$source_root" "$(pkg-config --variable=sqlite_extension vitrine)"
    flags=$(pkg-config --cflags --libs vitrine_fts5)
    # shellcheck disable=SC2086
    quietly cc -std=c11 "$source_root/tests/extension/linked.c" $flags -o "$work/linked"
    quietly "$work/linked"
    echo "extension: ok"
}

install_it
check_shared
check_static
check_extension
