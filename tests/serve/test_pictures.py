from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image

from pipeline.model import Coverage, FieldValue, Kind, Locator, Page, Picture, PictureEdit, Record, Review
from pipeline.run.page_opening import OpenedPractice
from pipeline.serve.pictures import page_pictures, with_pictures
from pipeline.store.reviews import load_review

PHOTO = Picture("https://a.example/files/well.jpg", "a well", "The well", "N. N.")


def practice(*pictures: Picture) -> OpenedPractice:
    values = tuple(FieldValue("images", "zxx", one.src, (), Locator("p", 0, 1), "picture", one) for one in pictures)
    record = Record(Page.of("a.html", "a", b""), Kind.PRACTICE, values, (), (), Coverage(0, 0, 0, 0, 0))
    return OpenedPractice(record, record, (), "", ())


def test_a_picture_is_left_out_described_and_credited() -> None:
    form = {"p.0.use": "no", "p.0.alt.el": " Ένα πηγάδι ", "p.0.caption.en": "Our well", "p.0.credit": "M. M."}
    (edit,) = with_pictures(Review("a.html"), practice(PHOTO), form).pictures
    assert edit == PictureEdit(
        PHOTO.src, use=False, alt=(("el", "Ένα πηγάδι"),), caption=(("en", "Our well"),), credit="M. M."
    )


def test_a_form_that_says_nothing_new_of_a_picture_writes_nothing() -> None:
    form = {"p.0.use": "", "p.0.alt.el": "", "p.0.credit": "N. N."}
    assert with_pictures(Review("a.html"), practice(PHOTO), form).pictures == ()
    known = Review("a.html", pictures=(PictureEdit(PHOTO.src, use=True),))
    assert with_pictures(known, practice(PHOTO), {}) == known


def test_what_was_written_about_a_picture_is_shown_again_also_by_its_files_name() -> None:
    (shot,) = page_pictures(
        practice(PHOTO), Review("a.html", pictures=(PictureEdit("well.jpg", use=True, alt=(("el", "Πηγάδι"),)),))
    )
    assert (shot.use, shot.text("alt", "el"), shot.text("caption", "el"), shot.credit) == ("yes", "Πηγάδι", "", "N. N.")


def test_a_picture_that_a_person_added_stands_behind_the_pages_own() -> None:
    review = Review("a.html", pictures=(PictureEdit("own.png", use=True),))
    assert [one.src for one in page_pictures(practice(PHOTO), review)] == [PHOTO.src, "own.png"]
    assert replace(review, pictures=()) == Review("a.html")


def test_an_added_picture_lies_beside_the_review_file_and_is_shown(browser: Any) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (300, 200), "#446").save(drawn, "PNG")
    text = browser.get("/page/village/well.txt").text
    base = text.partition('name="base" value="')[2].partition('"')[0]
    form = {"base": base, "practice": "", "do": "save", "picture": (io.BytesIO(drawn.getvalue()), "own.png")}
    assert browser.post("/page/village/well.txt", form).status_code == 303
    assert (browser.folder / "review/village/own.png").read_bytes() == drawn.getvalue()
    assert load_review(browser.folder / "review", "village/well.txt")[0].pictures == (PictureEdit("own.png", use=True),)
    answer = browser.get("/picture/0/village/well.txt")
    assert answer.mimetype == "image/png"
    assert answer.data.startswith(b"\x89PNG")
    assert browser.get("/picture/5/village/well.txt").status_code == 404
    assert browser.get("/picture/0/village/orchard.txt").status_code == 404


@pytest.mark.parametrize(("name", "data"), [("own.svg", b"<svg>"), ("own.png", b"MZ")])
def test_what_is_no_picture_is_refused(browser: Any, name: str, data: bytes) -> None:
    text = browser.get("/page/village/well.txt").text
    base = text.partition('name="base" value="')[2].partition('"')[0]
    form = {"base": base, "practice": "", "do": "save", "picture": (io.BytesIO(data), name)}
    assert browser.post("/page/village/well.txt", form).status_code == 422
    assert not (browser.folder / "review").exists()
