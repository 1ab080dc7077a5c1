#!/bin/sh
# SPDX-License-Identifier: MIT
# Suggestions while somebody types, and what was probably meant by a query that found too little.
. "$(dirname "$0")/common.sh"

cat >records.ndjson <<'END'
{"path":"a","texts":{"vi":{"title":"Bãi Sao","description":"Một bãi biển cát trắng.","keywords":["bãi biển"]}}}
{"path":"b","texts":{"vi":{"title":"Chợ nổi Zaqua","keywords":["bãi biển","chợ nổi"]},"en":{"title":"Qx\u001b[31m market"}}}
END
run 0 import records.ndjson

run 0 --json suggest 'bai '
json 'suggestions=["bãi biển","Bãi Sao"]'
run 0 suggest bai
prints_lines 2
prints 'bãi biển' 'Bãi Sao'
silent
run 0 --json suggest cho noi
json suggestions.0='"chợ nổi"' 'suggestions#=2'
run 0 --json suggest bai --limit 1
json 'suggestions=["bãi biển"]'
run 0 --json suggest bai --lang en
json 'suggestions=[]'
run 0 --json suggest ''
json suggestions.0='"bãi biển"'
run 0 --json suggest qqq
json 'suggestions=[]'
run 0 suggest qqq
prints_lines 0
says 'Nothing in the catalogue'
run 0 -q suggest qqq
silent
run 0 suggest qx
prints_tame
run 2 suggest bai --lang vn
says 'did you mean vi?'

run 0 --json search bai bein
json did_you_mean='"bãi biển"' relaxed=true
run 0 search bai bein
says 'Partial matches' 'Did you mean: bãi biển'
run 0 search biểm
prints_lines 0
says 'Did you mean: biển'
run 0 --json search bai bien
json did_you_mean=null
run 0 -q search bai bein
silent
run 0 search xyzzyx
check 'something was meant' lacks .err 'Did you mean'
end
