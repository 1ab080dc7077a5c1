#!/bin/sh
# SPDX-License-Identifier: MIT
# scan --watch keeps a catalogue current until it is interrupted. Each step waits for the line that tells its round;
# each is one event for the kernel, so that it is one round.
. "$(dirname "$0")/common.sh"

# What the next round did: round WORDS. A count that WORDS doesn't name is not looked at.
round() {
    last="watch: $1"
    read -r line <&9
    printf '%s\n' "$line" >"$work/.out"
    for word in $1; do
        check "$word" grep -q "\"${word%%=*}\":${word##*=}[,}]" "$work/.out"
    done
}

mkdir -p media/bien media/nui outside
printf 'Bãi Sao\n\nCát trắng.\n' >media/bien/bai-sao.vi.txt
printf 'Đỉnh núi\n\nMây.\n' >media/nui/dinh.vi.txt
mkfifo rounds
"$program" -c media/vitrine.db --json scan --watch media >rounds 2>.err &
watch=$!
exec 9<rounds
round "added=2 failed=0"

printf 'White sand\n\nClear water.\n' >outside/new.txt
mv outside/new.txt media/bien/bai-sao.en.txt
round "updated=1 added=0"
mv media/bien media/dao
round "moved=1 missing=0"
mv media/nui/dinh.vi.txt outside
round "missing=1"
mkdir -p outside/sau/xa
printf 'Xa\n\nRất xa.\n' >outside/sau/xa/xa.vi.txt
mv outside/sau media
round "added=1"
# In a folder that is new itself, and that two moves were made of.
printf 'Gần\n\nGần hơn.\n' >outside/gan.vi.txt
mv outside/gan.vi.txt media/sau/xa
round "added=1"
printf 'no picture' >outside/bad.jpg
mv outside/bad.jpg media/dao
round "failed=1 added=0"
# What is ignored is no round: the next is of the file behind it.
printf 'x' >media/.hidden.txt
printf 'x' >media/notes.unknown
mv outside/dinh.vi.txt media/nui
round "updated=1 missing=0 scanned=1"

kill -INT $watch
wait $watch
code=$?
exec 9<&-
last="watch, then INT"
check "exit $code instead of 130" [ "$code" -eq 130 ]
run 0 -c media/vitrine.db --json check
json ok=true
run 0 -c media/vitrine.db --json list
json total=4

run 2 scan --watch --dry-run media
run 1 scan --watch nowhere
end
