#!/bin/sh
# SPDX-License-Identifier: MIT
# What is wrong with files and catalogues gets one clear line and changes nothing.
. "$(dirname "$0")/common.sh"

mkdir media
printf 'Bãi biển\n\nCát trắng, nước trong.\n' >media/bai-bien.vi.txt
printf 'The beach\n\nWhite sand.\n' >media/bai-bien.en.txt
run 0 scan media

# Not a catalogue.
printf 'a letter, not a catalogue\n' >letter.db
cp letter.db letter.copy
for command in 'list' 'scan media' 'import record.ndjson' 'stats' 'prune' 'reindex'; do
    printf '{"path":"a.jpg"}\n' >record.ndjson
    # shellcheck disable=SC2086
    run 1 -c letter.db $command
    says letter.db
done
run 1 -c letter.db init
check 'the letter was changed' cmp -s letter.db letter.copy
run 1 -c media list
mkdir empty.db
run 1 -c empty.db scan media

# A newer catalogue: user_version stands at byte 60 of an SQLite file.
run 0 backup newer.db
printf '\0\0\003\347' | dd of=newer.db bs=1 seek=60 conv=notrunc 2>/dev/null
cp newer.db newer.copy
for command in list 'scan media' check 'describe 1 --lang vi --title x' 'import record.ndjson'; do
    # shellcheck disable=SC2086
    run 1 -c newer.db $command
    says newer.db newer
done
check 'the newer catalogue was changed' cmp -s newer.db newer.copy

# It exists already.
cp vitrine.db before.db
run 1 init
says vitrine.db
check 'init changed a catalogue' cmp -s vitrine.db before.db

# Wrong language tags, with the right one.
run 2 list --has vn
says vn vi
run 2 search bãi --lang kh
says km
run 2 list --show jp
says ja
run 2 describe 1 --lang vn --title x
says vi
run 2 -c new.db scan media --lang vn
says vi
run 2 -c new.db init --home vn
says vi
run 2 -c new.db init --want en,kh
says km
run 2 -c new.db init --zone Asia/Hanoi
check 'a catalogue was made all the same' [ ! -e new.db ]

# Values that are none.
run 2 list --taken 2021-13
run 2 list --near 91,0,1
run 2 list --box 1,2,3
run 2 list --after nonsense
run 2 set 1 status=aproved
run 2 set 1 latitude=91
run 2 set 1 valid_from=tomorrow
run 1 set 1 topic+=beaches
says beaches

# Paths that vanished.
run 1 -c new.db scan gone
says gone
check 'a catalogue was made all the same' [ ! -e new.db ]
run 1 scan gone
says gone
run 3 --json scan media gone
says 'gone: '
json failed=1 failures.0.path='"gone"' unchanged=1
run 1 import gone.ndjson
says 'gone.ndjson: No such file or directory'
run 1 -c new.db import gone.ndjson
run 1 import media
says media
run 1 describe 1 --lang vi --body gone.txt
says 'gone.txt: No such file or directory'
printf 'B\343i' >latin.txt
run 1 describe 1 --lang vi --body latin.txt
says 'latin.txt: not a text in UTF-8'

# Ids that do not exist.
for command in 'show 999' 'describe 999 --lang vi --title x' 'set 999 status=draft' 'remove 999' 'remove 1 999' \
    'show 00000000-0000-4000-8000-000000000000' 'show nowhere.jpg' 'show 99999999999999999999'; do
    # shellcheck disable=SC2086
    run 1 $command
done
run 0 --json stats
json assets=1 missing=0

# Several assets of one name.
mkdir one two
printf 'One\n' >one/same.txt
printf 'Two\n' >two/same.txt
run 0 scan one two
run 0 --json list
json total=3
ids=$("$program" list --format ids 2>.err | grep -v '^1$' | sort -n | paste -s -d , -)
run 1 show same.txt
says 'several assets match' "${ids%,*}, ${ids#*,}"
run 1 remove 1 same.txt
run 0 --json show one/same.txt
json path='"same.txt"' 'files=["same.txt"]'

# Damage is found; its JSON is printed all the same.
run 0 check
run 0 --json check
json ok=true 'problems#=0'
cp vitrine.db hurt.db
size=$(wc -c <hurt.db)
dd if=/dev/zero of=hurt.db bs=1 seek=4096 count=$((size - 4096 < 40000 ? size - 4096 : 40000)) conv=notrunc 2>/dev/null
"$program" -c hurt.db --json check >.out 2>.err
code=$?
last='check of a damaged catalogue'
check "exit $code instead of 1" [ "$code" -eq 1 ]
check 'nothing on standard error' [ -s .err ]
json ok=false problems.0

# A copy that is there, and one that cannot be.
run 1 backup before.db
says before.db
run 1 backup nowhere/copy.db

