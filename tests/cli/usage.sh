#!/bin/sh
# SPDX-License-Identifier: MIT
# Wrong usage: exit 2, nothing printed, nothing made, and the right word where there is one. Also help and version.
. "$(dirname "$0")/common.sh"
invalid=$(printf 'B\343i')

# Nothing of this looks at a catalogue.
run 2
says 'command is missing' 'usage: vitrine'
run 2 serach beach
says 'serach: unknown command' 'did you mean search?'
run 2 frobnicate
says 'frobnicate: unknown command' 'vitrine help'
run 2 --json --limt 5 list
says '--limt: unknown option' 'did you mean --limit?'
run 2 list --limt=5
says '--limt: unknown option' 'did you mean --limit?'
run 2 stats --sort title
says '--sort: not an option of stats' 'list, search'
run 2 list --lang vi
says '--lang: not an option of list' 'search'
run 2 search beach -hotel
says '-hotel: unknown option' 'write -- first'
run 2 search bãi -coast --limit 3
says '-coast: unknown option' 'write -- first'
run 2 search beach --fcets lang
says 'did you mean --facets?' 'write -- first'
run 2 -x list
says '-x: unknown option'
run 2 search
says 'search: an argument is missing' 'usage: vitrine search QUERY'
run 2 list beach
says 'list takes no words' 'vitrine search beach'
run 2 show
run 2 show 1 2
says '2: too many arguments'
run 2 show 1 '' 2
run 2 scan
run 2 remove
run 2 backup
run 2 backup a b
run 2 import
run 2 prune now
run 2 list --limit
says '--limit: its value is missing' '--limit N'
for option in has lacks kind topic collection status audience taken near box media-type show sort after facets \
    format catalogue; do
    run 2 list --$option ''
    says "--$option: its value is missing"
done
run 2 set --has '' status=approved
run 2 set --has ', ' status=approved
run 2 search x --lang ,
run 2 list --json=yes
says '--json: takes no value'
run 2 list --published=yes
for limit in 0 1001 -1 x 5x 99999999999999999999 ' 5' 1.5; do
    run 2 list --limit "$limit"
    says 'from 1 to 1000'
done
run 2 suggest
run 2 suggest x --limit 101
says 'from 1 to 100'
run 2 suggest "$invalid"
run 2 scan . --jobs 0
run 2 list --kind imgae
says '--kind imgae' 'did you mean image?'
run 2 list --kind video
says 'image|text'
run 2 list --status aproved
says 'did you mean approved?'
run 2 list --sort titel
says 'did you mean title?'
run 2 search x --marks stric
says 'did you mean strict?'
run 2 list --facets kind,yaer
says 'did you mean year?'
run 2 list --format jsn
says 'did you mean json?'
run 2 list --kind image --kind text
says '--kind: given twice'
run 2 list --json --format ids
says '--json asks for another format'
run 2 import x --format xml
run 2 export
run 2 export ndjsn
says 'did you mean ndjson?'
run 2 export beach
says 'first the format'
run 2 export atm
says 'did you mean atom?'
run 2 export csv --title x
says 'of a feed only'
run 2 export ndjson --base https://example.org
says 'has no links'
run 2 export ndjson --marks strict
says 'need words to look for'
run 2 describe 1 --title x
says '--lang LANG is missing'
run 2 describe 1 --lang vi
says 'nothing to say'
run 2 describe 1 --lang vi --title x --clear title
says 'only one of them'
run 2 describe 1 --lang vi --clear titel
says 'did you mean title?'
run 2 set status=approved
says 'of which assets?'
run 2 set 1
says 'NAME=VALUE is missing'
run 2 set --kind image
run 2 set 1 --kind image status=draft
says 'not both'
run 2 set 1 statuss=draft
says 'did you mean status?'
run 2 set 1 colour=red
says 'creator, credit_line'
run 2 set 1 topic=beaches
says 'topic+=VALUE'
run 2 set 1 creator+=Lan
says 'creator=VALUE'
run 2 set 1 topic+=
says 'a name is missing'
run 2 list --ui xx1

# Not UTF-8: in everything but paths.
run 2 search "$invalid"
says 'B\xe3i: not UTF-8'
run 2 list --topic "$invalid"
says 'not UTF-8'
run 2 describe 1 --lang vi --title "$invalid"
run 2 set 1 "creator=$invalid"
run 2 "$invalid"
says 'B\xe3i: unknown command'
run 1 show "$invalid"
run 1 scan "$invalid"
run 1 -c "$invalid" list

# What comes in a later version is known, but not here.
run 1 presskit --limit 3 x
says 'vitrine: presskit: not part of this version'
for format in html; do
    run 1 export $format
    says 'not part of this version'
done
run 1 help presskit

# Help is made of the tables and fits 80 columns.
run 0 --help
prints 'usage: vitrine' reindex --catalogue
prints_narrow
silent
cp .out help
run 0 help
check 'help and --help differ' cmp -s help .out
run 0 -h
for command in init scan show list search suggest describe set remove prune stats import export check reindex backup; do
    run 0 help $command
    prints "usage: vitrine $command" --json
    prints_narrow
    cp .out help
    run 0 $command --help
    check 'help and --help differ' cmp -s help .out
done
run 2 help serach
says 'did you mean search?'
run 0 --version
check 'no version' grep -Eqx 'vitrine [0-9]+\.[0-9]+\.[0-9]+' .out

# The commands that need a catalogue say so, and make none.
for command in 'show 1' list 'search x' 'suggest x' 'describe 1 --lang vi --title x' 'set 1 status=draft' 'remove 1' prune stats \
    'export ndjson' check reindex 'backup copy.db'; do
    # $command is a list of words.
    # shellcheck disable=SC2086
    run 1 $command
    says 'vitrine.db: no catalogue here' 'vitrine init'
done
run 1 -c elsewhere.db list
says 'elsewhere.db: no catalogue here'
rm -f help .out .err
check 'a file was made' [ -z "$(ls -A)" ]
: >.out
: >.err
end
