from __future__ import annotations

from pipeline.exchange.unit_text import exact8, line, plain, seen8


def test_words_that_come_back_are_one_line_in_one_form() -> None:
    assert line("  a\u0301 \n b\t\u00a0c\0 ") == "á b \u00a0c"
    assert plain("\ufffe\x01\ud800") == ""
    assert plain("a\tb\x0bc\u2028d\u0085e\nf") == "a b c d e\nf"


def test_the_hash_of_given_words_knows_an_accent() -> None:
    assert exact8("ποτε") != exact8("ποτέ")
    assert seen8("ποτε") == seen8("ποτέ")
    assert exact8("") == ""


def test_no_words_have_no_hash() -> None:
    assert (seen8(""), exact8("")) == ("", "")
    assert len(seen8("a")) == len(exact8("a")) == 8
