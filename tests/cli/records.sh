#!/bin/sh
# SPDX-License-Identifier: MIT
# Records in and out: import, export, list and search in their formats, page by page, and what a person changes.
. "$(dirname "$0")/common.sh"

cat >records.ndjson <<'END'
{"path":"anh/bai-sao.jpg","root":"/srv/media","kind":"image","media_type":"image/jpeg","taken_at":"2021-07-15","latitude":10.05,"longitude":104.02,"creator":"Lan","topics":["beaches"],"texts":{"vi":{"title":"Bãi Sao","description":"Một bãi biển cát trắng ở Phú Quốc."},"en":{"title":"Sao Beach","description":"A white beach, \"quiet\", in the south."}}}
{"path":"anh/cho-noi.jpg","root":"/srv/media","kind":"image","media_type":"image/png","taken_at":"2019","texts":{"vi":{"title":"Chợ nổi Cái Răng","description":"Ghe thuyền trên sông."}}}
not a record
{"path":"doc/gioi-thieu.md","root":"/srv/media","kind":"text","media_type":"text/markdown","texts":{"en":{"title":"Beaches, markets; rivers","body":"Where to go."}}}
{"path":"anh/bien.jpg","root":"/srv/media","kind":"image","media_type":"image/jpeg","texts":{"vi":{"title":"Biển chiều"}}}
END
run_from records.ndjson 3 --json import -
says 'standard input:3: '
json read=5 added=4 updated=0 unchanged=0 failed=1 failures.0.record=3 failures.0.reason seconds
run 3 import records.ndjson
says 'records.ndjson:3: '
prints '4 unchanged'
run 0 --json stats
json home='"vi"' assets=4 images=3 texts=1 missing=0 topics=1

# Export and import give the same bytes.
run 0 export ndjson
prints_lines 4
check 'not NDJSON' "$json_check" --lines <.out
cp .out all.ndjson
run_from all.ndjson 0 -c copy.db import -
run 0 -c copy.db export ndjson
check 'the export of the import differs' cmp -s all.ndjson .out
run 0 --json export ndjson --output file.ndjson
json written=4 path='"file.ndjson"'
check 'the file differs' cmp -s all.ndjson file.ndjson
run 0 export ndjson --output file.ndjson
prints 'file.ndjson: 4 assets written'
run 0 export ndjson --kind text
prints_lines 1
run 0 export ndjson 'bãi biển'
prints_lines 1
prints bai-sao.jpg
for query in nothing-of-the-kind --missing 'beach --taken 1900'; do
    # $query is a list of words.
    # shellcheck disable=SC2086
    run 0 export ndjson $query
    check 'prints something' [ ! -s .out ]
done
run 0 export ndjson beach xyzzy
prints_lines 2
says 'Partial matches'
run 0 export ndjson beach xyzzy --all-words
check 'prints something' [ ! -s .out ]
silent
run 0 export csv --missing
prints_lines 1
run 0 export csv
prints 'uuid' 'title/vi' 'Chợ nổi'
run 1 export ndjson --output vitrine.db
says 'the catalogue itself'
run 0 --json check
json ok=true
ln -s file.ndjson link.ndjson
run 0 export ndjson --output link.ndjson
check 'the link is gone' [ -h link.ndjson ]
check 'a temporary file is left' [ "$(echo file.ndjson*)" = file.ndjson ]

# For the web.
run 0 export atom --show en --base https://example.org/media --title 'Kiên Giang & <more>' 'bãi biển'
prints '<title>Kiên Giang &amp; &lt;more&gt;</title>' '<title>Sao Beach</title>' 'href="https://example.org/media/anh/bai-sao.jpg"'
run 0 export rss --show en --kind text
prints '<language>en</language>' '<title>Beaches, markets; rivers</title>'
run 0 --json export jsonfeed --show vi --output feed.json
json written=4 path='"feed.json"'
{ tr -d '\n' <feed.json && echo; } >.out
json version='"https://jsonfeed.org/version/1.1"' language='"vi"' 'items#=4'
run 0 export dublin-core
prints '<dc:title xml:lang="en">Sao Beach</dc:title>' '<dc:title xml:lang="vi">Bãi Sao</dc:title>'
run 0 export dublin-core --show en
check 'a language that is not asked for' sh -c '! grep -q "Bãi Sao" .out'
prints '<dc:title xml:lang="en">Sao Beach</dc:title>' '<dc:title xml:lang="vi">Biển chiều</dc:title>'
run 0 export schema-org --show en beach
prints '"@type":"ImageObject"' '"inLanguage":"en"' '"name":"Sao Beach"'
for base in example.org 'javascript:alert(1)' 'https://example.org/?a'; do
    run 2 export rss --base "$base"
    says "base: $base: a web address is meant"
