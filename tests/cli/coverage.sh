#!/bin/sh
# SPDX-License-Identifier: MIT
# Which assets lack which languages: as text, JSON and CSV.
. "$(dirname "$0")/common.sh"

cat >records.ndjson <<'END'
{"path":"bai-sao.jpg","root":"/srv/media","kind":"image","topics":["beaches"],"texts":{"vi":{"title":"Bãi Sao","description":"x"},"en":{"title":"Sao beach"}}}
{"path":"=cho.jpg","root":"/srv/media","kind":"image","texts":{"vi":{"title":"Chợ"}}}
{"path":"gioi-thieu.txt","root":"/srv/media","kind":"text","status":"approved","texts":{"vi":{"title":"Giới thiệu","updated_at":"2026-02-01T00:00:00Z"},"km":{"body":"ក","updated_at":"2026-01-01T00:00:00Z"}}}
END
run 0 init --want en,km
run 0 --json coverage
json assets=0 languages#=2 missing=[] stale=[] collections=[]
run 0 coverage
prints '0 assets' en km
run_from records.ndjson 0 import -

run 0 --json coverage
json assets=3 languages#=2 languages.0.lang='"en"' languages.0.with_text=1 languages.0.with_title=1 \
    languages.0.with_description=0 languages.0.missing=2 languages.1.lang='"km"' languages.1.with_title=0 \
    missing#=3 missing.0.path='"=cho.jpg"' missing.0.lacks='["en","km"]' missing.1.lacks='["km"]' missing.2.lacks='["en"]' \
    stale='[{"id":3,"path":"gioi-thieu.txt","lang":"km","older_than":"vi"}]' collections=[] \
    kinds.0.name='"image"' kinds.0.assets=2 kinds.0.languages.0.missing=1 topics.0.name='"beaches"' topics#=1
run 0 --json coverage --want vi,zh
json languages.0.missing=0 languages.1.lang='"zh"' languages.1.missing=3 missing#=3
run 0 coverage --want vi --format json
json missing=[]
run 0 --json coverage --kind image --has en
json assets=1 missing='[{"id":1,"path":"bai-sao.jpg","lacks":["km"]}]'
run 0 --json coverage --published
json assets=1
run 0 --json coverage --topic nothing
json assets=0
run 0 --json coverage --lacks km --missing
json assets=0

# A collection that wants a language by a day that returns.
run 0 collection add 'Ngày hội' --yearly 07-01 --want th,vi
run 0 set bai-sao.jpg gioi-thieu.txt 'collection+=ngay hoi'
this_year=$(TZ=Asia/Ho_Chi_Minh date +%Y)
[ "$(TZ=Asia/Ho_Chi_Minh date +%m%d)" -le 0701 ] || this_year=$((this_year + 1))
run 0 --json coverage
json collections="[{\"name\":\"Ngày hội\",\"due\":\"$this_year-07-01\",\"lacks\":[{\"lang\":\"th\",\"assets\":2}]}]" \
    by_collection.0.name='"Ngày hội"' by_collection.0.assets=2
run 0 -q describe bai-sao.jpg --lang th --title หาด
run 0 -q describe gioi-thieu.txt --lang th --title บทนำ
run 0 --json coverage
json collections=[]
run 0 collection add 'Ngày hội' --want ja,lo

# As text, in 80 columns; as CSV, where no cell is run as a formula.
run 0 coverage
prints '3 assets' 'gioi-thieu.txt: km is older than vi' '=cho.jpg: no en, km' "$this_year-07-01  Ngày hội: no ja in 2 assets" beaches
prints_narrow
run 0 coverage --want vi,en,km,lo,th,zh,ja,ko,fr,ru
prints_narrow
run 0 coverage --format csv
prints 'part,name,lang,assets,with_text,with_title,with_description,missing,id,path,older_than,due' \
    'language,,en,3,1,1,0,2,,,,' "missing,,en|km,,,,,,2,'=cho.jpg,," 'stale,,km,,,,,,3,gioi-thieu.txt,vi,' \
    "due,Ngày hội,ja,,,,,2,,,,$this_year-07-01"
run 0 --json coverage --format csv
prints 'kind,image,km,2,0,0,0,2,,,,'

run 2 coverage beaches
run 2 coverage --want vn
says 'did you mean vi'
run 2 coverage --format ndjson
run 2 coverage --limit 3
run 1 -c none.db coverage

end
