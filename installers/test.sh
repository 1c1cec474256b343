#!/bin/sh
# The README's second command: sets up what is missing and runs lint, types and the tests.
# Every step runs, also after one that failed; the exit code is that of the first that failed.
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
    failed="$failed $name"
    [ "$code" -ne 0 ] || code=$last
}

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
