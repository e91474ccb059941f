# For sourcing, from the project's folder: `. scripts/env.sh`, then `sheets --help`.
# Puts .venv first on the path and lets Python find a Pango that is not where the system looks for libraries.
# shellcheck shell=sh

PATH=$PWD/.venv/bin:$PATH
export PATH

# Pango as unpacked by the set-up where nobody may install packages.
for folder in "$PWD"/.system/usr/lib/*-linux-* "$PWD"/.system/lib/*-linux-*; do
    if [ -d "$folder" ]; then
        LD_LIBRARY_PATH=$folder${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
        export LD_LIBRARY_PATH
    fi
done
if [ -f .system/fonts.conf ]; then
    FONTCONFIG_FILE=$PWD/.system/fonts.conf
    export FONTCONFIG_FILE
fi

# Homebrew's folders, where a Python from python.org does not look.
if [ "$(uname)" = Darwin ]; then
    DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib:/usr/local/lib:/usr/lib
    export DYLD_FALLBACK_LIBRARY_PATH
fi
