# For setup.sh: what the system must bring: Pango, and the programs that some tests drive.
# shellcheck shell=sh

# All three by name: without the last one PDFs come out, but several times slower.
pango_packages="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

has_pango() (
    . scripts/env.sh
    python -W ignore -c '
import sys
from weasyprint.text.ffi import harfbuzz_subset
sys.exit(harfbuzz_subset is None)' >/dev/null 2>&1
)

# Gets Pango in the first way that works. Without it the set-up goes on: sheets come out as DOCX and JSON.
# shellcheck disable=SC2086  # a list of names
provide_pango() {
    rm -f .venv/.without-pango
    has_pango && return
    install_as_root $pango_packages && has_pango && return
    unpack $pango_packages && list_fonts && has_pango && return
    [ "$(uname)" = Darwin ] && install_with_brew pango && has_pango && return
    touch .venv/.without-pango
    tell_how_to_get_pango
}

look_again_for_pango() {
    if has_pango; then
        rm .venv/.without-pango
    else
        tell_how_to_get_pango
    fi
}

tell_how_to_get_pango() {
    say "Pango or its libharfbuzz-subset is missing: without it sheets come out as DOCX and JSON, not as PDF"
    say "install it: $(system_command pango), then call make again"
}

# The unpacked fontconfig would look for fonts in the system's folder only, which may be empty.
list_fonts() {
    here=$(printf '%s' "$PWD" | sed 's/&/\&amp;/g; s/</\&lt;/g')
    cat >.system/fonts.conf <<XML
<?xml version="1.0"?>
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>$here/.system/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
XML
}

# LibreOffice and Chromium; tests that need them skip without them.
# shellcheck disable=SC2086  # a list of names
provide_programs() {
    missing=""
    command -v soffice >/dev/null || missing="libreoffice-writer"
    command -v chromium >/dev/null || missing="$missing chromium"
    [ -z "$missing" ] || install_as_root $missing || say "not installed, tests that need them skip: $missing"
    provide_browser_packages || say "Node 20 with npm is missing or found no registry: tests in Chromium skip"
}

# What drives Chromium and judges its pages, from npm by a lock with hashes.
provide_browser_packages() {
    command -v npm >/dev/null || return 1
    lock=$(cksum <tests/browser/package-lock.json)
    [ "$(cat tests/browser/node_modules/.ready 2>/dev/null)" != "$lock" ] || return 0
    say "installing the packages of tests/browser with npm"
    npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund --loglevel=error >&2 || return 1
    echo "$lock" >tests/browser/node_modules/.ready
}

# Runs a command as root, if this user is root or may become it without being asked for a password.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        sudo -n "$@"
    else
        return 1
    fi
}

# Installs packages of Debian's or Ubuntu's; a first failure may come of old lists, so these are renewed once.
install_as_root() {
    command -v apt-get >/dev/null && as_root true || return 1
    say "installing with apt-get: $*"
    apt_install "$@" 2>/dev/null || {
        as_root apt-get -qq update || say "not all package lists could be renewed; trying all the same"
        apt_install "$@"
    }
}

# Waits for another installer at work, as there often is on a machine that was just started.
apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -y -o DPkg::Lock::Timeout=120 --no-install-recommends install "$@" >/dev/null
}

# Unpacks packages of Debian's or Ubuntu's, and what they need and is not installed, into .system. Needs no rights.
unpack() {
    command -v apt-get >/dev/null && command -v dpkg >/dev/null || return 1
    say "unpacking into .system, which needs no rights: $*"
    (
        folder=$(mktemp -d)
        trap 'rm -rf "$folder"' EXIT
        mkdir -p "$folder/archives/partial" "$folder/lists/partial"
        download /var/lib/apt/lists "$@" 2>/dev/null || download "$folder/lists" "$@" || exit 1
        for package in "$folder"/archives/*.deb; do
            [ -f "$package" ] && dpkg -x "$package" .system || exit 1
        done
    )
}

# Downloads packages into $folder as an installation would; the lists in $1 are fetched first unless they are the
# system's own.
download() {
    lists=$1
    shift
    [ "$lists" = /var/lib/apt/lists ] || apt_get update || return 1
    apt_get --no-install-recommends --download-only -y install "$@"
}

# Without locks, which would need rights: these folders are used by nobody else.
apt_get() {
    apt-get -qq -o Debug::NoLocking=1 -o Dir::Cache="$folder" -o Dir::State::lists="$lists" "$@" >/dev/null
}

install_with_brew() {
    command -v brew >/dev/null || return 1
    say "installing with Homebrew: $*"
    brew install --quiet "$@" >&2
}

# Prints the one command that installs `python`, `venv` or `pango` on this system.
system_command() {
    root="sudo "
    [ "$(id -u)" != 0 ] || root=""
    manager=$(package_manager) || {
        echo "$1, with this system's package manager"
        return
    }
    case $manager in
        apt-get | dnf | zypper) install="$root$manager install" ;;
        apk) install="${root}apk add" ;;
        pacman) install="${root}pacman -S" ;;
        brew) install="brew install" ;;
    esac
    case $1:$manager in
        pango:apt-get) echo "$install $pango_packages" ;;
        pango:zypper) echo "$install libpango-1_0-0 libharfbuzz-subset0" ;;
        pango:apk) echo "$install pango harfbuzz-subset" ;;
        pango:*) echo "$install pango" ;;
        venv:apt-get) echo "$install python3-venv" ;;
        *:brew | *:pacman) echo "$install python" ;;
        # Where python3 is there and too old, a newer one has a name of its own.
        *) command -v python3 >/dev/null && echo "$install python3.11" || echo "$install python3" ;;
    esac
}

package_manager() {
    for name in apt-get dnf zypper pacman apk brew; do
        command -v "$name" >/dev/null && echo "$name" && return
    done
    return 1
}
