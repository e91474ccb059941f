from __future__ import annotations

import io
import zipfile

import pytest

from pipeline.render.docx.zipping import zipped


def _by_zipfile(parts: dict[str, bytes], stored: set[str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, data in parts.items():
            method = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, method)
    return out.getvalue()


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"one.xml": b""},
        {"[Content_Types].xml": b"<Types/>" * 50, "word/fonts/font1.odttf": bytes(range(256)), "λέξεις.xml": b"x" * 90},
        {"small.xml": b"a", "large.xml": b"<w:p/>" * 100_000, "last.xml": b"z" * 500},
    ],
)
def test_a_file_is_byte_for_byte_that_of_zipfile_the_second_time_too(parts: dict[str, bytes]) -> None:
    stored = {"word/fonts/font1.odttf"}
    wanted = _by_zipfile(parts, stored)
    assert zipped(parts, stored) == wanted == zipped(parts, stored)
    assert zipfile.ZipFile(io.BytesIO(wanted)).testzip() is None


def test_the_same_part_under_another_name_or_at_another_place_is_another_file() -> None:
    first, second = {"a.xml": b"same", "b.xml": b"same"}, {"b.xml": b"same", "c.xml": b"more", "a.xml": b"same"}
    assert zipped(first, ()) == _by_zipfile(first, set())
    assert zipped(second, ()) == _by_zipfile(second, set())
