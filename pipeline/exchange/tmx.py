"""TMX 1.4: pairs of sentences to and from translation memories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from pipeline.exchange.unit import ReturnedUnit, Unit
from pipeline.exchange.xml import XML, XmlElement, root, text, written
from pipeline.render.report.lacking import base_language


def write(found: Sequence[Unit], *, copies: bool = False) -> bytes:
    """The units, those without a target with their source alone; with `copies`, sources are filled in as targets."""
    top = etree.Element("tmx", {"version": "1.4"})
    head = {
        "creationtool": "practice-sheets",
        "creationtoolversion": "1",
        "segtype": "paragraph",
        "o-tmf": "practice-sheets",
        "adminlang": "en",
        "srclang": "*all*",
        "datatype": "plaintext",
    }
    etree.SubElement(top, "header", head)
    body = etree.SubElement(top, "body")
    for unit in found:
        one = etree.SubElement(body, "tu", {"tuid": str(unit.key), "srclang": unit.key.lang})
        _add(one, unit.key.lang, unit.source)
        if unit.target or copies:
            _add(one, unit.key.to, unit.target or unit.source)
    return written(top)


def _add(unit: XmlElement, lang: str, words: str) -> None:
    variant = etree.SubElement(unit, "tuv", {f"{XML}lang": lang})
    etree.SubElement(variant, "seg", {f"{XML}space": "preserve"}).text = words


def read(data: bytes) -> Iterator[ReturnedUnit]:
    """The units of a returned file, by id."""
    for unit in root(data).iter("tu"):
        words = _words(unit)
        lang = unit.get("srclang", "")
        others = [said for name, said in words.items() if name != lang]
        yield ReturnedUnit(unit.get("tuid", ""), words.get(lang), others[0] if others else "")


def pairs(data: bytes) -> Iterator[dict[str, str]]:
    """The sentences of a memory by language, without the country in the language tag."""
    for unit in root(data).iter("tu"):
        yield {base_language(name.lower()): said for name, said in _words(unit).items() if said.strip()}


def _words(unit: XmlElement) -> dict[str, str]:
    variants = unit.iter("tuv")
    return {one.get(f"{XML}lang") or one.get("lang") or "": text(one.find("seg")) for one in variants}
