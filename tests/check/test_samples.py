"""Every sheet of the sample pages, and of the practice pages where they are at hand, put before all checks.

With the extra `validate` these include veraPDF, the reference validator of PDF/UA-1 and PDF/A-2a.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import page as page_validation
import pikepdf
import pytest

from pipeline.check import findings, has_vera
from pipeline.run import steps
from pipeline.run.recipe import Recipe
from pipeline.store.load import load_page
from pipeline.store.walk import sources

ROOT = Path(__file__).parents[2]
PRACTICE = ROOT.parent / "shared" / "pages"

PAGES = sorted(
    source.file
    for folder in (ROOT / "input", PRACTICE)
    if folder.is_dir()
    for source in sources([folder], folder)
    if source.is_asked
)


@pytest.mark.slow
def test_no_check_finds_anything_in_the_sheets_of_all_pages(recipe: Recipe, tmp_path: Path) -> None:
    for number, page in enumerate(PAGES):
        (source,) = sources([page], page.parent)
        for name, data in steps.build_page(
            *load_page(source, 20_000_000), f"{page.parent.name}-{number}", recipe
        ).files:
            if not name.startswith("report_files/"):
                (tmp_path / name).write_bytes(data)
    files = sorted(tmp_path.iterdir())
    assert len(files) >= 2 * 4
    assert [str(one) for one in findings(files)] == []
    for file in tmp_path.glob("*.pdf"):
        for profile in ("ua1", "2a"):
            assert page_validation.validate_pdf(str(file), profile=profile).is_compliant, file.name


def test_the_reference_validator_is_among_the_checks() -> None:
    assert has_vera()


@pytest.mark.slow
def test_the_reference_validator_finds_what_our_own_check_does_not(sheets: Mapping[str, bytes], tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    with pikepdf.open(io.BytesIO(sheets[".pdf"])) as pdf:
        del pdf.Root.OutputIntents
        pdf.save(file)
    (first, *_) = findings([file])
    assert (first.file, first.rule) == (str(file), "veraPDF 2a")


@pytest.mark.slow
def test_what_is_no_pdf_does_not_stop_the_reference_validator(tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(b"hello")
    assert [one.rule for one in findings([file])] == ["file", "veraPDF ua1", "veraPDF 2a"]
