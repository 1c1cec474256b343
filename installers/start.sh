#!/bin/sh
# The README's first command: sets up what is missing, once, and opens Reiskaart with the sample map.
# Without a display it does the main job instead: the sample map as PDF, Excel and PNG.
# With arguments it is the program itself: sh installers/start.sh export map.reiskaart --to map.pdf
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
. "$root/installers/common.sh"

if has_display; then
    set_up window
else
    set_up export
fi

# The clone is put on the path, and the current folder is not (-P), so that it works from any folder.
export PYTHONPATH="$root${PYTHONPATH:+:$PYTHONPATH}"
if [ $# -gt 0 ]; then
    exec "$python" -P -m app "$@"
elif has_display; then
    exec "$python" -P -m app --sample
else
    exec "$python" -P "$root/installers/without_display.py"
fi
