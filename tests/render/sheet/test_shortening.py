from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.model import (
    Anchor,
    Fact,
    FieldValue,
    Foot,
    Head,
    IssueCode,
    Item,
    Items,
    Link,
    Note,
    Pair,
    Passage,
    Run,
    Section,
    Sheet,
    SheetId,
    Text,
)
from pipeline.render.passages import passage
from pipeline.render.sheet.shortening import beginning, length, shortened

NOTE = Note((passage("The rest is left out.", "en"),))


def words(letter: str, number: int = 200) -> Passage:
    return passage(letter * number, "en")


def sheet(*sections: Section, foot: Foot = Foot(), facts: tuple[Fact, ...] = ()) -> Sheet:  # noqa: B008 - frozen
    head = Head(passage("", "en"), (words("t"),), facts=facts)
    return Sheet(SheetId("lake.html", "", ""), "t", "en", ("en",), head, sections, foot)


def section(letter: str, *flows: Text | Items | Pair) -> Section:
    return Section((passage(letter, "en"),), flows=flows or (Text(words(letter)),))


def test_a_sheet_within_the_limit_is_left_as_it_is() -> None:
    whole = sheet(section("a"))
    assert shortened(whole, length(whole), NOTE) == (whole, ())


def test_a_longer_one_ends_with_the_note_and_an_issue_counts_what_is_lost() -> None:
    whole = sheet(section("a"), section("b"))
    found, (issue,) = shortened(whole, length(whole) - 50, NOTE)
    assert found.sections == (section("a"), section("b", Text(words("b", 150)), NOTE))  # type: ignore[arg-type]
    assert issue.code is IssueCode.TOO_LONG
    assert "50 " in issue.message


def test_nothing_empty_is_left_where_the_text_ends() -> None:
    items = Items((Item(words("i")), Item(words("j"))))
    pair = Pair((Text(words("l")), Text(words("m"))), (Text(words("r")),))
    whole = sheet(section("a", items, pair), section("b"), facts=(Fact((), (words("f"),)),))
    upto = length(sheet(section("a", Items((Item(words("i")),))), facts=whole.head.facts))
    found = beginning(whole, upto, NOTE)
    assert [one.flows for one in found.sections] == [(Items((Item(words("i")),)), NOTE)]
    assert beginning(whole, 0, NOTE).sections == ()
    assert beginning(whole, 0, NOTE).head.lead == (NOTE,)
    assert beginning(whole, 0, NOTE).head.facts == ()


def test_the_source_is_never_cut() -> None:
    foot = Foot((Note((words("c"),)),), words("g"), (words("s"),))
    found = beginning(sheet(section("a"), foot=foot), 0, NOTE)
    assert found.foot == Foot(source=(words("s"),))


def test_links_and_anchors_that_the_end_cuts_off_go_with_it(value: Callable[..., FieldValue]) -> None:
    anchor = Anchor(0, 400, value("summary", "en", "a" * 400), 0, 400)
    links = (Link(0, 10, "https://lake.example/1"), Link(90, 210, "https://lake.example/2"))
    runs = (Run(0, 300, "en"), Run(300, 400, "el"))
    whole = sheet(section("a", Text(Passage("a" * 400, "en", runs, links, (anchor,)))))
    found = beginning(whole, length(whole) - 220, NOTE)
    text = found.sections[0].flows[0]
    assert isinstance(text, Text)
    assert text.passage == Passage("a" * 200, "en", (Run(0, 200, "en"),), links[:1])


@pytest.mark.parametrize(
    ("one", "weight"),
    [
        pytest.param(words("a", 1), 160, id="a short cell takes as long to set as a longer one"),
        pytest.param(words("a", 161), 161, id="a long one as long as it is"),
        pytest.param(
            Passage("a" * 200, "en", (Run(0, 50, "en"), Run(50, 99, "el"), Run(99, 200, "en"))),
            280,
            id="each change of language 40 more",
        ),
    ],
)
def test_length_is_counted_as_it_takes_to_set(one: Passage, weight: int) -> None:
    assert length(sheet(section("s", Text(one)))) - length(sheet(section("s", Text(words("a", 1))))) == weight - 160
