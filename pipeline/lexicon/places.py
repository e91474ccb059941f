"""Countries (ISO 3166-1) and regions (NUTS) by name, as `places.toml` has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from pipeline.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Places:
    """`countries` maps an ISO code to its names, `regions` a NUTS code to its names, as written."""

    countries: Mapping[str, tuple[str, ...]]
    regions: Mapping[str, tuple[str, ...]]


@cache
def places(lexicon: Lexicon) -> Places:
    """The places that `lexicon` knows."""

    def rows(section: str) -> Mapping[str, tuple[str, ...]]:
        return MappingProxyType({code: tuple(names) for code, names in lexicon.table("places", section).items()})

    return Places(rows("countries"), rows("regions"))


def country_of(nuts: str) -> str:
    """The ISO 3166-1 code of a NUTS code's country: Eurostat writes EL and UK where ISO has GR and GB."""
    return {"EL": "GR", "UK": "GB"}.get(nuts[:2], nuts[:2])
