"""How often Python looks for rings of objects while pages are worked on."""

from __future__ import annotations

import gc


def look_seldom() -> None:
    """Every 50,000 new objects: pages leave hardly any rings, and the default, 700, costs 5 % of a run's time."""
    gc.set_threshold(50_000, 10, 10)
