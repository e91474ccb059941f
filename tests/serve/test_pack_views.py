from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest

from pipeline.store.reviews import load_review


def test_ticked_sheets_become_a_pack_file(browser: Any) -> None:
    assert 'name="sheet" value="village/well.txt"' in browser.get("/").text
    answer = browser.post("/pack", {"name": "forum", "sheet": ["village/well.txt", "village/no.txt"]})
    # Nobody has approved it: the pack is refused, and says which sheet stands in the way.
    assert "The pack was not made" in answer.text
    assert "village/well" in answer.text.partition("The pack was not made")[2]
    assert browser.get("/packs/forum/web.pdf").status_code == 404
    assert browser.get("/packs/forum/manifest.json").status_code == 404
    assert '"village/well"' in (browser.folder / "packs/forum.toml").read_text(encoding="utf-8")
    assert browser.post("/pack", {"name": "forum"}).status_code == 400


def test_a_sheet_whose_name_another_page_shares_is_in_the_pack_under_its_whole_name(browser: Any) -> None:
    (browser.folder / "input/village/well.md").write_text("# The other well\n", encoding="utf-8")
    browser.post("/pack", {"name": "forum", "sheet": ["village/well.txt"]})
    assert '"village/well.txt"' in (browser.folder / "packs/forum.toml").read_text(encoding="utf-8")


@pytest.fixture
def approved(browser: Any) -> Any:
    """The review with one sheet approved, and built since."""
    form = dict(
        re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', browser.get("/page/village/well.txt").text)
    )
    browser.post("/page/village/well.txt", {**form, "do": "sheet"})
    browser.waits()
    return browser


def test_the_gallery_shows_what_is_approved_and_comes_as_one_file(approved: Any) -> None:
    assert "Public gallery" in approved.get("/").text
    assert "The gallery is ready, with 1 sheet." in approved.post("/gallery").text
    index = approved.get("/gallery/index.html")
    assert "The well keepers" in index.text
    assert "Το κοινό περιβόλι" not in index.text
    assert "connect-src" not in index.headers["Content-Security-Policy"]
    assert "default-src 'none'; script-src 'self'" in index.headers["Content-Security-Policy"]
    packed = approved.get("/gallery.zip")
    with zipfile.ZipFile(io.BytesIO(packed.data)) as found:
        names = found.namelist()
        assert found.read("index.html") == index.data
    assert {"index.html", "data/practices.csv"} <= set(names)
    assert approved.get("/gallery.zip").data == packed.data


@pytest.mark.slow
def test_a_pack_is_made_with_its_cover_made_again_and_noted_as_handed_out(approved: Any) -> None:
    form = {"name": "Φόρουμ 2027", "sheet": ["village/well.txt"], "title_en": "Forum 2027", "date": "14.3.2027"}
    made = approved.post("/pack", form).text
    assert "The pack is ready." in made
    assert "/packs/%CE%A6%CF%8C%CF%81%CE%BF%CF%85%CE%BC%202027/print.pdf" in made
    assert approved.get("/packs/Φόρουμ 2027/web.pdf").data.startswith(b"%PDF-")
    text = (approved.folder / "packs/Φόρουμ 2027.toml").read_text(encoding="utf-8")
    assert 'title = {el = "Φόρουμ 2027", en = "Forum 2027"}' in text
    assert 'date = "14.3.2027"' in text
    assert "Φόρουμ 2027" in approved.get("/packs").text
    assert "The pack is ready." in approved.post("/packs/Φόρουμ 2027", {"do": "make"}).text
    answer = approved.post("/packs/Φόρουμ 2027", {"do": "printed"})
    assert "done=printed&count=1" in answer.headers["Location"]
    (printing,) = load_review(approved.folder / "review", "village/well.txt")[0].printings
    assert printing.pack == "Φόρουμ 2027"
    assert approved.post("/packs/nothing", {"do": "make"}).status_code == 404


def test_nothing_but_the_gallery_is_shown_as_such(approved: Any) -> None:
    approved.post("/gallery")
    names = ("../manifest.json", ".site.json", "nothing.html", "..%2F..%2Finput/village/well.txt")
    assert {name: approved.get(f"/gallery/{name}").status_code for name in names} == dict.fromkeys(names, 404)


def test_without_an_approved_sheet_there_is_no_gallery(browser: Any) -> None:
    assert "Public gallery" not in browser.get("/").text
    assert "The gallery was not made." in browser.post("/gallery").text
    assert browser.get("/gallery/index.html").status_code == 404
    assert browser.get("/gallery.zip").status_code == 404


def test_what_changes_after_it_was_handed_out_is_to_be_printed_again(browser: Any) -> None:
    answer = browser.post("/printed", {"sheet": ["village/well.txt", "no.txt"]})
    assert "Noted: the sheets of 1 page were handed out." in browser.get(answer.headers["Location"]).text
    (printing,) = load_review(browser.folder / "review", "village/well.txt")[0].printings
    assert (printing.pack, printing.practice) == ("", "")
    assert "to be printed again" not in browser.get("/").text
    page = browser.folder / "input/village/well.txt"
    page.write_text(page.read_text(encoding="utf-8").replace("€400", "€500"), encoding="utf-8")
    browser.post("/build")
    browser.waits()
    listed = browser.get("/?wants=reprint").text
    assert "Changed since it was handed out: Resources" in listed
    assert "orchard.txt" not in listed
    assert "Changed since it was handed out:" in browser.get("/page/village/well.txt").text
