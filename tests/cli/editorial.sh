#!/bin/sh
# SPDX-License-Identifier: MIT
# What editors do: states and their days, changes of many assets at once, and the history of each.
. "$(dirname "$0")/common.sh"

cat >records.ndjson <<'END'
{"path":"bai-sao.jpg","root":"/srv/media","kind":"image","topics":["beaches"],"texts":{"vi":{"title":"Bãi Sao"}}}
{"path":"cho.jpg","root":"/srv/media","kind":"image","topics":["markets"],"texts":{"vi":{"title":"Chợ nổi"}}}
{"path":"gioi-thieu.txt","root":"/srv/media","kind":"text","texts":{"vi":{"title":"Giới thiệu"},"en":{"title":"About"}}}
END
run 0 init
run_from records.ndjson 0 import -

# The history: nothing of a new asset, then each change, the newest first.
run 0 --json show bai-sao.jpg
prints_not history
run 0 --json show bai-sao.jpg --history
json history=[]
run 0 show bai-sao.jpg --history
prints 'no change since it was catalogued'
run 0 -q describe bai-sao.jpg --lang vi --title 'Bãi Sao, Phú Quốc' --by 'Lan'
run 0 -q describe bai-sao.jpg --lang en --keywords 'sea; sand'
run 0 set bai-sao.jpg status=approved valid_from=2020-01-01 --by "$(printf 'Minh\tAnh')"
run 0 --json show bai-sao.jpg --history
json history.0.field='"status"' history.0.lang=null history.0.old='"draft"' history.0.new='"approved"' \
    history.0.source='"hand"' history.0.by='"Minh Anh"' \
    history.1.field='"keywords"' history.1.old=null history.1.new='"sea; sand"' history.1.by=null \
    history.2.field='"title"' history.2.lang='"vi"' history.2.old='"Bãi Sao"' history.2.new='"Bãi Sao, Phú Quốc"' \
    history.2.by='"Lan"' history#=3
run 0 show bai-sao.jpg --history
prints 'vi title (hand, Lan)' '- Bãi Sao' '+ Bãi Sao, Phú Quốc' '+ sea; sand' 'status (hand, Minh Anh)'
prints_narrow
echo '{"path":"bai-sao.jpg","texts":{"vi":{"title":"Bãi Sao 2"}}}' >again.ndjson
run_from again.ndjson 0 import -
run 0 --json show bai-sao.jpg --history
json history.0.source='"import"' history.0.old='"Bãi Sao, Phú Quốc"' history.0.new='"Bãi Sao 2"'
run 2 describe bai-sao.jpg --lang vi --title x --by "$(printf 'a\033[1mb')"
run 0 check
run 0 export ndjson --output all.ndjson
run 0 -c copy.db import all.ndjson
run 0 -c copy.db export ndjson --output again.ndjson
check 'the round trip lost or added something' cmp -s all.ndjson again.ndjson

# What a scan finds changed in a file is a change, too.
mkdir files
printf 'Tiêu đề\n\nBài.\n' >files/bai.vi.txt
run 0 -c scanned.db scan files
run 0 -c scanned.db --json show files/bai.vi.txt --history
json history=[]
run 0 -c scanned.db scan files
printf 'Tiêu đề mới\n\nBài.\n' >files/bai.vi.txt
run 0 -c scanned.db scan files
run 0 -c scanned.db --json show files/bai.vi.txt --history
json history.0.source='"file"' history.0.by=null history.0.lang='"vi"'
prints '"old":"Tiêu đề","new":"Tiêu đề mới"'
run 0 -c scanned.db check

# Many at once, by filters; a dry run changes nothing.
run 0 --json set --kind image status=withdrawn audience+=press --dry-run
json changed=2
run 0 --json list --status withdrawn
json total=0
run 0 --json set --lacks en --topic markets status=approved
json changed=1
run 0 --json set --kind image status=approved audience+=press
json changed=2
run 0 --json set --kind image status=approved audience+=press
json changed=0
run 0 --json set --audience press --status approved audience-=press valid_until=2020-12-31 --by Lan
json changed=2
run 2 set --kind image
run 2 set status=approved
run 2 set cho.jpg --kind image status=approved
run 2 set --kind image status=aproved
run 2 set --kind image valid_from=2026-13-01
run 2 set --kind image statsu=draft
says 'did you mean status?'
run 1 set --kind image topic+=beeches
says 'did you mean beaches?'
run 2 set --kind image valid_from=2021-01-01 # behind the valid_until that both have: none is changed
run 0 --json show cho.jpg
json valid_from=null valid_until='"2020-12-31"' audience=[]

# Published is approved and within its days, both inclusive; everywhere the filters are taken.
today=$(TZ=Asia/Ho_Chi_Minh date +%Y-%m-%d)
run 0 --json list --published
json total=0
run 0 set cho.jpg "valid_from=$today" "valid_until=$today"
run 0 list --published --format paths
prints_lines 1
prints cho.jpg
run 0 search chợ --published --format paths
prints_lines 1
run 0 --json search bãi --published
json total=0
run 0 export csv --published
prints_lines 2
run 0 export ndjson --published chợ
prints_lines 1
run 0 --json set --published status=withdrawn --dry-run
json changed=1
run 0 --json set --published status=withdrawn
json changed=1
run 0 --json list --published
json total=0
run 0 --json show cho.jpg --history
json history.0.old='"approved"' history.0.new='"withdrawn"' history.1.new='"approved"' history#=2
run 0 set cho.jpg valid_from= valid_until= status=
run 0 --json show cho.jpg
json valid_from=null valid_until=null status='"draft"'
run 0 check

end
