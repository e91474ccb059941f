from __future__ import annotations

from collections.abc import Callable

from pipeline.exchange import tmx
from pipeline.exchange.unit import Unit


def test_a_memory_is_read_by_language_whatever_the_country(hard: Callable[..., tuple[Unit, ...]]) -> None:
    data = b"""<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header/><body>
    <tu><tuv xml:lang="EL-gr"><seg>\xce\x88<bpt i="1">&lt;b&gt;</bpt>\xce\xbd\xce\xb1</seg></tuv>
    <tuv lang="en-GB"><seg>One</seg></tuv></tu>
    <tu><tuv xml:lang="el"><seg> </seg></tuv></tu></body></tmx>"""
    first, second = tmx.pairs(data)
    assert first["en"] == "One"
    assert second == {}


def test_units_without_a_translation_have_one_language(hard: Callable[..., tuple[Unit, ...]]) -> None:
    data = tmx.write((*hard()[:1], *hard(lambda _: "Said")[1:2]))
    assert [sorted(pair) for pair in tmx.pairs(data)] == [["el"], ["el", "en"]]