done
run 2 export rss --show vn
says 'did you mean vi?'

# A title is no formula, in a list either.
printf '%s\n' '{"path":"-a.jpg","texts":{"vi":{"title":"=1+1"}}}' '{"path":"b.jpg","texts":{"vi":{"title":"＋1;x"}}}' >formula.ndjson
run 0 -c formula.db import formula.ndjson
run 0 -c formula.db list --format csv
prints ",'-a.jpg,vi,'=1+1," ",\"'＋1;x\","

# Found best by a keyword of no language, a hit is shown in the best of the others that match.
printf '%s\n' '{"path":"dao.jpg","texts":{"vi":{"title":"Đảo nhỏ"},"en":{"title":"A small island","description":"One island among many."},"und":{"keywords":["island"]}}}' >island.ndjson
run 0 -c island.db import island.ndjson
run 0 --json -c island.db search island --no-glossary
json 'hits.0.matched_languages=["en","und"]' hits.0.lang='"en"' hits.0.title='"A small island"' 'hits.0.snippet.matches#=1'

# Formats.
run 0 --json list
json query=null total=4 relaxed=false next=null did_you_mean=null facets='{}' 'hits#=4' hits.0.score=null \
    hits.0.snippet=null 'hits.0.matched_languages#=0' hits.0.path='"anh/bai-sao.jpg"' hits.0.root='"/srv/media"'
silent
run 0 list --format json
json total=4
run 0 list --format ids
prints_lines 4
says '4 found'
run 0 list --format paths
prints_lines 4
prints /srv/media/anh/bai-sao.jpg
run 0 list --format csv
prints 'id,uuid,kind,path,lang,title,score' ',"Beaches, markets; rivers",' ',image,anh/bien.jpg,vi,Biển chiều,'
prints_lines 5
run 0 list
prints 'Bãi Sao' anh/bai-sao.jpg 'vi en  image'
says '4 found'
run 0 -q list
silent
run 0 search beach
prints 'Sao Beach' '[beach]'
says found
prints_narrow
run 0 --json search bai bien
json query='"bai bien"' relaxed=false total=1 'hits.0.snippet.matches#=2' hits.0.snippet.matches.0.by 'hits.0.languages=["en","vi"]'
run 0 --json search nothing-of-the-kind
json total=0 'hits#=0'
run 0 search nothing-of-the-kind
says '0 found'
check 'prints something' [ ! -s .out ]
run 0 search trắng xyzzy
says 'Partial matches'
run 0 --json search trắng xyzzy --all-words
json total=0
run 0 search --format csv beach
check 'no score' grep -Eq ',[0-9]+(\.[0-9]+)?$' .out

# Options stand anywhere, -- ends them, a value may start with a dash.
run 0 --json --limit 1 list
json 'hits#=1'
run 0 list --limit=1 --json
json 'hits#=1'
run 0 --json list --near -33.8,151.2,10
json total=0
run 0 --json list --near 10,104,20
json total=1
run 0 --json -- search beach
json total=2
run 0 --json search -- beach -quiet
json total=1
VITRINE_CATALOGUE=copy.db run 0 --json remove anh/bien.jpg
json 'removed#=1'
VITRINE_CATALOGUE=copy.db run 0 --json stats
json assets=3
VITRINE_CATALOGUE=copy.db run 0 --json -c vitrine.db stats
json assets=4

# Filters and facets.
run 0 --json list --has vi --has en
json total=1
run 0 --json list --lacks en --kind image
json total=2
run 0 --json list --taken 2019..2020
json total=1
run 0 --json list --topic beaches
json total=1
run 0 --json list --media-type image/
json total=3
run 0 --json list --facets kind,lang
json 'facets.kind#=2' facets.kind.0='{"value":"image","count":3}' 'facets.lang#=2'
run 0 list --facets kind
prints kind '3  image'

