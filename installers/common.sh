# shellcheck shell=sh disable=SC2154
# Shared by start.sh and test.sh, which set $root: where things are, and when set-up may be left out.
# Only cheap questions here, for they are asked at every start; the work itself is in set_up.py.

venv=$root/.venv
python=$venv/bin/python

has_display() {
    [ "$(uname -s)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]
}

# What a finished set-up stands on: when any of it changes, set-up runs again.
set_up_key() {
    (cd "$root" && cat pyproject.toml installers/set_up.py installers/libraries.py | cksum)
    readlink -f "$python" 2>/dev/null || :
}

# set_up PURPOSE, one of: window, export, test.
set_up() {
    stamp=$venv/ready-for-$1
    if [ -x "$python" ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(set_up_key)" ]; then
        return
    fi
    finished=yes
    system_python=$(find_python) || exit 1
    "$system_python" -I "$root/installers/set_up.py" "$1" || case $? in
        3) finished=no ;; # it can go on, but something is still missing: look again next time
        *) exit 1 ;;
    esac
    if [ "$finished" = yes ]; then
        set_up_key >"$stamp"
    fi
}

find_python() {
    for candidate in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if is_new_enough "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    if command -v python3 >/dev/null 2>&1; then
        found="this machine has $(python3 --version 2>&1)"
    else
        found="there is none on this machine"
    fi
    echo "Reiskaart needs Python 3.11 or newer, and $found: install it (on Debian or Ubuntu: apt-get install python3 python3-venv) and run this command again." >&2
    exit 1
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}
