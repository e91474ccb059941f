from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import (
    Amount,
    Approval,
    Edit,
    EditOrigin,
    Kind,
    MadeFrom,
    PictureEdit,
    Place,
    Printing,
    Review,
    Trust,
)
from pipeline.store.review_dump import dump_review
from pipeline.store.review_text import parse_review
from pipeline.store.toml_files import clean_words

REVIEW = Review(
    page="a/b.html",
    url="https://example.gr/b",
    kind=Kind.OTHER,
    split_at=("Δεύτερη",),
    edits=(
        Edit("title", "el", seen="00c2a1b77d0e4aaf", was="Τίτλος", state=Trust.APPROVED),
        Edit(
            "amounts", "en", at=3, text="€5", value=Amount("5", "EUR"), how=EditOrigin.TABLE, by="Μ.", on="2026-11-29"
        ),
        Edit("location", "el-Latn", text="Athina", value=Place("GR", "Αττική")),
        Edit(
            "summary",
            "en",
            text="",
            how=EditOrigin.MACHINE,
            of=MadeFrom("el", "00c2a1b77d0e4aaf"),
            note='"quoted" \\ back',
        ),
    ),
    pictures=(PictureEdit("a b.jpg", use=True, alt=(("el", "ένα\nδύο"), ("en", "")), credit="Φ."),),
    approvals=(Approval("2", "00c2a1b77d0e4aaf"),),
    printings=(Printing("00c2a1b77d0e4aaf", (("title.el", "ab"),), "2026-12-01", "forum", "2"),),
)


def test_what_is_written_is_read_back() -> None:
    assert parse_review(dump_review(REVIEW), "a.toml") == REVIEW


def test_each_text_stands_on_one_line_in_valid_toml() -> None:
    text = dump_review(Review("a", edits=(Edit("summary", "el", text="Ένα.\n\n- δύο\n- τρία"),))).decode()
    assert 'text = "Ένα.\\n\\n- δύο\\n- τρία"\n' in text
    assert tomllib.loads(text)["edit"][0]["text"] == "Ένα.\n\n- δύο\n- τρία"


@given(st.text().map(clean_words), st.text().map(clean_words))
def test_any_words_come_back(text: str, was: str) -> None:
    review = Review("a", edits=(Edit("title", "el", was=was, text=text, note=text),))
    assert parse_review(dump_review(review), "a.toml") == review
