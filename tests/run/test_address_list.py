"""A list of addresses in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import InputError
from pipeline.run.address_list import addresses_in


def test_a_list_has_an_address_a_line_and_comments_behind_blanks_only(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_bytes(b"\xef\xbb\xbfhttps://a.example/#top\t# the first\n\n#https://b.example/\n  https://c.example/ \n")
    assert addresses_in(file) == ("https://a.example/#top", "https://c.example/")


def test_a_list_that_is_no_text_is_told_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_bytes("οδός".encode("iso8859-7"))
    with pytest.raises(InputError, match=r"list\.txt"):
        addresses_in(tmp_path / "list.txt")
