# For setup.sh: finds a Python, makes .venv, installs the locked packages into it.
# shellcheck shell=sh

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

# Prints the Python to make the environment with.
find_python() {
    if [ -n "${PY-}" ]; then
        is_new_enough "$PY" || die "PY=$PY is no Python 3.11 or newer" "name another one, or leave PY out"
        echo "$PY"
        return
    fi
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if is_new_enough "$name"; then
            echo "$name"
            return
        fi
    done
    die "no Python 3.11 or newer found" "install it: $(system_command python), then call make again"
}

# Whether .venv has a Python that still runs and finds the project; where PY is set, the very Python that it names.
is_whole() {
    .venv/bin/python -I -c '
import sys
from importlib.util import find_spec
sys.exit(not find_spec("pipeline"))' >/dev/null 2>&1 &&
        { [ -z "${PY-}" ] || [ "$(identity "$PY")" = "$(identity .venv/bin/python)" ]; }
}

identity() { "$1" -c 'import sys; print(sys.base_prefix, sys.version)' 2>/dev/null; }

# Makes .venv with pip in it and nothing else.
make_environment() {
    python=$(find_python)
    [ ! -e .venv ] || say "removing the environment in .venv, which cannot be used as it is"
    rm -rf .venv
    say "making an environment in .venv with $("$python" --version)"
    if has_ensurepip || install_ensurepip; then
        "$python" -m venv .venv || die "the environment could not be made" "mend what the lines above name"
    else
        "$python" -m venv --without-pip .venv || die "the environment could not be made" "mend what the lines above name"
        install_pip
    fi
}

has_ensurepip() { "$python" -c 'import ensurepip' >/dev/null 2>&1; }

# Debian and Ubuntu keep what puts pip into an environment in a package of its own, one a version of Python.
install_ensurepip() {
    install_as_root "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')" && has_ensurepip
}

# Puts pip into .venv from a package of Debian's that needs no rights to be unpacked.
install_pip() {
    unpack python3-pip-whl ca-certificates ||
        die "pip is missing and could not be fetched" "install it: $(system_command venv), then call make again"
    library=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    .venv/bin/python -m zipfile -e .system/usr/share/python-wheels/pip-*.whl "$library" ||
        die "pip could not be put into .venv" "mend what the lines above name"
    [ -f /etc/ssl/certs/ca-certificates.crt ] || bundle_certificates
}

# Debian's pip does not even start without the system's certificates: where there are none, it gets a bundle of its own.
bundle_certificates() {
    find .system/usr/share/ca-certificates -name '*.crt' -exec cat {} + >.venv/certificates.pem
    cat >"$library/pip/_vendor/certifi/core.py" <<PYTHON
import pathlib
import sys


def where() -> str:
    return str(pathlib.Path(sys.prefix, "certificates.pem"))


def contents() -> str:
    return pathlib.Path(where()).read_text(encoding="ascii")
PYTHON
}

# Installs the locked packages of level $1, each held against its hash, and the project itself.
install_packages() {
    case $1 in
        run) lock=requirements.txt ;;
        *) lock=requirements-dev.txt ;;
    esac
    if [ -f .venv/certificates.pem ]; then
        : "${SSL_CERT_FILE:=$PWD/.venv/certificates.pem}"
        export SSL_CERT_FILE
    fi
    if [ -n "${SSL_CERT_FILE-}" ]; then
        : "${PIP_CERT:=$SSL_CERT_FILE}"
        export PIP_CERT
    fi
    say "installing $(grep -c '^[a-z].*==' "$lock") Python packages from PyPI"
    if pip install --require-hashes --only-binary :all: -r requirements-uv.txt >/dev/null 2>&1; then
        noting_trouble sync_with_uv && point_at_project
    else
        noting_trouble sync_with_pip && point_at_project
    fi || return 1
    # The first run, and every run where Python may not keep it, would do it otherwise.
    .venv/bin/python -m compileall -q pipeline || say "the project's own modules could not be compiled ahead"
}

# Makes what the first sheet would make and keep for all others, where it is to be kept.
keep_ahead() {
    # shellcheck source=scripts/env.sh
    (. scripts/env.sh && python -m pipeline.run.ahead) >/dev/null 2>&1 || say "the first sheet will take longer than others"
}

# Runs a command and keeps its complaints, too, in .venv/trouble.
noting_trouble() {
    if "$@" 2>.venv/trouble; then
        rm .venv/trouble
    else
        cat .venv/trouble >&2
        return 1
    fi
}

# Prints what to do where the packages could not be installed.
installing_advice() {
    if grep -qi certificate .venv/trouble; then
        echo "a certificate is not trusted, as behind a proxy that looks into connections: ask who runs it for the file" \
            "of its certificates, then call SSL_CERT_FILE=/path/to/certificates.pem make …"
    else
        echo "is PyPI within reach? Behind a proxy set HTTPS_PROXY; then call make again"
    fi
}

pip() { .venv/bin/python -m pip -q --disable-pip-version-check "$@"; }

uv() { .venv/bin/uv -q pip "$@" --python .venv/bin/python --compile-bytecode; }

sync_with_uv() {
    uv sync --build-constraint requirements-build.txt "$lock" &&
        uv install --build-constraint requirements-build.txt --no-deps --editable .
}

# For systems that uv has no wheel for. Pip cannot hold against hashes what it would fetch for a build by itself.
sync_with_pip() {
    pip install --require-hashes -r requirements-build.txt &&
        pip install --require-hashes --no-build-isolation --use-pep517 -r "$lock" &&
        pip install --no-build-isolation --no-deps --editable .
}

# Python reads .pth files in the locale's encoding, which may lack letters of this folder's name: a way up has none.
point_at_project() {
    for pth in .venv/lib/python3*/site-packages/*practice_sheets.pth; do
        echo ../../../.. >"$pth"
    done
}
