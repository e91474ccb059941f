from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

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


def test_units_come_back_by_their_ids_and_copies_where_they_are_wanted(hard: Callable[..., tuple[Unit, ...]]) -> None:
    (unit,) = hard(lambda _: "Said")[:1]
    (back,) = tmx.read(tmx.write([unit]))
    assert (back.id, back.source, back.target) == (str(unit.key), unit.source, "Said")
    untold = replace(unit, target="")
    assert [one.target for one in tmx.read(tmx.write([untold]))] == [""]
    assert [one.target for one in tmx.read(tmx.write([untold], copies=True))] == [unit.source]
