#!/bin/sh
# SPDX-License-Identifier: MIT
# A catalogue whose index another version of the text analysis wrote, its stamp forged: readers warn in one line and answer
# right, `check` says it, the next write or `reindex` mends it.
. "$(dirname "$0")/common.sh"

warning='warning: vitrine.db: the index was written by another version of the text analysis'
problem='vitrine: vitrine.db: the index was written by another version of the text analysis; `vitrine reindex` makes it anew'

forge() { # STAMP
    python3 - "$1" <<'END'
import sqlite3, sys
db = sqlite3.connect("vitrine.db")
db.execute("UPDATE setting SET value = ? WHERE name = 'analysis'", sys.argv[1:])
db.execute("DELETE FROM word_vi")
db.execute("UPDATE language SET documents = 1, tokens = 1")
db.commit()
db.close()
END
}

finds() { # right answers, and one line that warns
    run 0 search 'bai bien' --format paths
    prints bai-sao.jpg
    check 'not one warning' [ "$(grep -cF "$warning" .err)" -eq 1 ]
    run 0 --json search 'beaches' --facets kind,lang
    json total=2 relaxed=false hits.0.snippet.text
    check 'not one line' [ "$(wc -l <.err)" -eq 1 ]
    run 0 --quiet search 'chợ'
    silent
    run 0 list --has en --format ids
    prints_lines 2
    run 0 show 1
    says "$warning"
}

cat >records.ndjson <<'END'
{"path":"anh/bai-sao.jpg","root":"/srv/media","kind":"image","texts":{"vi":{"title":"Bãi Sao","description":"Một bãi biển cát trắng."},"en":{"title":"Sao Beach","description":"A white beach."}}}
{"path":"anh/cho-noi.jpg","root":"/srv/media","kind":"image","texts":{"vi":{"title":"Chợ nổi Cái Răng"}}}
{"path":"doc/gioi-thieu.md","root":"/srv/media","kind":"text","texts":{"en":{"title":"Beaches and markets","body":"Where to go."}}}
END
run 0 import records.ndjson
for stamp in vitrine-0 vitrine-9999; do
    forge "$stamp"
    finds
    run 1 check
    check 'not that problem' grep -qxF -- "$problem" .err
    run 0 backup "copy-$stamp.db" # of the state it is in
    finds
    run 0 describe 1 --lang en --title 'Sao Beach'
    says "$warning"
    run 0 check
    prints 'vitrine.db: ok'
    run 0 search 'bai bien' --format paths
    prints bai-sao.jpg
    check 'still warns' lacks .err warning
    forge "$stamp"
    run 0 reindex
    run 0 check
    silent
done
run 0 -c copy-vitrine-0.db search 'bai bien' --format paths
prints bai-sao.jpg
says 'another version'
end
