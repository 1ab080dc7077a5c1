#!/bin/sh
# SPDX-License-Identifier: MIT
# Everything that is tested: installs what is missing, builds with AddressSanitizer and UBSan in build-test/, runs
# all tests. The last line is "N passed, N failed, N skipped"; the status is 0 only if none failed.
#
#     sh tests/run.sh [TEST...]     names as `meson test --list` gives them; default: all
set -eu
cd "$(dirname "$0")/.."
. tests/need-packages.sh

build=build-test

build_all() {
    if [ ! -f $build/build.ninja ]; then
        meson setup $build -Db_sanitize=address,undefined -Db_lundef=false --buildtype=debugoptimized || return 1
    fi
    ninja -C $build
}

# The sanitizers make everything some times slower: hence the multiplier.
run_tests() {
    export ASAN_OPTIONS=detect_leaks=1:halt_on_error=1:detect_stack_use_after_return=1
    export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
    meson test -C $build --no-rebuild --print-errorlogs --timeout-multiplier 4 "$@"
}

# shellcheck disable=SC2086
need_packages $build_packages g++ python3 python3-lxml python3-feedparser sqlite3 poppler-utils libavif-dev
if ! build_all; then
    say "The build failed: no test was run."
    say "0 passed, 1 failed, 0 skipped"
    exit 1
fi
rm -f $build/meson-logs/testlog.json
status=0
run_tests "$@" || status=$?
python3 tests/house/sum.py $build/meson-logs/testlog.json || status=1
exit $status
