#!/bin/sh
# SPDX-License-Identifier: MIT
# The module in programs that know nothing of Vitrine, and the examples: programs.sh SOURCE_ROOT VITRINE_FTS5.SO
# A module built with sanitizers needs their libraries in such programs first: $VITRINE_TEST_PRELOAD.
set -eu
source_root=$1
module=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The one of the system has what other builds of Python may lack: loading of extensions.
python=/usr/bin/python3
[ -x "$python" ] || python=python3

# $1: what it is called; $2: what it should say; standard input: what it says.
expect() {
    cat >"$work/said"
    printf '%s' "${2:+$2
}" >"$work/wanted"
    if cmp -s "$work/said" "$work/wanted"; then
        echo "$1: ok"
        return
    fi
    touch "$work/failed" # a variable would be lost behind a pipe
    echo "$1: it says"
    cat "$work/said"
    echo "and should say"
    cat "$work/wanted"
}

foreign() {
    # What these programs leave behind is not ours to tell.
    LD_PRELOAD=${VITRINE_TEST_PRELOAD:-} ASAN_OPTIONS=detect_leaks=0 "$@" 2>&1
}

shell() {
    foreign sqlite3 -batch -init /dev/null -cmd ".load $module" "$@"
}

skip_where_it_cannot_be() {
    [ "${VITRINE_TEST_PRELOAD:-}" != none ] || { echo "skipped: no library of this sanitizer to load first"; exit 77; }
    command -v sqlite3 >/dev/null || { echo "skipped: no sqlite3 shell"; exit 77; }
}

check_shell() {
    shell :memory: <"$source_root/examples/full_text.sql" | expect "examples/full_text.sql" "-- cho: without marks every word of these letters
[Chợ] nổi Cái Răng|[Chợ] họp trên sông từ mờ sáng.
Ấp Mỹ Hoà|Nhà vườn [cho] khách nghỉ lại.
-- chợ: with marks that word alone
[Chợ] nổi Cái Răng
-- phrases, prefixes; hòa and hoà are one word; unspaced scripts
Hòn Sơn
Ấp Mỹ Hoà
ភូមិព្រះត្រពាំង
富国岛
-- alphabetical order, and a key for comparing
Ấp Mỹ Hoà
Chợ nổi Cái Răng
Hòn Sơn
ap my hoa"
    # Another program writes, another reads; the file needs the module, and says so.
    shell "$work/a.db" "CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'vitrine vi'); INSERT INTO t VALUES('Đảo')" |
        expect "writing" ""
    shell "$work/a.db" "SELECT x FROM t('dao')" | expect "reading" "Đảo"
}

check_python() {
    "$python" -c 'import sqlite3; sqlite3.connect(":memory:").enable_load_extension' 2>/dev/null || {
        echo "python: skipped, it loads no extensions"
        return
    }
    foreign "$python" "$source_root/examples/full_text.py" "$module" "cho noi" | expect "examples/full_text.py" "[Chợ] [nổi] Cái Răng"
    foreign "$python" "$source_root/examples/full_text.py" "$module" "đường" | expect "with marks" "[Đường] hoa Nguyễn Huệ"
    foreign "$python" "$source_root/examples/full_text.py" "$module" "đương" | expect "with others" ""
}

# Each SELECT of README.md gives what its comment says, rows joined by commas.
check_readme() {
    sed -n '/^```sql$/,/^```$/p' "$source_root/README.md" | grep -v -e '^```' -e '^\.load' >"$work/readme.sql"
    grep -v '^SELECT' "$work/readme.sql" >"$work/before.sql"
    grep '^SELECT' "$work/readme.sql" | while IFS= read -r line; do
        { cat "$work/before.sql"; printf '%s\n' "${line%%;*};"; } | shell :memory: >"$work/rows"
        sed -e ':a' -e N -e '$!ba' -e 's/\n/, /g' "$work/rows" | expect "README: ${line%%;*}" "${line#*;  *-- }"
    done
}

# The name that SQLite makes of any other file's name is not there; the general one is.
check_other_name() {
    cp "$module" "$work/khac.so"
    module=$work/khac.so
    shell :memory: "SELECT vitrine_fold('Khác')" | expect "under another name" "khac"
}

# In one process, but with another copy of SQLite, nothing may be mixed up: the symbols are the module's own.
check_symbols() {
    nm -D --defined-only "$module" | sed 's/.* //' | grep -v -e '^_init$' -e '^_fini$' -e asan -e ubsan -e odr | sort |
        expect "symbols" "sqlite3_extension_init
sqlite3_vitrinefts_init"
    # No dictionary can break words while a text is indexed: ICU's break iterators are not even linked.
    nm -D --undefined-only "$module" | grep ubrk_ | expect "no dictionary" ""
}

skip_where_it_cannot_be
check_symbols
check_shell
check_readme
check_python
check_other_name
[ ! -e "$work/failed" ]
