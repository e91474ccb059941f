"""What LibreOffice makes of the Word documents: it opens them, and its tagged PDF shows what each construct became."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import Look, Record
from pipeline.render import FORMATS
from pipeline.render.sheet.compose import compose
from pipeline.run import steps
from pipeline.run.recipe import Recipe
from pipeline.settings import Settings
from pipeline.store.load import load_page
from pipeline.store.walk import sources

PROGRAM = shutil.which("soffice")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(PROGRAM is None, reason="needs the apt package libreoffice-writer"),
]

EXPORT = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'


@pytest.fixture(scope="session")
def opened(
    records: Mapping[str, Record],
    lexicon: Lexicon,
    look: Look,
    read_tags: Callable[[bytes], Any],
    tmp_path_factory: pytest.TempPathFactory,
) -> Any:
    """The sheet with all kinds of parts, as LibreOffice's PDF tells it."""
    folder = tmp_path_factory.mktemp("libreoffice")
    (folder / "sheet.docx").write_bytes(
        FORMATS["docx"].write(compose(records["both"], lexicon, look), look, lexicon).data
    )
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(PROGRAM), profile, "--headless", "--convert-to", EXPORT, "--outdir", str(folder), "sheet.docx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return read_tags(Path(folder / "sheet.pdf").read_bytes())


ROOT = Path(__file__).parents[3]


def test_the_sheets_of_the_sample_pages_have_two_pages_as_their_pdf(
    lexicon: Lexicon, look: Look, tmp_path: Path
) -> None:
    recipe = Recipe(Settings(formats=("docx",)), lexicon, look)
    for source in sources([ROOT / "input"], ROOT / "input"):
        ((_, data),) = steps.build_page(*load_page(source, 20_000_000), "sheet", recipe).files
        (tmp_path / f"{source.file.stem}.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(PROGRAM), profile, "--headless", "--convert-to", "pdf", *map(str, tmp_path.glob("*.docx"))]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    for file in tmp_path.glob("*.pdf"):
        with pikepdf.open(file) as pdf:
            assert len(pdf.pages) == 2, file.stem


def texts(opened: Any, role: str) -> list[str]:
    """The text of each run of stretches under a role."""
    return ["".join(one.text.split()) for one in opened.stretches if role in one.roles]


def test_headings_become_headings(opened: Any) -> None:
    assert "".join(texts(opened, "H1")) == "ΤοπλωτόσχολείοτηςλίμνηςThefloatingschoolofthelake"
    second = "".join(texts(opened, "H2"))
    assert second.startswith("ΠεριγραφήDescriptionΑπαιτούμενοιπόροιResourcesneeded")


def test_lists_tables_and_links_become_what_they_are(opened: Any) -> None:
    assert "Repairsoftheboat:€18,400" in "".join(texts(opened, "LBody"))
    assert "".join(texts(opened, "TH")).startswith("Year")
    assert "boat@lake.example" in "".join(texts(opened, "Link"))


def test_each_stretch_is_in_its_language(opened: Any) -> None:
    by_text = {one.text.strip(): one.lang for one in opened.stretches}
    assert by_text["Description"].startswith("en")
    assert any("πλωτό" in text and lang.startswith("el") for text, lang in by_text.items())
    assert any("floating school ties" in text and lang.startswith("en") for text, lang in by_text.items())


def test_pictures_keep_their_alternative_texts(opened: Any) -> None:
    # The code stands in the footer, which is no part of the text for those who listen.
    assert set(opened.figures) == {"Η βάρκα δεμένη στο μόλο", "Χάρτης της Ευρώπης: Δυτική Μακεδονία, Ελλάδα"}
