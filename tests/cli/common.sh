# SPDX-License-Identifier: MIT
# Sourced by the scripts beside it, which are started as: SCRIPT PROGRAM JSON_CHECK ON_TERMINAL. Runs happen in a
# folder of their own, which is the working directory and vanishes at the end.
set -u

absolute() {
    case $1 in
    /*) printf '%s\n' "$1" ;;
    *) printf '%s\n' "$PWD/$1" ;;
    esac
}

program=$(absolute "$1")
json_check=$(absolute "$2")
# shellcheck disable=SC2034
on_terminal=$(absolute "$3")
work=$(mktemp -d)
control_sequence=$(printf '\302\233')
passed=0
failed=0
LC_ALL=C
export LC_ALL
unset VITRINE_CATALOGUE NO_COLOR TERM 2>/dev/null || :
trap 'cd /; chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 1

pass() {
    passed=$((passed + 1))
}

fail() {
    failed=$((failed + 1))
    printf 'failed: %s: %s\n' "$last" "$1" >&2
    sed 's/^/    out: /' "$work/.out" | head -5 >&2
    sed 's/^/    err: /' "$work/.err" | head -5 >&2
}

check() { # WHAT COMMAND...
    what=$1
    shift
    if "$@"; then pass; else fail "$what"; fi
}

# Run the program: run CODE ARGUMENTS... What it printed is in .out and .err. On 1 and 2 nothing may be in .out.
run() {
    wanted=$1
    shift
    last="vitrine $*"
    code=0
    "$program" "$@" >"$work/.out" 2>"$work/.err" </dev/null || code=$?
    judge
}

# The same with standard input from a file: run_from FILE CODE ARGUMENTS...
run_from() {
    input=$1
    wanted=$2
    shift 2
    last="vitrine $* <$input"
    code=0
    "$program" "$@" >"$work/.out" 2>"$work/.err" <"$input" || code=$?
    judge
}

judge() {
    check "exit $code instead of $wanted" [ "$code" -eq "$wanted" ]
    case $wanted in
    1 | 2) check "something on standard output" [ ! -s "$work/.out" ] ;;
    esac
    case $wanted in
    1) check "not one line on standard error" [ "$(wc -l <"$work/.err")" -eq 1 ] ;;
    2 | 3) check "nothing on standard error" [ -s "$work/.err" ] ;;
    esac
}

says() { # on standard error
    for words in "$@"; do check "does not say [$words]" grep -qF -- "$words" "$work/.err"; done
}

prints() { # on standard output
    for words in "$@"; do check "does not print [$words]" grep -qF -- "$words" "$work/.out"; done
}

lacks() { # FILE WORDS
    ! grep -qF -- "$2" "$1"
}

prints_not() {
    for words in "$@"; do check "prints [$words]" lacks "$work/.out" "$words"; done
}

is_tame() {
    ! tr -d '\n' <"$work/.out" | grep -q '[[:cntrl:]]' && lacks "$work/.out" "$control_sequence"
}

# No control character but the end of a line, and no CSI in one character.
prints_tame() {
    check 'prints a control character' is_tame
}

fits() {
    [ "$(LC_ALL=C.UTF-8 wc -L <"$work/.out")" -le 80 ]
}

prints_narrow() {
    check 'wider than 80 columns' fits
}

prints_lines() { # COUNT
    check "not $1 lines" [ "$(wc -l <"$work/.out")" -eq "$1" ]
}

silent() {
    check "says something" [ ! -s "$work/.err" ]
}

json() { # EXPECTATION...: see json_check.c
    check "JSON is not as expected: $*" "$json_check" "$@" <"$work/.out"
}

value() { # PATH: of the JSON printed
    "$json_check" --get "$1" <"$work/.out"
}

end() {
    printf '%d passed, %d failed\n' "$passed" "$failed"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
    exit
}
