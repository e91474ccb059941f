"""What several tests of values need."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.lexicon import shipped
from pipeline.values.amounts import amounts
from pipeline.values.roles import roles
from pipeline.values.totals import settled


@pytest.fixture(scope="session")
def told() -> Callable[..., list[str]]:
    """The roles of the sums in a text under a label, `-` for none."""

    def roles_of(text: str, label: str = "") -> list[str]:
        sums = amounts(shipped()).all_in(text, is_about_money=True)
        readings = roles(shipped()).readings(text, sums, label)
        found = settled([(one.amount, reading) for one, reading in zip(sums, readings, strict=True)])
        return [amount.role.value if amount.role else "-" for amount in found]

    return roles_of
