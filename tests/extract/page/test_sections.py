"""What a section is before anything is known of it, and how its level rules what ends it."""

import pytest

from pipeline.extract.page.accepting import Acceptance
from pipeline.extract.page.outline import Outliner
from pipeline.extract.page.sections import BESIDE, NO_LEVEL, PageSection, Zone
from pipeline.extract.page.sides import sides_of
from pipeline.lexicon import shipped
from pipeline.values.readers import readers

READ = readers(shipped())


def sections(found) -> list[PageSection]:
    made = Outliner(Acceptance(READ.can_read, READ.amounts.is_sum_first, READ.amounts.is_only_sum), sides_of(found))
    for line in found:
        made.take(line)
    made.close()
    return [one for one in made.sections if one.field]


@pytest.mark.parametrize(
    ("markup", "is_beside", "has_level"),
    [
        ("<h1>Mill</h1><h2>Owner</h2><p>Town of Petra</p>", False, True),
        ("<h1>Mill</h1><p>Owner: Town of Petra</p>", True, False),
        ("<h1>Mill</h1><dl><dt>Owner</dt><dd>Town of Petra</dd></dl>", True, False),
        ("<h1>Mill</h1><table><tr><td>Owner</td><td>Town of Petra</td></tr></table>", True, False),
    ],
)
def test_a_label_beside_its_value_stands_below_all_headings(lines, markup, is_beside, has_level):
    (owner,) = sections(lines(markup))
    assert owner.field.name == "institution"
    assert (owner.rule in BESIDE, owner.level < NO_LEVEL) == (is_beside, has_level)
    assert owner.level == (2 if has_level else NO_LEVEL)


def test_a_section_is_nothing_that_nobody_says_of_it():
    plain = PageSection(Zone.UNKNOWN)
    flags = ("is_weak", "is_full", "is_double", "is_brief", "is_item", "is_sum", "is_early", "is_of_one_partner")
    assert not any(getattr(plain, name) for name in flags)
