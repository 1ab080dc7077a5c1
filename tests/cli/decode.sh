#!/bin/sh
# SPDX-License-Identifier: MIT
# decode: texts of the old encodings as UTF-8; needs no catalogue and makes none.
. "$(dirname "$0")/common.sh"

printed_is() { # TEXT: standard output, byte for byte
    printf '%b' "$1" >want
    check "is not [$1]" cmp -s want "$work/.out"
}

# Recognised, and said so.
printf 'Thi\252n nhi\252n hoang d\267 c\361a c\270c h\337n \256\266o\n' >tcvn3.txt
run 0 decode tcvn3.txt
printed_is 'Thiên nhiên hoang dã của các hòn đảo\n'
says 'tcvn3.txt: taken for TCVN3 (confidence 1.00)'
run_from tcvn3.txt 0 decode -
printed_is 'Thiên nhiên hoang dã của các hòn đảo\n'
says 'standard input: taken for TCVN3'
run 0 -q decode tcvn3.txt
silent
printed_is 'Thiên nhiên hoang dã của các hòn đảo\n'
run 0 --json decode tcvn3.txt
json encoding='"TCVN3"' route=null guessed=true suspected=null lost=0 'lost_ranges#=0' \
    text='"Thiên nhiên hoang dã của các hòn đảo\n"'

# Mojibake is mended.
echo 'Söï kieän vaên hoùa, theå thao vaø du lòch' >vni.txt
run 0 decode vni.txt
printed_is 'Sự kiện văn hóa, thể thao và du lịch\n'
says 'VNI read as windows-1252' 'confidence'
run 0 --json decode vni.txt
json encoding='"UTF-8"' route='"VNI read as windows-1252"'

# Not surely Vietnamese: UTF-8 passes byte for byte, decomposed letters, NUL and all; the rest is windows-1252.
printf 'To\314\202i\0 \342\200\213\341\236\201\341\237\222\341\236\230\341\237\202\341\236\232\r\n' >utf8.txt
run 0 decode utf8.txt
check 'UTF-8 changed' cmp -s utf8.txt "$work/.out"
says 'utf8.txt: UTF-8, unchanged'
printf 'caf\351 \201\n' >french.txt
run 0 decode french.txt
printed_is 'café \0357\0277\0275\n'
says 'no Vietnamese encoding recognised; read as windows-1252' '1 character lost, at bytes 6 to 9'
printf 'H\337n Th\254m\n' >few.txt
run 0 decode few.txt
printed_is 'Hßn Th¬m\n'
says 'may be TCVN3, which is not sure' '--from TCVN3'
: >empty.txt
run 0 decode empty.txt
printed_is ''

# As asked.
run 0 decode few.txt --from abc
printed_is 'Hòn Thơm\n'
says 'read as TCVN3, as asked'
run 0 decode --from .VnTimeH few.txt
printed_is 'HÒN THƠM\n'
printf '\320\273\302\n' >koi8.txt
run 0 decode koi8.txt --from iso-8859-5
run 2 decode few.txt --from tcvn4
says 'tcvn4: no such character encoding; did you mean TCVN3?'
run 2 decode few.txt --from ''
run 2 decode
run 2 decode a b
run 1 decode nowhere.txt
says 'vitrine: nowhere.txt: '
run 1 decode .
head -c 17000000 /dev/zero >large.txt
run 1 decode large.txt
says 'large.txt: ' 'more than 16 MiB'

rm -f want ./*.txt .out .err
check 'a file was made' [ -z "$(ls -A)" ]
end
