"""What settings know by name agrees with what there is."""

from __future__ import annotations

from pipeline.render import FORMATS
from pipeline.run.recipe import JSON
from pipeline.settings import FORMAT_NAMES, Settings


def test_the_formats_that_people_may_name_are_those_that_are_no_variants() -> None:
    assert set(FORMAT_NAMES) == {name for name, one in FORMATS.items() if not one.variant} | {JSON}
    assert set(Settings().formats) <= set(FORMAT_NAMES)
