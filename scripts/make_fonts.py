"""Remakes `templates/fonts`: small subsets of Source Sans 3, Literata and Ubuntu, from their npm packages.

Documents take the TTF files. Each is cut again into WOFF2 files for browsers, one a part of the characters, so that a
page carries only the parts that its words need; `faces.css` names them with their ranges.

Run it with `make fonts`; it needs npm and fontTools. The first two are under the SIL Open Font License. "Source" is a
reserved name there, so the subset of Source Sans 3 is renamed inside the file; Literata reserves no name. The Ubuntu
Font Licence wants "derivative" and a name of its own behind the name of a font that is not changed much. The same
packages give the same bytes.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "templates" / "fonts"

# Latin, combining marks, Greek with polytonic, Cyrillic, punctuation, currency, arrows, a few shapes.
RANGES = (
    (0x0020, 0x007E),
    (0x00A0, 0x024F),
    (0x02BB, 0x02DD),
    (0x0300, 0x0345),
    (0x0370, 0x03FF),
    (0x0400, 0x045F),
    (0x0490, 0x04FF),
    (0x1E00, 0x1EFF),
    (0x1F00, 0x1FFF),
    (0x2000, 0x206F),
    (0x2070, 0x209F),
    (0x20A0, 0x20BF),
    (0x2100, 0x218F),
    (0x2190, 0x21FF),
    (0x2200, 0x22FF),
    (0x25A0, 0x25FF),
    (0x2605, 0x2718),
)

# The parts of a font that a page takes whole or not at all. Marks go with every part: a letter and its mark are drawn
# from one font. The last part holds the rest.
_MARKS = (0x0300, 0x0345)
PARTS = {
    "latin": ((0x0020, 0x007E), (0x00A0, 0x00FF), (0x2010, 0x203A), (0x20AC, 0x20AC), _MARKS),
    "greek": ((0x0370, 0x03FF), _MARKS),
    "signs": ((0x2000, 0x2BFF), _MARKS),
    "europe": ((0x0100, 0x017F), (0x0218, 0x021B), _MARKS),
    "more": RANGES,
}

# What Greek marks, figures and kerning need; ligatures are left out, so that each letter stays a letter when copied.
FEATURES = ("ccmp", "kern", "locl", "mark", "mkmk", "lnum", "tnum")


@dataclass(frozen=True)
class Face:
    """A font to make: from which file of which package, under which name."""

    package: str
    source: str
    target: str
    family: str
    style: str
    licence: str
    terms: str = "OFL"
    ranges: tuple[tuple[int, int], ...] = RANGES


_TEXT, _DISPLAY = "source-sans@3.52.0", "@expo-google-fonts/literata@0.4.3"
_STATEMENT = "@expo-google-fonts/ubuntu@0.4.1"

# What the statement of a fund's support needs: Latin letters with their accents, modern Greek, simple punctuation.
_STATEMENT_RANGES = ((0x0020, 0x007E), (0x00A0, 0x017F), (0x0384, 0x03CE), (0x2013, 0x2014), (0x2018, 0x201E))

FACES = (
    Face(_TEXT, "TTF/SourceSans3-Regular.ttf", "SheetText-Regular.ttf", "Sheet Text", "Regular", "LICENSE.md"),
    Face(_TEXT, "TTF/SourceSans3-Semibold.ttf", "SheetText-Bold.ttf", "Sheet Text", "Bold", "LICENSE.md"),
    Face(_DISPLAY, "600SemiBold/Literata_600SemiBold.ttf", "Literata-Bold.ttf", "Literata", "Bold", "LICENSE_FONT"),
    Face(
        _STATEMENT,
        "400Regular/Ubuntu_400Regular.ttf",
        "UbuntuDerivativeSheets-Regular.ttf",
        "Ubuntu derivative Sheets",
        "Regular",
        "LICENSE_FONT",
        "UFL",
        _STATEMENT_RANGES,
    ),
)


def main() -> int:
    """Fetch the packages, write the subsets and their licences."""
    FONTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        packages = {name: unpacked(name, Path(folder)) for name in sorted({face.package for face in FACES})}
        for face in FACES:
            package = packages[face.package]
            target = FONTS / face.target
            subset(package / face.source, face).save(target)
            save_parts(target)
            licence = FONTS / f"{face.target.partition('-')[0]}-{face.terms}.txt"
            text = (package / face.licence).read_text(encoding="utf-8").strip()
            if face.terms == "UFL":  # whose text leaves the notice of copyright to the font itself
                text = f"{TTFont(target)['name'].getDebugName(0)}\n\n{text}"
            licence.write_text("\n".join(line.rstrip() for line in text.splitlines()) + "\n", encoding="utf-8")
            print(f"{target.name}: {target.stat().st_size // 1024} KiB")
    return 0


def unpacked(package: str, folder: Path) -> Path:
    """The content of an npm package."""
    packed = subprocess.run(
        ["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True
    )
    target = folder / package.strip("@").replace("/", "-")
    with tarfile.open(folder / packed.stdout.split()[-1]) as archive:
        archive.extractall(target, filter="data")
    return target / "package"


def subset(source: Path, face: Face) -> TTFont:
    """The part of a font that the sheets need, under the family name of its face."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options(
        layout_features=list(FEATURES), hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14]
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in face.ranges for code in range(first, last + 1)])
    subsetter.subset(font)
    names = {1: face.family, 2: face.style, 4: f"{face.family} {face.style}", 6: face.target.removesuffix(".ttf")}
    names[3] = names[6]
    for record in list(font["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]
    return font


def save_parts(source: Path) -> None:
    """The parts of a finished font as WOFF2 files beside it; no character is in two of them, but for marks."""
    taken: set[int] = set()
    for name, ranges in PARTS.items():
        codes = {code for first, last in ranges for code in range(first, last + 1)}
        font = TTFont(source, recalcTimestamp=False)
        subsetter = Subsetter(Options(layout_features=["*"], hinting=False, notdef_outline=True, name_IDs=["*"]))
        subsetter.populate(unicodes=codes - taken)
        subsetter.subset(font)
        font.flavor = "woff2"
        target = source.with_name(f"{source.stem}-{name}.woff2")
        font.save(target)
        print(f"{target.name}: {target.stat().st_size // 1024} KiB")
        taken |= codes - set(range(_MARKS[0], _MARKS[1] + 1))


if __name__ == "__main__":
    sys.exit(main())
