from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from pipeline.exchange import xliff12
from pipeline.exchange.unit import Unit

SPACE = "{urn:oasis:names:tc:xliff:document:1.2}"


def test_a_file_a_page_keeps_its_blanks_and_tells_the_field(hard: Callable[..., tuple[Unit, ...]]) -> None:
    top = etree.fromstring(xliff12.write(hard()[:2]))
    (file,) = top.iter(f"{SPACE}file")
    assert (file.get("source-language"), file.get("target-language")) == ("el", "en")
    unit = next(top.iter(f"{SPACE}trans-unit"))
    assert unit.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
    assert unit.find(f"{SPACE}target") is None
    assert "Description" in unit.findtext(f"{SPACE}note")


def test_copies_for_programs_that_need_targets_say_that_they_are_none(hard: Callable[..., tuple[Unit, ...]]) -> None:
    target = next(etree.fromstring(xliff12.write(hard(), copies=True)).iter(f"{SPACE}target"))
    assert target.get("state") == "needs-translation"


def test_states_are_not_believed_but_for_one_that_asks_for_a_review(hard: Callable[..., tuple[Unit, ...]]) -> None:
    data = xliff12.write(hard(lambda _: "Said")[:2])
    for state, is_draft in (("needs-translation", False), ("needs-review-translation", True), ("final", False)):
        marked = data.replace(b"<target ", f'<target state="{state}" '.encode())
        assert [one.is_draft for one in xliff12.read(marked)] == [is_draft, is_draft]


def test_inline_markup_of_programs_is_read_as_text_and_their_notes_are_kept(
    hard: Callable[..., tuple[Unit, ...]],
) -> None:
    data = xliff12.write(hard(lambda _: "One two")[:1])
    data = data.replace(b">One two<", b"><g id='1'>One</g> <mrk mtype='seg'>two</mrk><")
    data = data.replace(b"</trans-unit>", b"<note>Really?</note></trans-unit>")
    (one,) = xliff12.read(data)
    assert (one.target, one.note) == ("One two", "Really?")


def test_a_page_in_each_language_pair_has_a_file_of_its_own(hard: Callable[..., tuple[Unit, ...]]) -> None:
    first, second = hard(lambda _: "Said")[:2]
    other = replace(second, key=second.key._replace(to="fr"))
    files = list(etree.fromstring(xliff12.write([first, other])).iter(f"{SPACE}file"))
    assert [file.get("target-language") for file in files] == ["en", "fr"]
    targets = [target.get("state") for target in etree.fromstring(xliff12.write([first])).iter(f"{SPACE}target")]
    assert targets == [None]


def test_a_unit_without_a_target_comes_back_empty(hard: Callable[..., tuple[Unit, ...]]) -> None:
    (one,) = xliff12.read(xliff12.write(hard()[:1]))
    assert (one.target, one.is_draft, one.note) == ("", False, "")
