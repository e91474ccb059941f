"""What tests of choosing share."""

import pytest


@pytest.fixture
def signs(record):
    """The signs of a page's kind."""
    return lambda page: dict(next(one for one in record(page).choices if one.subject == "kind").candidates[0].features)
