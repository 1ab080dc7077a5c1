#!/bin/sh
# SPDX-License-Identifier: MIT
# Ctrl-C ends a call, not the catalogue: exit 130, what was done is said, and the next command goes on.
. "$(dirname "$0")/common.sh"

# An import that waits for its input is certainly running: what it has read so far is put in, or not, as a whole.
mkfifo records
for signal in INT TERM; do
    last="import, then $signal"
    "$program" --json import - <records >.out 2>.err &
    import=$!
    exec 9>records
    awk 'BEGIN { for (i = 0; i < 5000; i++) printf "{\"path\":\"%d.jpg\",\"texts\":{\"vi\":{\"title\":\"Ảnh %d\"}}}\n", i, i }' >&9
    kill -$signal $import
    wait $import
    code=$?
    exec 9>&-
    check "exit $code instead of 130" [ "$code" -eq 130 ]
    says interrupted
    run 0 --json check
    json ok=true
done

# A scan, at whatever moment the signal comes; the folder grows until one came in time.
mkdir media
count=0
code=0
while [ "$code" -ne 130 ] && [ "$count" -lt 20000 ]; do
    awk -v from="$count" 'BEGIN { for (i = from; i < from + 2000; i++) {
        name = sprintf("media/%d.vi.txt", i); printf "Bài số %d\n\nMột đoạn văn.\n", i >name; close(name) } }'
    count=$((count + 2000))
    rm -f vitrine.db*
    last="scan of $count files, then INT"
    "$program" --json scan media >.out 2>.err &
    scan=$!
    while [ ! -e vitrine.db ] && kill -0 $scan 2>/dev/null; do :; done
    kill -INT $scan 2>/dev/null
    wait $scan
    code=$?
done
check "exit $code instead of 130" [ "$code" -eq 130 ]
says interrupted
if [ -s .out ]; then json scanned added seconds; fi
run 0 --json check
json ok=true
run 0 --json scan media
json failed=0
run 0 --json list --limit 1
json total=$count
run 0 --json check
json ok=true

# A reader that stops reading is no error.
last='a pipe that nobody reads'
"$program" export ndjson 2>.err | head -1 >.out
check 'says something' [ ! -s .err ]
end
