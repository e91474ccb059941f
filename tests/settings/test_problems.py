"""What settings know by name agrees with what there is."""

from __future__ import annotations

from pipeline.render import FORMATS as WRITTEN
from pipeline.run.recipe import JSON
from pipeline.settings import FORMATS, Settings


def test_the_formats_that_people_may_name_are_those_that_are_no_variants() -> None:
    assert set(FORMATS) == {name for name, one in WRITTEN.items() if not one.variant} | {JSON}
    assert set(Settings().formats) <= set(FORMATS)
