"""The weights of the scored choices, from `weights.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from pipeline.errors import ConfigurationError
from pipeline.lexicon import Lexicon
from pipeline.messages import Message


@cache
def weights(lexicon: Lexicon, choice: str) -> Mapping[str, float]:
    """The weights and margins of a choice by name; ConfigurationError names one that is not a number."""
    found = {}
    for name, value in lexicon.table("weights", choice).items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ConfigurationError(
                Message("lexicon.weight-no-number", choice=choice, name=name), Message("lexicon.weight-give")
            )
        found[name] = float(value)
    return MappingProxyType(found)
