"""Records and texts made by hand, in prose of our own."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from pipeline.exchange import table_xlsx
from pipeline.exchange.unit import ReturnedUnit, Unit, UnitKey
from pipeline.exchange.unit_text import plain, seen8
from pipeline.model import Coverage, FieldPair, FieldValue, Kind, Locator, Origin, Page, Record, Run, Trust

# What formats and programs have spoilt before: blanks, markup, line ends, signs of direction, length.
HARD = (
    "Two mornings a week.",
    "First paragraph.\n\nSecond paragraph.\n- item one\n  - deeper\n- item two",
    "  leading, two  spaces, trailing  ",
    "12\u00a0000\u00a0€ · 3\u202f%",
    "a < b & c > d \"q\" 'a' <b>not markup</b> ]]> {0} %s &amp;",
    "Το «καφενείο» των εγγράφων: Ώρα 10΄–13΄ · Ά ΐ ΰ ς",
    "α\u0301 e\u0301",
    "🏔️ 👨‍👩‍👧 𝔘 zwj",
    "Έτος | Ποσό\n2014 | 235.000 €",
    "=1+1",
    "@cmd",
    "a\tb",
    "line1\nline2\n",
    "ανα\u00adπτυξη",
    "abc \u202eevil\u202c d",
    "R&D, «Α & Β»: <5 km/h>",
    "שלום קהילה, مرحبا 12",
    "one\u2028two\u2029three\u0085four",
    "Ερώτηση\u037e Άνω τελεία\u0387 και μία \u00b7",
    "https://example.org/α?x=1&y=%20#ά και me@example.org",
    "&#x1; &#0; &nbsp; _x0041_ _x005F_ \\n \\t",
    "\n\n\nκενές γραμμές\n\n\nαπό πάνω",
    "1/2 · 00012 · 12345678901234567890 · 1e5 · +30 210",
    "zero\u200bwidth\ufeff joiners\u200d",
    "λέξη " * 8000,
)


def field_value(
    text: str,
    lang: str = "el",
    field: str = "description",
    *,
    rows: tuple[tuple[str, ...], ...] = (),
    pairs: tuple[FieldPair, ...] = (),
    origin: Origin | None = None,
    state: Trust | None = None,
    is_sure: bool = True,
) -> FieldValue:
    """A value of a field as a page gives it."""
    runs = (Run(0, len(text), lang),)
    return FieldValue(
        field, lang, text, runs, Locator("p"), "label", None, rows, pairs, is_sure=is_sure, origin=origin, state=state
    )


def page_record(*values: FieldValue, path: str = "dimos/pigadia.html", number: str = "") -> Record:
    """A record of a practice with these values."""
    sides = tuple(dict.fromkeys(value.lang for value in values))
    page = Page.of(path, path.rpartition(".")[0], b"")
    return Record(page, Kind.PRACTICE, values, (), (), Coverage(0, 0, 0, 0, 0), number, sides=sides)


def hard_units(target: Callable[[str], str] = lambda _: "") -> tuple[Unit, ...]:
    """A unit for each hard text, with what `target` makes of it on the other side."""
    return tuple(
        Unit(
            UnitKey("dimos/παλιά | πηγάδια.html", "", "description", "el", 1, seen8(plain(text)), part, "en"),
            plain(text),
            target(plain(text)),
            labels=("Περιγραφή", "Description"),
            title="Τα πηγάδια",
        )
        for part, text in enumerate(HARD, 1)
    )


@pytest.fixture
def hard() -> Callable[..., tuple[Unit, ...]]:
    return hard_units


@pytest.fixture
def value() -> Callable[..., FieldValue]:
    return field_value


@pytest.fixture
def record() -> Callable[..., Record]:
    return page_record


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., dict[str, bytes]]:
    """Files as LibreOffice saves them in each of some kinds, one after the other; by their names without extension."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("needs the apt packages libreoffice-writer and libreoffice-calc")
    home = tmp_path_factory.mktemp("office")

    def saved(files: dict[str, bytes], *kinds: str) -> dict[str, bytes]:
        folder = Path(tempfile.mkdtemp(dir=home))
        now = []
        for name, data in files.items():
            now.append(folder / name)
            now[-1].write_bytes(data)
        for number, kind in enumerate(kinds):
            into = folder / f"{number}"
            profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"
            command = [program, profile, "--headless", "--convert-to", kind, "--outdir", str(into), *map(str, now)]
            subprocess.run(command, cwd=folder, check=True, capture_output=True)
            now = sorted(into.iterdir())
        return {file.stem: file.read_bytes() for file in now}

    return saved


@pytest.fixture
def said(hard: Callable[..., tuple[Unit, ...]]) -> Callable[..., Any]:
    """The first `count` hard texts, translated, as the sheet of a workbook."""

    def sheet(count: int = 3) -> Any:
        written = table_xlsx.write(hard(lambda text: f"{text}!")[:count])
        return load_workbook(io.BytesIO(written)).active

    return sheet


@pytest.fixture
def saved() -> Callable[[Any], list[ReturnedUnit]]:
    """What comes back of a sheet that was saved."""

    def read(sheet: Any) -> list[ReturnedUnit]:
        stream = io.BytesIO()
        sheet.parent.save(stream)
        return list(table_xlsx.read(stream.getvalue()))

    return read
