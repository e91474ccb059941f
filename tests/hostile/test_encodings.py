"""P6: Greek is right or flagged, whatever the bytes are and whatever they say of themselves."""

# ruff: noqa: E501 - payloads stand in one piece

from __future__ import annotations

import re
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import Page
from pipeline.read import read
from pipeline.read.charset import decode

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(file for file in (ROOT / "input").rglob("*") if file.suffix in {".html", ".txt"})
# What the bytes are, and what a page could say of them.
ENCODINGS = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "cp1253", "iso8859-7", "mac-greek",
    "cp737", "cp869",
)  # fmt: skip
LABELS = ("right", "none", "utf-8", "windows-1253", "iso-8859-1", "utf-7")
NAMES = {"cp1253": "windows-1253", "iso8859-7": "iso-8859-7", "utf-8-sig": "utf-8"}
FLAGS = {"charset-mislabelled", "charset-uncertain", "mojibake-repaired", "characters-dropped"}


def _labelled(text: str, label: str) -> str:
    text = re.sub(r"<meta[^>]*charset[^>]*>", "", text)
    meta = "" if label == "none" else f'<meta http-equiv="Content-Type" content="text/html; charset={label}">'
    return re.sub(r"(<head[^>]*>)", rf"\1{meta}", text, count=1)


def _read(data: bytes, name: str, lexicon: Lexicon) -> Any:
    return read(Page.of(name, name, data), lexicon)[0]


@pytest.mark.slow
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda file: file.stem)
def test_a_sample_in_12_encodings_under_6_labels_is_right_or_flagged(sample: Path, lexicon: Lexicon) -> None:
    whole = decode(sample.read_bytes()).text
    # Signs that a Greek code page lacks would be lost by the test itself.
    plain = "".join(char for char in whole if all(char.encode(one, "ignore") for one in ENCODINGS))
    right = _read(_labelled(plain, "none").encode(), sample.name, lexicon).text
    assert len(right) > 200
    for encoding, label in product(ENCODINGS, LABELS):
        shown = NAMES.get(encoding, encoding) if label == "right" else label
        document = _read(_labelled(plain, shown).encode(encoding), sample.name, lexicon)
        if document.text != right:
            flags = {issue.code.value for issue in document.issues}
            assert flags & FLAGS, (encoding, label, document.text[:200])


@pytest.mark.parametrize("encoding", ["utf-8", "cp1253", "iso8859-7"])
def test_greek_that_is_sent_as_it_is_comes_out_as_it_is(encoding: str, lexicon: Lexicon) -> None:
    text = "Ο Άγιος Νικόλαος δανείζει τη φτερωτή του μύλου στο σχολείο και τα παιδιά μετρούν τις στροφές."
    page = f"<html><head><title>Άγιος</title></head><body><h1>Ο μύλος</h1><p>{text}</p></body></html>"
    for label in LABELS:
        found = _read(
            _labelled(page, NAMES.get(encoding, encoding) if label == "right" else label).encode(encoding),
            "a.html",
            lexicon,
        )
        assert text in found.text, (encoding, label)


def test_one_broken_byte_costs_one_character_and_is_told(lexicon: Lexicon) -> None:
    page = "<html><body><h1>Ο μύλος της λίμνης</h1><p>Τα παιδιά μετρούν τις στροφές κάθε Δευτέρα.</p></body></html>".encode()
    document = _read(page.replace("στροφές".encode(), b"\xcf" + "στροφές".encode()), "a.html", lexicon)
    assert "Ο μύλος της λίμνης" in document.text
    assert "μετρούν τις" in document.text
    assert "charset-uncertain" in {issue.code.value for issue in document.issues}


def test_text_decoded_twice_is_mended_and_told(lexicon: Lexicon) -> None:
    text = "Τα παιδιά μετρούν τις στροφές της φτερωτής"
    for page in (text.encode().decode("latin-1"), text.encode("cp1253").decode("latin-1")):
        document = _read(f"<html><body><h1>Wheel</h1><p>{page}</p></body></html>".encode(), "a.html", lexicon)
        assert text in document.text
        assert "mojibake-repaired" in {issue.code.value for issue in document.issues}


@pytest.mark.parametrize("lost", ["latin-1", "cp1253"])
@pytest.mark.parametrize("times", [1, 2])
def test_a_whole_page_that_was_decoded_wrongly_again_and_again_is_mended(
    lost: str, times: int, lexicon: Lexicon
) -> None:
    page = "<html><body><h1>Ο μύλος της λίμνης</h1><p>Τα παιδιά μετρούν τις στροφές.</p></body></html>"
    for _ in range(times):
        page = page.encode().decode(lost, "replace")
    if "\ufffd" not in page:
        assert "Τα παιδιά μετρούν τις στροφές." in _read(page.encode(), "a.html", lexicon).text


def test_western_pages_are_not_taken_for_greek(lexicon: Lexicon) -> None:
    for text in ("L'été à l'école où l'on a mesuré les eaux gelées", "El niño aquí está en el jardín según el señor"):
        for encoding in ("utf-8", "cp1252", "iso8859-15"):
            page = f"<html><body><p>{text}. " * 20 + "</p></body></html>"
            assert text in _read(page.encode(encoding), "a.html", lexicon).text


@pytest.mark.parametrize(
    "name", ["\0", "utf-8\0", "\ud800", "a" * 100_000, "zlib_codec", "idna", "undefined", "uu", "﷽", ""]
)
def test_whatever_name_of_an_encoding_a_page_gives_it_is_read(name: str) -> None:
    assert decode("<p>Ο μύλος της λίμνης</p>".encode(), name).text == "<p>Ο μύλος της λίμνης</p>"
    assert decode("<p>Ο μύλος της λίμνης</p>".encode("cp1253"), name).text == "<p>Ο μύλος της λίμνης</p>"


def test_every_pair_of_bytes_can_be_decoded(lexicon: Lexicon) -> None:
    for first in range(256):
        data = bytes(byte for second in range(256) for byte in (first, second))
        _read(b"<html><body><p>" + data + b"</p></body></html>", "a.html", lexicon)
