"""Where pages with known answers lie. None of them is part of the project; what is not there is left out.

SHARED/pages, SHARED/zoo            <case>/page.<ext> + gold.json, in the form that SHARED/pages/score.py tells
SHARED/cases/realpages              <case>.<ext> + <case>.right.json, one fault each
SHARED/real/{titles,furniture}      real pages of the web with their own scorers
JUDGED/{dev,held}/{text,poured}     real practices, as text and poured into layouts, in the form of SHARED/pages
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Nobody looks at single misses in these before a release: they are told as sums only.
HELD = ("held text", "held poured")

# Pages that bring markup: what is guessed there says how sure it is. Of bare text all that no label gave is unsure.
WITH_MARKUP = ("poured", "held poured", "zoo", "pages")


@dataclass(frozen=True, slots=True)
class Case:
    """A page and what is to be found in it."""

    name: str
    page: Path
    gold: Mapping[str, Any]

    @property
    def is_practice(self) -> bool:
        """Whether the page describes a practice, or several."""
        return "practices" in self.gold or self.gold.get("kind", "practice") == "practice"


def corpora(judged: Path, shared: Path) -> dict[str, list[Case]]:
    """The cases of each corpus that is there, by its name."""
    places = {
        "text": judged / "dev/text",
        "poured": judged / "dev/poured",
        "held text": judged / "held/text",
        "held poured": judged / "held/poured",
        "zoo": shared / "zoo",
        "pages": shared / "pages",
    }
    found = {name: list(map(_case, sorted(place.glob("*/gold.json")))) for name, place in places.items()}
    return {name: cases for name, cases in found.items() if cases}


def _case(gold: Path) -> Case:
    (page,) = gold.parent.glob("page.*")
    return Case(gold.parent.name, page, json.loads(gold.read_text("utf-8")))


def small_cases(shared: Path) -> list[Case]:
    """The inputs of one fault each. Their right answers are told to people, in a form of their own."""
    return [
        Case(page.stem, page, json.loads(right.read_text("utf-8")))
        for right in sorted((shared / "cases/realpages").glob("*.right.json"))
        for page in sorted(right.parent.glob(right.name.removesuffix(".right.json") + ".[!r]*"))
    ]