# Pages agree with the whole.
run 0 list --format ids --sort title
cp .out whole
: >pages
cursor=
for page in 1 2 3 4 5; do
    run 0 --json list --sort title --limit 1 ${cursor:+--after "$cursor"}
    [ -s .out ] && value hits.0.id >>pages
    cursor=$(value next)
    [ "$cursor" = null ] && break
done
check 'pages differ from the whole' cmp -s whole pages
check 'not four pages' [ "$page" -eq 4 ]
run 0 list --sort title --limit 3
says '3 of 4 found' '--after '
cursor=$(sed -n 's/.*--after //p' .err)
run 0 list --format ids --sort title --limit 3 --after "$cursor"
prints_lines 1
run 2 list --sort path --limit 3 --after "$cursor"
run 2 search beach --after "$cursor"

# A person's words.
run 0 --json describe anh/bien.jpg --lang en --title 'Evening sea' --keywords 'sea; evening'
json texts.en.title='"Evening sea"' 'texts.en.keywords=["sea","evening"]' texts.en.sources.title='"hand"'
id=$(value id)
printf 'A long text.\n' >body.txt
run 0 --json describe "$id" --lang en --body body.txt --clear title
json texts.en.title=null texts.en.body
run_from body.txt 0 --json describe "$id" --lang vi --body -
printf '\357\273\277Marked.\n' >body.txt
run 0 --json describe "$id" --lang en --body body.txt
json texts.en.body='"Marked."'
run 0 --json describe "$id" --lang zh --title 海灘
json texts.zh-Hant.title='"海灘"'
run 0 --json describe "$id" --lang zh --title 海滩
json texts.zh-Hans.title='"海滩"'
run 2 describe "$id" --lang zh --clear title
says 'zh-Hans or zh-Hant'
run 0 describe "$id" --lang zh-Hant --revert title
run 0 describe "$id" --lang zh-Hans --revert title
run 0 --json describe "$id" --lang en --revert title,keywords --revert body
json languages='["vi"]'
run 0 describe "$id" --lang en --title 'Evening sea'
prints 'Evening sea' '(hand)'
run 0 -q describe "$id" --lang en --title 'Evening sea'
check 'prints something' [ ! -s .out ]
run 0 show "$id"
prints uuid 'Biển chiều' 'Evening sea' /srv/media
run 0 --json show "$id"
uuid=$(value uuid)
run 0 --json show "$uuid"
json id="$id" texts.en.title='"Evening sea"'

# Facts.
run 0 --json set "$id" status=approved creator=Minh audience+=families
json status='"approved"' creator='"Minh"' 'audience=["families"]'
run 0 --json set "$id" creator= audience-=families
json creator=null 'audience=[]'
run 0 --json set --kind image status=approved --dry-run
json changed=2
run 0 --json list --status approved
json total=1
run 0 --json set --kind image status=approved
json changed=2
run 0 --json set 1 2 license=CC0
json changed=2
run 0 set 1 2 license=CC0
prints '0 assets changed'
run 0 --json set --missing status=draft
json changed=0
run 0 --json list --published
json total=3
run 0 --json set 1 topic+=beaches
json 'topics=["beaches"]'
: >creator=x
: >img=1.jpg
run 2 set creator=x license=y
run 1 set img=1.jpg license=y
says 'img=1.jpg: no such asset'
rm creator=x img=1.jpg

# Out again.
run 0 --json remove "$id" "$id" "$uuid"
json removed="[$id]"
run 1 show "$id"
run 0 --json prune
json removed=0 kept=0
run 0 --json reindex
json written=3 path='"vitrine.db"'
run 0 --json backup copy2.db
json written=3 path='"copy2.db"'
run 0 --json -c copy2.db check
json ok=true
run 0 -c copy2.db check
prints 'copy2.db: ok'
run 0 --json -c other.db init --home en --want km,lo --zone Asia/Bangkok
json location='"other.db"' home='"en"'
run 0 -q -c third.db init
check 'prints something' [ ! -s .out ]

# CSV.
printf 'path;kind;title/vi;title/en\nx.jpg;image;Đà Lạt;Da Lat\ny.jpg;image;Huế;\n' >records.csv
run 0 --json -c other.db import records.csv
json read=2 added=2
run 0 --json -c other.db import --format csv records.csv
json unchanged=2
run 3 -c other.db import --format ndjson records.csv
printf '{"path":"z.jpg","texts":{"vi":{"title":"B\343i"}}}\n' >latin.ndjson
run 3 --json -c other.db import latin.ndjson
json failed=1 added=0
end
