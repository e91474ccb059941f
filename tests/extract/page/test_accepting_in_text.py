"""Whether words that look like a label are one in the main text, and where they only come near to one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.extract.page.accepting import Acceptance
from pipeline.extract.page.lines import Piece
from pipeline.extract.page.sections import PageSection, Zone
from pipeline.lexicon import shipped
from pipeline.lexicon.fields import fields_by_name
from pipeline.values.readers import readers

KNOWN, READ = fields_by_name(shipped()), readers(shipped())
PIECE = Piece(0, 0, 40)


def accepted(line, current, **facts):
    judge = Acceptance(READ.can_read, READ.amounts.is_sum_first, READ.amounts.is_only_sum, **facts)
    return judge.accepts(line, line.label, current)


MAIN = PageSection(Zone.MAIN, pieces=(PIECE,))


@pytest.mark.parametrize(
    ("markup", "current", "has_alone", "is_one"),
    [
        ("<p>Audience: all who bake.</p>", MAIN, True, False),
        ("<p>Audience: all who bake.</p>", MAIN, False, True),
        ("<p>Audience: all who bake.</p>", PageSection(Zone.MAIN), True, True),
        ("<p>Audience: all who bake.</p>", replace(MAIN, place=Zone.AFTER), True, True),
        ("<p>Audience: all who bake</p>", MAIN, True, True),
        ("<p><b>Audience:</b> all who bake.</p>", MAIN, True, True),
        ("<ul><li>Audience: all who bake.</li></ul>", MAIN, True, True),
        ("<p>Results: nine mills.</p>", MAIN, True, True),
    ],
)
def test_an_aside_with_a_colon_in_the_main_text_of_a_page_with_headings_is_prose(
    lines, markup, current, has_alone, is_one
):
    (line,) = lines(markup)
    assert accepted(line, current, has_alone=has_alone) is is_one


def opened(name, **facts):
    return PageSection(Zone.FIELD, KNOWN[name], PIECE, (PIECE,), **facts)


@pytest.mark.parametrize(
    ("markup", "current", "facts", "is_one"),
    [
        ("<h3>Results</h3>", opened("description", level=2), {}, False),
        ("<h2>Results</h2>", opened("description", level=2), {}, True),
        ("<h3>Results</h3>", opened("description", level=2), {"levels": {3}}, True),
        ("<h3>Results</h3>", opened("description", level=2), {"levels": {2}}, False),
        ("<p>Results</p>", opened("description", level=2), {}, True),
        ("<h3>Results</h3>", opened("description", level=2, is_full=True), {}, True),
        ("<h3>Results</h3>", opened("institution", level=2), {}, True),
        ("<h3>Results</h3>", MAIN, {}, True),
        ("<h3>Results</h3>", None, {}, True),
        ("<p><b>Results:</b> Nine mills.</p>", opened("description", level=2), {"has_alone": True}, False),
        ("<p><b>Results:</b> Nine mills.</p>", opened("description", level=2), {"has_alone": False}, True),
        ("<p><b>Owner:</b> Town of Petra</p>", opened("description", level=2), {"has_alone": True}, True),
    ],
)
def test_words_that_only_come_near_to_a_label_end_no_text_below_its_own_heading(lines, markup, current, facts, is_one):
    (line,) = lines(markup)
    near = replace(line, label=replace(line.label, meant="Results"))
    assert accepted(near, current, **facts) is is_one


@pytest.mark.parametrize(
    ("label", "current", "is_one"),
    [
        ({"is_brief": False}, {"is_brief": True}, True),
        ({"is_brief": True}, {"is_brief": True}, False),
        ({"is_brief": False}, {"is_brief": False}, False),
    ],
)
def test_a_label_that_means_more_than_the_one_above_it_opens_the_same_field_again(lines, label, current, is_one):
    (line,) = lines("<p>Description: it grinds at night.</p>")
    assert accepted(replace(line, label=replace(line.label, **label)), opened("description", **current)) is is_one
