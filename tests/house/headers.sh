#!/bin/sh
# SPDX-License-Identifier: MIT
# Each public header compiles alone and strictly, as C and as C++, with every compiler that is here:
# headers.sh INCLUDE_FOLDER
set -u
folder=$1
failed=0
tried=0

# $1 compiler, $2 language, $3 standard, $4 header
compile() {
    printf '#include "%s"\n' "$4" |
        "$1" -x "$2" "-std=$3" -Wall -Wextra -Wpedantic -Werror -I"$folder" -fsyntax-only - && return
    echo "failed: $4 as $3 with $1"
    failed=$((failed + 1))
}

compile_all() {
    command -v "$1" >/dev/null 2>&1 || return 0
    for path in "$folder"/*.h "$folder"/vitrine/*.h; do
        compile "$1" "$2" "$3" "${path#"$folder"/}"
        tried=$((tried + 1))
    done
}

for compiler in cc gcc clang; do
    compile_all $compiler c c11
    compile_all $compiler c c17
done
for compiler in c++ g++ clang++; do
    compile_all $compiler c++ c++11
    compile_all $compiler c++ c++20
done
echo "$tried compiled, $failed failed"
[ "$tried" -gt 0 ] && [ "$failed" -eq 0 ]
