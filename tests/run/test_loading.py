from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.errors import NoPageError, PageError
from pipeline.model import SheetId, State
from pipeline.run.loading import page_of_source
from pipeline.settings import Limits
from pipeline.store import manifest
from pipeline.store.entry import Entry, Stamp
from pipeline.store.walk import sources

MARK = str(SheetId.of("a.html", "", ["words"]))
HTML = f'<html><head><meta name="dcterms.identifier" content="{MARK}"></head><p>A mill.</html>'


def _loaded(folder: Path, name: str, data: str, run: str = "") -> bytes:
    (folder / "in").mkdir(exist_ok=True)
    (folder / "in" / name).write_text(data, encoding="utf-8")
    (source,) = sources([folder / "in" / name], folder / "in")
    return page_of_source(source, Limits(), folder / "out", run)[0].data


def test_a_page_is_loaded(tmp_path: Path) -> None:
    assert _loaded(tmp_path, "a.html", "<p>A mill.") == b"<p>A mill."
    with pytest.raises(PageError, match="larger than"):
        _loaded(tmp_path, "b.html", "x" * 20_000_001)


def test_a_sheet_as_pdf_is_no_page_wherever_it_was_made(tmp_path: Path) -> None:
    with pytest.raises(NoPageError, match=r"made from a\.html"):
        _loaded(tmp_path, "b.pdf", f"%PDF-1.7 <dc:identifier>{MARK}</dc:identifier>")


@pytest.mark.parametrize("page", ["a.html", "other.html"])
def test_our_mark_makes_a_web_page_a_sheet_only_if_the_output_folder_knows_its_page(page: str, tmp_path: Path) -> None:
    entry = Entry(None, "", State.BUILT, outputs={"a.html": Stamp.of(b"x")})
    (tmp_path / "out").mkdir()
    manifest.save(tmp_path / "out", {page: entry}, ())
    if page == "a.html":
        with pytest.raises(NoPageError):
            _loaded(tmp_path, "copy.html", HTML)
    else:
        assert _loaded(tmp_path, "copy.html", HTML) == HTML.encode()


def test_a_web_page_with_our_mark_is_a_page_where_nothing_was_built(tmp_path: Path) -> None:
    assert _loaded(tmp_path, "copy.html", HTML) == HTML.encode()


def test_each_run_of_a_process_that_stays_asks_for_the_known_pages_anew(tmp_path: Path) -> None:
    assert _loaded(tmp_path, "copy.html", HTML, "first") == HTML.encode()
    (tmp_path / "out").mkdir()
    manifest.save(tmp_path / "out", {"a.html": Entry(None, "", State.BUILT, outputs={"a.html": Stamp.of(b"x")})}, ())
    with pytest.raises(NoPageError):
        _loaded(tmp_path, "copy.html", HTML, "second")


def test_what_a_fetch_has_put_beside_an_edited_page_is_no_page_while_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.html").write_text("<p>mine", encoding="utf-8")
    (tmp_path / "in/a.html.meta.toml").write_text(f'beside = "{sha256(b"<p>A mill.").hexdigest()}"\n', encoding="utf-8")
    with pytest.raises(NoPageError, match=r"built is a\.html, which was edited by hand"):
        _loaded(tmp_path, "a.new.html", "<p>A mill.")
    assert _loaded(tmp_path, "a.new.html", "<p>Another.") == b"<p>Another."
    (tmp_path / "in/a.html").unlink()
    assert _loaded(tmp_path, "a.new.html", "<p>A mill.") == b"<p>A mill."
