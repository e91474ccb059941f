#!/bin/sh
# Sets up what the project needs, in .venv and, where nobody may install packages, in .system.
#
#   sh scripts/setup.sh run    what building sheets needs
#   sh scripts/setup.sh test   the same and what linters and tests need, all of it from PyPI
#   sh scripts/setup.sh all    the same and the programs of the system that some tests drive
#
# PY=/path/to/python names the Python to use. A call that finds all in place ends at once.
#
# The stamp .venv/.ready holds the folder's name, the level and a checksum of all that decides what is installed.
# Another checksum: the environment is brought up to date. Another folder: it was moved, its scripts name the old place,
# and it is made anew. No stamp: it was never whole, or an update was cut off, and it is made anew too.

set -eu
cd "$(dirname "$0")/.."

. scripts/setup-system.sh
. scripts/setup-python.sh

say() { printf 'set-up: %s\n' "$1" >&2; }

# Ends the set-up: what went wrong, and what to do about it.
die() {
    say "$1"
    say "$2"
    exit 1
}

# Prints all that decides what is in an environment of the level.
recipe() {
    cat requirements.txt requirements-build.txt requirements-uv.txt pyproject.toml scripts/setup*.sh
    [ "$level" = run ] || cat requirements-dev.txt
}

stamp() { printf '%s\n%s\n%s\n' "$PWD" "$level" "$(recipe | cksum)"; }

# Line $1 of the stamp, nothing where there is none.
stamped() { [ ! -f .venv/.ready ] || sed -n "$1p" .venv/.ready; }

# Brings .venv to level $1, `run` or `test`; what is there for tests serves for runs.
prepare() {
    level=$1
    [ "$(stamped 2)" != test ] || level='test'
    if [ "$(stamped '1,3')" = "$(stamp)" ] && is_whole; then
        [ ! -f .venv/.without-pango ] || look_again_for_pango
        return
    fi
    if [ "$(stamped 1)" = "$PWD" ] && is_whole; then
        say "bringing the environment in .venv up to date"
        mv .venv/.ready .venv/.updating
    else
        make_environment
    fi
    install_packages "$level" || {
        # Most often nothing could be downloaded, and what was there before still serves.
        [ ! -f .venv/.updating ] || mv .venv/.updating .venv/.ready
        die "the Python packages could not be installed" "$(installing_advice)"
    }
    provide_pango
    keep_ahead
    rm -f .venv/.updating
    stamp >.venv/.ready
    say "done"
}

case ${1-} in
    run | test) prepare "$1" ;;
    all)
        prepare test
        provide_programs
        ;;
    *) die "no such level: '${1-}'" "call it with run, test or all" ;;
esac