# No room: what was there stays.
printf 'old\n' >export.csv
if [ -w /dev/full ]; then
    for command in 'list' '--json list' 'export ndjson' 'export csv' 'help' '--json show 1'; do
        last="vitrine $command >/dev/full"
        : >.out
        # shellcheck disable=SC2086
        "$program" $command >/dev/full 2>.err
        code=$?
        check "exit $code instead of 1" [ "$code" -eq 1 ]
        says 'standard output: No space left on device'
    done
    run 1 export ndjson --output /dev/full
    says '/dev/full: No space left on device'
    run 1 export ndjson --output nowhere/export.ndjson
    says 'nowhere/export.ndjson: No such file or directory'
    run 1 export ndjson --output media
fi
check 'an old file was touched' [ "$(cat export.csv)" = old ]

# Standard streams that are closed.
last='vitrine list >&-'
code=0
: >.out
"$program" list 2>.err >&- || code=$?
check "exit $code instead of 1" [ "$code" -eq 1 ]
says 'standard output: '
last='vitrine scan <&- 2>&-'
code=0
"$program" --json scan media <&- >.out 2>&- || code=$?
check "exit $code instead of 0" [ "$code" -eq 0 ]
run 0 --json check
json ok=true

# A file that may not grow.
last='vitrine export at a limit of file sizes'
code=0
(ulimit -f 0 && exec "$program" export ndjson --output limited.ndjson) >/dev/null 2>&1 || code=$?
check "exit $code instead of 1" [ "$code" -eq 1 ]
check 'a temporary file is left' [ "$(echo limited*)" = 'limited*' ]

# A disk that fills up (where one may be mounted).
mkdir disk
if [ "$(id -u)" -eq 0 ] && mount -t tmpfs -o size=1m tmpfs disk 2>/dev/null; then
    trap 'cd /; umount "$work/disk"; chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
    awk 'BEGIN { for (i = 0; i < 4000; i++)
        printf "{\"path\":\"%d.jpg\",\"texts\":{\"vi\":{\"title\":\"Ảnh số %d\",\"description\":\"Một bãi biển dài %d mét, cát trắng và nước trong xanh.\"}}}\n", i, i, i }' >many.ndjson
    run 1 -c disk/vitrine.db import many.ndjson
    says full
    rm -f disk/fill
    run 0 --json -c disk/vitrine.db check
    json ok=true
    cp export.csv disk/export.csv
    cat /dev/zero >disk/fill 2>/dev/null
    run 1 export ndjson --output disk/export.csv
    says 'disk/export.csv: No space left on device'
    check 'an old file was touched' [ "$(cat disk/export.csv)" = old ]
    check 'a temporary file is left' [ "$(echo disk/export*)" = disk/export.csv ]
fi

# A folder that may not be written, for one who is not root.
mkdir locked
run 0 -c locked/vitrine.db scan media one two
mkdir three
printf 'Three\n' >three/new.txt
chmod 755 "$work"
chmod 555 locked
as_other() {
    if [ "$(id -u)" -ne 0 ]; then "$@"; else setpriv --reuid 65534 --regid 65534 --clear-groups "$@"; fi
}
if as_other "$program" --version >/dev/null 2>&1; then
    other() { # CODE ARGUMENTS...
        wanted=$1
        shift
        last="as another user: vitrine $*"
        code=0
        as_other "$program" "$@" >.out 2>.err </dev/null || code=$?
        judge
    }
    other 0 -c locked/vitrine.db --json list
    json total=3
    other 0 -c locked/vitrine.db search cát
    other 0 -c locked/vitrine.db --json show 1
    other 1 -c locked/vitrine.db describe 1 --lang vi --title x
    says locked/vitrine.db
    other 1 -c locked/vitrine.db remove 1
    other 1 -c locked/vitrine.db scan media three
    says locked/vitrine.db
    other 1 -c locked/vitrine.db import record.ndjson
    other 1 -c locked/new.db init
    says locked/new.db
    other 1 -c locked/vitrine.db export ndjson --output locked/x.ndjson
    says 'locked/x.ndjson: Permission denied'
fi
chmod 755 locked
run 0 -c locked/vitrine.db --json check
json ok=true

# Nothing typed as a query is a syntax error.
# shellcheck disable=SC1003,SC2016
for query in '"' '((' '))' 'AND' 'OR' 'OR OR' 'NOT' '*' '"*' 'a*' '-' 'a -' ':' 'title:' ':x' 'title:(' 'NEAR(' 'NEAR(,)' \
    'NEAR(a b' 'NEAR(a b, -3)' '^' '{a}' 'a:b:c' '-(' '-"' "'" '\' '%' '$(id)' '`' ';' '--' '' ' ' '١٢٣' '😀'; do
    run 0 --json search -- "$query"
    json hits total relaxed
done
run 0 --json search 'a(' ')b' '"c d' 'OR'
long=$(awk 'BEGIN { for (i = 0; i < 3000; i++) printf "ba " }')
run 1 search "$long"
says query
end
