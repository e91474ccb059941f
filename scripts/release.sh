#!/bin/sh
# Makes a release out of a clean checkout: tests, wheel and source archive in dist/, and the wheel tried elsewhere.
# Nothing is uploaded; the last line says how.

set -eu
cd "$(dirname "$0")/.."
. scripts/env.sh

say() { printf 'release: %s\n' "$1" >&2; }
die() {
    say "$1"
    exit 1
}

[ -z "$(git status --porcelain)" ] || die "there are changes that are not committed: commit or remove them first"
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' pipeline/__init__.py)
grep -q "^## \[$version\]" CHANGELOG.md || die "CHANGELOG.md has no section [$version]"
[ -z "$(git tag --list "v$version")" ] || die "the tag v$version is there already: give pipeline/__init__.py a new version"

say "tests"
pytest -q

say "wheel and source archive of $version"
rm -rf dist
hatchling build
uv tool run --quiet twine check --strict dist/*

say "the wheel in an empty environment"
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
here=$(pwd)
cp -R input "$place/input"
cd "$place"
python3 -m venv .venv
.venv/bin/pip install --quiet --require-hashes -r "$here/requirements.txt"
.venv/bin/pip install --quiet --no-deps "$here"/dist/*.whl
sheets="$place/.venv/bin/sheets"
"$sheets" build
"$sheets" pack --new packs/trial.toml
"$sheets" pack packs/trial.toml --allow provisional,unreviewed
"$here/.venv/bin/python" "$here/scripts/try_review.py" "$sheets"
cd "$here"

say "dist/ is ready. Tag it (git tag v$version), then: uv tool run twine upload dist/*"
