#!/bin/sh
# The README's second command: sets up what is missing and runs lint, types and the tests.
# Every step runs, also after one that failed; the exit code is that of the first that failed.
# A few tests that fail are tried once more, alone: beside others, on a machine that holds everything up for a moment,
# a test with a hand and a clock may fail for that. Their names are shown, and CONTRIBUTING.md says what to do with them.
# Arguments go to pytest: sh installers/test.sh tests/model -k undo
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/installers/common.sh"

set_up test
cd "$root"

failed=
code=0

step() {
    name=$1
    shift
    printf '\n== %s: %s\n' "$name" "$*"
    if "$python" -m "$@"; then return; else last=$?; fi
    [ "$name" != tests ] || ! again || return 0
    failed="$failed $name"
    [ "$code" -ne 0 ] || code=$last
}

# Whether all that failed passes alone. With another code than 1 something else was wrong, and so where a process
# crashed, of which tests/conftest.py leaves a note; when more than a few tests fail, it is no accident either.
again() {
    [ "$last" -eq 1 ] && [ ! -e "$crashed" ] || return 1
    [ "$(grep -c '": true' .pytest_cache/v/cache/lastfailed)" -le 5 ] || return 1
    printf '\n== failed beside others, once more alone\n'
    "$python" -m pytest -v -n 0 --last-failed --last-failed-no-failures none tests || return 1
    printf '\nThe tests above failed beside others and passed alone. See "What the tests hold on to" in CONTRIBUTING.md.\n'
}

crashed=.pytest_cache/v/processes/crashed
rm -f "$crashed"
step lint ruff check .
step format ruff format --check .
step types mypy app
# One more than there are processors: a test of a window waits for a good part of its time.
workers=$(($(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1) + 1))
step tests pytest -n "$workers" --dist worksteal "$@"

if [ -n "$failed" ]; then
    printf '\nFailed:%s\n' "$failed" >&2
fi
exit "$code"
