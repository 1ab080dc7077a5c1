#!/bin/sh
# SPDX-License-Identifier: MIT
# From a fresh clone to a searched catalogue: installs what is missing (Debian's apt), builds in build/, catalogues
# examples/province/ and searches it. Nothing is installed of Vitrine itself. May be run again.
#
#     sh examples/quickstart.sh
set -eu
cd "$(dirname "$0")/.."
. tests/need-packages.sh

catalogue=build/province.db

build() {
    say "Building in build/"
    if [ ! -f build/build.ninja ]; then
        meson setup build
    fi
    ninja -C build cli/vitrine lib/vitrine-worker
}

# Print a command of the catalogue as one would type it, then run it.
show() {
    printf '\n# %s\n$ vitrine' "$1"
    shift
    for word in "$@"; do
        case $word in
        *[!a-zA-Z0-9/,._-]*) printf " '%s'" "$word" ;;
        *) printf ' %s' "$word" ;;
        esac
    done
    printf '\n'
    vitrine "$@"
}

# shellcheck disable=SC2086
need_packages $build_packages
build

PATH=$PWD/build/cli:$PATH
VITRINE_CATALOGUE=$catalogue
export PATH VITRINE_CATALOGUE
rm -f $catalogue $catalogue-*

printf '\n$ cd "%s"\n$ PATH=$PWD/build/cli:$PATH\n$ export PATH VITRINE_CATALOGUE=%s\n' "$PWD" $catalogue
show "A folder of media becomes a catalogue" scan examples/province
show "1. Vietnamese with its marks: chợ is a market" search chợ
show "2. Without marks: the markets again, and cho, which means to give" search cho
show "3. English" search 'sunset squid boats' --limit 5
show "4. Khmer, which is written without spaces" search ឆ្នេរ --limit 5
show "5. Only what is said in English" search 'hon suong' --lang en --limit 5
show "6. What of the sea has a Chinese text and still lacks a Khmer one" search biển --has zh --lacks km
printf '\nMore: vitrine --help, README.md\n'
