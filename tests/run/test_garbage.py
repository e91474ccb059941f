from __future__ import annotations

import gc

from pipeline.run.garbage import look_seldom


def test_rings_are_looked_for_after_more_objects_than_a_page_has() -> None:
    usual = gc.get_threshold()
    try:
        look_seldom()
        assert gc.get_threshold()[0] > 10_000
    finally:
        gc.set_threshold(*usual)
