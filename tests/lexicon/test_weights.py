"""Weights of the scored choices."""

from __future__ import annotations

import pytest

from pipeline.errors import ConfigurationError
from pipeline.lexicon import Lexicon, extended
from pipeline.lexicon.weights import weights


def test_an_office_may_weigh_differently(lexicon: Lexicon) -> None:
    name = next(iter(weights(lexicon, "title")))
    own = extended(lexicon, {"weights.toml": f"[title]\n{name} = 7".encode()})
    assert weights(own, "title")[name] == 7.0
    assert weights(own, "title").keys() == weights(lexicon, "title").keys()


@pytest.mark.parametrize("value", ['"2"', "true", "[1]"])
def test_a_weight_that_is_no_number_is_named(lexicon: Lexicon, value: str) -> None:
    own = extended(lexicon, {"weights.toml": f"[title]\nheavy = {value}".encode()})
    with pytest.raises(ConfigurationError, match="heavy"):
        weights(own, "title")


def test_a_choice_without_weights_has_none(lexicon: Lexicon) -> None:
    assert not weights(lexicon, "no-such-choice")
