"""What the programs of translators and colleagues make of our files: nothing may be lost or become other words."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from xml.sax.saxutils import escape

import polib  # type: ignore[import-untyped]
import pytest

from pipeline.exchange import EXCHANGES
from pipeline.exchange.unit import ReturnedUnit, Unit

pytestmark = pytest.mark.slow

Hard = Callable[..., tuple[Unit, ...]]
Office = Callable[..., dict[str, bytes]]


def said(text: str) -> str:
    """A translation that begins and ends as its text does."""
    words = text.rstrip()
    return f"{words} [en]{text.removeprefix(words)}"


def even(text: str) -> list[str]:
    """A text in NFC, without the blanks at the edges of its lines."""
    return [line.strip() for line in unicodedata.normalize("NFC", text).strip().splitlines()]


def answers(backs: Iterable[ReturnedUnit]) -> dict[str, list[str]]:
    return {one.id: even(one.target) for one in backs if not one.flaw}


def wanted(units: Iterable[Unit]) -> dict[str, list[str]]:
    return {str(unit.key): even(said(unit.source)) for unit in units}


@pytest.mark.parametrize(
    ("kind", "ways"),
    [
        (".docx", ("docx",)),
        (".docx", ("odt", "docx")),
        (".docx", ("doc", "docx")),
        (".xlsx", ("xlsx",)),
        (".xlsx", ("ods", "xlsx")),
    ],
)
def test_tables_that_libreoffice_saved_again(kind: str, ways: tuple[str, ...], hard: Hard, office: Office) -> None:
    made = office({f"table{kind}": EXCHANGES[kind].write(hard(said))}, *ways)["table"]
    back = list(EXCHANGES[kind].read(made))
    assert answers(back) == wanted(hard())
    assert [even(one.source or "") for one in back] == [even(unit.source) for unit in hard()]


def test_a_catalogue_that_polib_saved_again(hard: Hard) -> None:
    file = polib.pofile(EXCHANGES[".po"].write(hard()).decode())
    for entry in file:
        entry.msgstr = said(entry.msgid)
    assert answers(EXCHANGES[".po"].read(str(file).encode())) == wanted(hard())


def test_a_catalogue_that_gettext_compiled_or_wrapped(hard: Hard, tmp_path: Path) -> None:
    if shutil.which("msgfmt") is None:
        pytest.skip("needs the apt package gettext")
    (tmp_path / "a.po").write_bytes(EXCHANGES[".po"].write(hard(said)))
    for command in (
        ["msgfmt", "--check", "-o", "a.mo", "a.po"],
        ["msgunfmt", "-o", "b.po", "a.mo"],
        ["msgcat", "-w", "60", "-o", "c.po", "a.po"],
    ):
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    for name in ("b.po", "c.po"):
        assert answers(EXCHANGES[".po"].read((tmp_path / name).read_bytes())) == wanted(hard())


TOOLKIT = """
import sys
from translate.storage import po, xliff, xliff2
kind, file = sys.argv[1:]
store = {"po": po.pofile, "1.2": xliff.xlifffile, "2.0": xliff2.Xliff2File}[kind].parsefile(file)
for unit in store.units:
    if not unit.isheader():
        text = str(unit.source)
        unit.target = text.rstrip() + " [en]" + text.removeprefix(text.rstrip())
store.savefile(file)
"""


@pytest.mark.parametrize(("kind", "name"), [(".xlf", "1.2"), ("2.0.xlf", "2.0"), (".po", "po")])
def test_files_that_the_translate_toolkit_filled(kind: str, name: str, hard: Hard, tmp_path: Path) -> None:
    program = shutil.which("pofilter")
    if program is None:
        pytest.skip("needs the program translate-toolkit")
    # The toolkit's own Python has its library.
    python = Path(program).read_text(encoding="utf-8").partition("\n")[0].removeprefix("#!").strip()
    file = tmp_path / "a"
    file.write_bytes(EXCHANGES[kind].write(hard()))
    subprocess.run([python, "-c", TOOLKIT, name, str(file)], check=True, capture_output=True)
    assert answers(EXCHANGES[kind].read(file.read_bytes())) == wanted(hard())


PROJECT = """<?xml version="1.0" encoding="UTF-8"?>
<omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>EL</source_lang><target_lang>EN</target_lang><sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations></project></omegat>
"""


@pytest.mark.parametrize("kind", [".xlf", ".po"])
def test_files_that_omegat_translated(kind: str, hard: Hard, tmp_path: Path) -> None:
    if shutil.which("omegat") is None:
        pytest.skip("needs the apt package omegat")
    for name in ("source", "target", "tm", "glossary", "dictionary", "omegat"):
        (tmp_path / "project" / name).mkdir(parents=True)
    project = tmp_path / "project"
    project.joinpath("omegat.project").write_text(PROJECT, encoding="utf-8")
    project.joinpath("source", f"a{kind}").write_bytes(EXCHANGES[kind].write(hard(), copies=True))
    project.joinpath("omegat", "project_save.tmx").write_text(_memory(hard()), encoding="utf-8")
    command = ["omegat", str(project), "--mode=console-translate", f"--config-dir={tmp_path}/config"]
    subprocess.run(
        command, cwd=tmp_path, check=True, capture_output=True, env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    )
    made = (project / "target" / f"a{kind}").read_bytes()
    assert answers(EXCHANGES[kind].read(made)) == wanted(hard())


def _memory(units: Iterable[Unit]) -> str:
    """What a translator has written in OmegaT, which trims the segments that it shows."""
    tongue = '<tuv xml:lang="{}"><seg>{}</seg></tuv>'.format
    rows = "".join(
        f"<tu>{tongue('EL', escape(words))}{tongue('EN', escape(said(words)))}</tu>"
        for words in (unit.source.strip() for unit in units)
    )
    head = '<header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext"'
    return f'<tmx version="1.1">{head} segtype="paragraph" srclang="EL"/><body>{rows}</body></tmx>'
