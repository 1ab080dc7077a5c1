# SPDX-License-Identifier: MIT
# What install.sh and subproject.sh share: a folder of their own, and the program that must build outside of the tree.
# To be sourced with $1, the root of the source.
source_root=$1
province=$source_root/examples/province
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# A plain build, whatever the build that runs the tests is like.
unset CFLAGS LDFLAGS DESTDIR

# Run quietly; if it fails, say all that it said.
quietly() {
    "$@" >"$work/log" 2>&1 && return 0
    echo "failed: $*"
    cat "$work/log"
    return 1
}

# $1: the program, built from examples/add_and_search.c. It must find a beach.
finds_a_beach() {
    "$1" "$work/province.db" "$province" 'bãi biển' >"$work/found" 2>"$work/progress" || {
        cat "$work/found" "$work/progress"
        return 1
    }
    rm -f "$work"/province.db*
    grep -q 'Bãi Cát Vàng' "$work/found" && return 0
    echo "$1 found no beach:"
    cat "$work/found"
    return 1
}
