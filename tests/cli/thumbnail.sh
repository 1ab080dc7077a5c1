#!/bin/sh
# SPDX-License-Identifier: MIT
# thumbnail: a small picture of an image goes where it shall, and nothing else is touched.
. "$(dirname "$0")/common.sh"

images=${VITRINE_TEST_DATA:-}/images/generated
if ! [ -f "$images/38-ban-do.jpg" ]; then
    echo "skipped: no test data (VITRINE_TEST_DATA)"
    exit 77
fi

is_jpeg() { # FILE
    [ "$(head -c 3 "$1" | od -An -tx1)" = " ff d8 ff" ]
}

mkdir media
cp "$images/38-ban-do.jpg" "$images/19-suoi-tranh.png" media
echo Sao >media/sao.txt
run 0 -q scan media

run 0 thumbnail media/38-ban-do.jpg --size 100 --output small.jpg
check 'no JPEG' is_jpeg small.jpg
prints 'small.jpg: 75x100 pixels'
run 0 --json thumbnail media/19-suoi-tranh.png --output other.jpg
json written=1 'path="other.jpg"'
check 'no JPEG' is_jpeg other.jpg
run 0 -q thumbnail media/38-ban-do.jpg --size 100 --output -
check 'standard output differs' cmp -s small.jpg "$work/.out"
check 'no tag' grep -q '^Signature: 8a477f597d28d172789f06886806bc55' vitrine.db.thumbnails/CACHEDIR.TAG

# What is kept is no media.
run 0 --json scan .
json scanned=5

# Wrong usage, and what can't be done.
run 2 thumbnail media/38-ban-do.jpg
says '--output'
run 2 thumbnail media/38-ban-do.jpg --size 15 --output x.jpg
run 2 thumbnail --output x.jpg
run 1 thumbnail media/sao.txt --output x.jpg
says 'not an image'
run 1 thumbnail media/none.jpg --output x.jpg
check 'written all the same' test ! -e x.jpg
cp media/38-ban-do.jpg before.jpg
run 1 thumbnail media/38-ban-do.jpg --output media/38-ban-do.jpg
says 'that is the image'
check 'the image has changed' cmp -s before.jpg media/38-ban-do.jpg
run 1 thumbnail media/38-ban-do.jpg --output vitrine.db
run 1 thumbnail media/38-ban-do.jpg --output nowhere/x.jpg
says 'nowhere/x.jpg'

end
