#!/bin/sh
# SPDX-License-Identifier: MIT
# Topics in their tree, collections with their days, and the glossary.
. "$(dirname "$0")/common.sh"

cat >records.ndjson <<'END'
{"path":"bai-sao.jpg","root":"/srv/media","kind":"image","texts":{"vi":{"title":"Bãi Sao"}}}
{"path":"cho.jpg","root":"/srv/media","kind":"image","topics":["markets"],"texts":{"vi":{"title":"Chợ"}}}
END
run 0 init
run_from records.ndjson 0 import -

# Topics.
run 0 topic add tourism --label 'vi=Du lịch' --label en=Tourism
run 0 --json topic add beaches --label 'vi=Bãi biển' --parent 'du lich'
json name='"beaches"' parent='"tourism"' labels.vi='"Bãi biển"' assets=0
run 1 topic add beaches --parent beeches
says 'did you mean beaches?'
run 2 topic add tourism --parent beaches
says 'stands below it'
run 2 topic add beaches --label vn=x
says 'did you mean vi?'
run 2 topic add
run 2 topic list tourism
run 2 topic lst
says 'did you mean list?'
run 2 topic list --label vi=x
run 2 topic add x --yearly 07-27
run 0 set bai-sao.jpg 'topic+=bai bien'
run 1 set bai-sao.jpg topic+=beeches
says 'did you mean beaches?'
run 0 --json topic list
json topics.0.name='"beaches"' topics.0.assets=1 topics.1.name='"markets"' topics.1.assets=1 topics.2.name='"tourism"' \
    topics.2.assets=1
run 0 topic list
prints '  beaches' 'vi Bãi biển'
for words in beaches 'Bãi biển' 'BAI BIEN' tourism 'Du lịch'; do
    run 0 list --format paths --topic "$words"
    prints_lines 1
    prints bai-sao.jpg
done
run 0 --json list --topic nothing
json total=0
run 0 --json list --facets topic
json facets.topic.0.value='"beaches"' facets.topic.0.count=1
run 0 topic show 'Bãi biển'
prints beaches tourism
run 0 topic add beaches --label vi= --parent ''
run 0 --json topic show beaches
json parent=null labels={}
run 0 topic add beaches --parent tourism
run 0 --json topic remove tourism
json removed.0='"tourism"'
run 0 --json topic show beaches
json parent=null assets=1
run 0 topic remove beaches
run 0 --json show bai-sao.jpg
json topics=[]
run 1 topic remove beaches

# Collections.
run 0 --json collection add 'Lễ hội' --yearly 07-27 --want km,th --label en=Festival
json name='"Lễ hội"' yearly='"07-27"' want.0='"km"' want.1='"th"' from=null to=null labels.en='"Festival"' assets=0
run 0 collection add 'Leap day' --yearly 02-29
run 2 collection add 'Lễ hội' --yearly 02-30
run 2 collection add 'Lễ hội' --from 2026-02-29
run 2 collection add 'Lễ hội' --from 2026-03-02 --to 2026-03-01
run 2 collection add 'Lễ hội' --from 2026-03-02 --yearly 03-02
run 0 --json collection add 'Lễ hội' --from 2026-03-01 --to 2026-03-02
json yearly=null from='"2026-03-01"' to='"2026-03-02"' want.1='"th"'
run 0 set cho.jpg 'collection+=festival'
run 0 list --format paths --collection 'le hoi'
prints cho.jpg
run 0 --json collection list
json collections.0.name='"Leap day"' collections.1.assets=1
run 2 collection add x --parent y

# The glossary.
run 0 --json glossary list
json concepts=[]
run 0 --json glossary add 'vi=bãi biển' en=beach en=seaside
json id=1
run 0 --json glossary add 'vi=Bãi Biển' 'km=ឆ្នេរ'
json id=1
run 0 --json glossary add 'vi=bãi biển' en=shore
json id=2
run 2 glossary add beach
says 'LANG=TERM'
run 2 glossary add 'en=!'
run 2 glossary add 'en=a|b'
run 2 glossary add vn=x
says 'did you mean vi?'
run 0 --json glossary list --lang km
json concepts.0.id=1 concepts.0.terms.en.0='"beach"' concepts.0.terms.km.0='"ឆ្នេរ"'
run 0 glossary list
prints_lines 2
prints 'en beach, seaside; km ឆ្នេរ; vi bãi biển, Bãi Biển'
printf 'vi;en\r\nbiển;sea | ocean\r\nđảo;island;too much\r\n;\r\n"núi";mountain\r\n' >terms.csv
run 3 --json glossary import terms.csv
json read=3 added=2 updated=0 unchanged=0 failed=1 failures.0.record=2
run 3 --json glossary import terms.csv
json added=0 unchanged=2 failed=1
printf 'title,en\na,b\n' >wrong.csv
run 1 glossary import wrong.csv
says 'wrong.csv: column title'
run 0 --json glossary list
json concepts.2.terms.en.1='"ocean"'
run 0 glossary export
prints 'vi,en,km' 'biển,sea|ocean'
cp .out terms.csv
run 0 -c new.db init
run 0 -c new.db glossary import terms.csv
run 0 -c new.db glossary export
check 'the glossary differs after a round trip' cmp -s .out terms.csv
run 0 -c formulas.db init
run 0 -c formulas.db glossary add 'vi==1+1' 'en=a\b' 'ja=＠x'
run 0 -c formulas.db glossary export
prints "'=1+1" 'a\b' "'＠x"
cp .out formulas.csv
run 0 -c formulas2.db init
run 0 -c formulas2.db glossary import formulas.csv
run 0 -c formulas2.db --json glossary list
json concepts.0.terms.vi.0='"=1+1"' concepts.0.terms.en.0='"a\\b"' concepts.0.terms.ja.0='"＠x"'
run 0 --json glossary remove 2
json removed.0=2
run 1 glossary remove 2
run 2 glossary remove two
run 2 glossary add
run 2 glossary export --lang vi
run 0 check
end
