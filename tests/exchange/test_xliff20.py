from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from pipeline.exchange import xliff20
from pipeline.exchange.unit import Unit

SPACE = "{urn:oasis:names:tc:xliff:document:2.0}"
Hard = Callable[..., tuple[Unit, ...]]


def test_ids_are_name_tokens_and_the_whole_id_is_the_name(hard: Hard) -> None:
    top = etree.fromstring(xliff20.write(hard()))
    assert (top.get("srcLang"), top.get("trgLang")) == ("el", "en")
    units = list(top.iter(f"{SPACE}unit"))
    assert all(re.fullmatch(r"u[0-9a-f]{16}", unit.get("id")) for unit in units)
    assert [unit.get("name") for unit in units] == [str(unit.key) for unit in hard()]


def test_each_page_is_a_file_with_its_name_and_number(hard: Hard) -> None:
    (unit,) = hard()[:1]
    other = replace(unit, key=unit.key._replace(page="dimos/mylos.html"))
    files = etree.fromstring(xliff20.write([unit, unit, other])).iter(f"{SPACE}file")
    assert [(one.get("id"), one.get("original")) for one in files] == [
        ("f1", unit.key.page),
        ("f2", "dimos/mylos.html"),
    ]


def test_a_unit_that_a_program_has_cut_is_put_together_again(hard: Hard) -> None:
    data = xliff20.write(hard()[:1]).decode()
    start, end = data.index("<segment"), data.index("</segment>") + len("</segment>")
    pieces = (
        "<segment><source>Two mornings </source><target>Δύο πρωινά</target></segment>"
        "<ignorable><source> </source></ignorable>"
        "<segment><source>a week.</source><target>τη βδομάδα.</target></segment>"
    )
    (one,) = xliff20.read((data[:start] + pieces + data[end:]).encode())
    assert (one.source, one.target) == ("Two mornings  a week.", "Δύο πρωινά τη βδομάδα.")
    half = pieces.replace("<target>τη βδομάδα.</target>", "")
    (one,) = xliff20.read((data[:start] + half + data[end:]).encode())
    assert one.target == "Δύο πρωινά "
    (untold,) = xliff20.read((data[:start] + re.sub("<target>.*?</target>", "", pieces) + data[end:]).encode())
    assert untold.target == ""


def test_a_unit_of_which_a_part_only_was_translated_keeps_what_there_is(hard: Hard) -> None:
    data = xliff20.write(hard()[:1]).decode().replace("</segment>", "<target/></segment>")
    (one,) = xliff20.read(data.encode())
    assert one.target == ""


def test_a_translation_is_translated_and_a_draft_from_the_memory_is_not(hard: Hard) -> None:
    (unit,) = hard(lambda text: f"{text}!")[:1]
    drafted = replace(unit, is_known=True)
    states = [
        next(etree.fromstring(xliff20.write([one])).iter(f"{SPACE}segment")).get("state")
        for one in (unit, drafted, replace(unit, target=""))
    ]
    assert states == ["translated", "initial", "initial"]


def test_where_copies_are_wanted_a_unit_without_a_translation_has_its_own_words(hard: Hard) -> None:
    targets = [
        [one.text for one in etree.fromstring(xliff20.write(hard()[:1], copies=copies)).iter(f"{SPACE}target")]
        for copies in (False, True)
    ]
    assert targets == [[], ["Two mornings a week."]]
