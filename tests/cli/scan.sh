#!/bin/sh
# SPDX-License-Identifier: MIT
# Folders in: scan, what it says, and what it leaves alone.
. "$(dirname "$0")/common.sh"

mkdir -p media/sub
printf 'Bãi biển\n\nCát trắng.\n' >media/bai-bien.vi.txt
printf 'The beach\n\nWhite sand.\n' >media/bai-bien.en.txt
printf 'Chợ\n' >media/sub/cho.txt
printf 'x' >media/movie.mp4

run 0 --json scan --dry-run media
json scanned=3 added=2 skipped=1 failed=0
check 'a dry run made a file' [ ! -e vitrine.db ]
run 0 --json scan media
json scanned=3 added=2 updated=0 moved=0 missing=0 unchanged=0 skipped=1 failed=0 'failures#=0' 'duplicates#=0' \
    warnings seconds
run 0 scan media
prints '3 files' '2 unchanged'
run 0 -q scan media
check 'prints something' [ ! -s .out ]
silent

run 0 --json show media/bai-bien.en.txt
json kind='"text"' path='"bai-bien.vi.txt"' 'languages=["en","vi"]' texts.en.title='"The beach"' missing=false
check 'not the real path' [ "$(value root)" = "$(cd media && pwd -P)" ]
run 0 --json show bai-bien.en.txt
json path='"bai-bien.vi.txt"'
run 0 list --format paths
check 'a path is not there' xargs ls <.out >/dev/null

mv media/sub/cho.txt media/cho-cu.txt
rm media/bai-bien.vi.txt media/bai-bien.en.txt
run 0 --json scan --dry-run media
json moved=1 missing=1
run 0 --json scan media
json moved=1 missing=1 added=0
run 0 --json list --missing
json total=1
run 0 list
prints missing
run 0 --json prune
json removed=1 kept=0

# Of two that were equal, the one that was there until now has moved.
printf 'Ảnh đôi\n' | tee media/doi-1.txt >media/doi-2.txt
run 0 --json scan media
json added=2 'duplicates#=1'
run 0 --json show media/doi-2.txt
id=$(value id)
rm media/doi-1.txt
run 0 --json scan media
json missing=1 moved=0
mv media/doi-2.txt media/doi-3.txt
run 0 --json scan media
json missing=0 moved=1
run 0 --json show media/doi-3.txt
json id="$id"
rm media/doi-3.txt

# A file that cannot be read is listed; the rest goes on.
printf 'Mới\n' >media/moi.txt
printf '\377\330\377 no picture' >media/broken.jpg
"$program" --json scan media >.out 2>.err
code=$?
last='scan with a broken picture'
check "exit $code instead of 0 or 3" [ "$code" -eq 0 -o "$code" -eq 3 ]
json added
if [ "$code" -eq 3 ]; then
    says broken.jpg
    json failed=1 failures.0.path failures.0.reason
fi

# What is missing is still found by its path, though its folder is gone too.
mkdir -p away/deep
printf 'Xa\n' >away/deep/xa.txt
run 0 -q scan away
run 0 --json show away/deep/xa.txt
id=$(value id)
mv away/deep away/deeper
rm away/deeper/xa.txt
run 0 --json scan away
json missing=1
run 0 --json show away/deep/xa.txt
json id="$id" missing=true
rm -r away
for path in away/deep/xa.txt "$PWD/away//deep/xa.txt" ./media/../away/deep/xa.txt deep/xa.txt; do
    run 0 --json show "$path"
    json id="$id"
done
run 1 show away/deep
run 1 show gone/xa.txt
run 0 list --missing --format paths
check 'not by the path that is listed' xargs "$program" -q remove <.out

# Names that are no UTF-8, and hostile ones.
odd=$(printf 'B\343i.txt')
printf 'Lạ\n' >"media/$odd"
esc=$(printf 'a\033[31mb.txt')
printf 'Đỏ \033[41m \302\2332J \007\n' >"media/$esc"
rm media/broken.jpg
run 0 -q scan media/sub media
run 0 --json show "media/$odd"
json path_base64 path
run 0 list
prints_tame
prints '\x1b[31mb.txt'
run 0 show "media/$esc"
prints_tame

# A terminal gets colours unless told otherwise, and never what data would make it do.
shown() { # what a terminal shows of: VARIABLES... -- ARGUMENTS...
    last="on a terminal: $*"
    variables=
    while [ "$1" != -- ]; do
        variables="$variables $1"
        shift
    done
    shift
    # shellcheck disable=SC2086
    env $variables "$on_terminal" "$program" "$@" >.out 2>.err
}
escape=$(printf '\033')
if shown TERM=xterm -- list; then
    prints "${escape}[1m"
    prints_not "${escape}[31m" "${escape}[41m"
    prints_not "$control_sequence"
    for variables in 'NO_COLOR=1 TERM=xterm' TERM=dumb; do
        # shellcheck disable=SC2086
        shown $variables -- list
        prints_not "$escape"
    done
    shown NO_COLOR= TERM=xterm -- list
    prints "${escape}[1m"
    for format in paths csv json; do
        shown TERM=xterm -- list --format $format
        prints_not "$escape"
        prints_not "$control_sequence"
    done
    shown TERM=xterm -- export ndjson
    prints_not "$control_sequence"
    shown TERM=xterm -- export csv
    prints_not "$escape"
fi
end
