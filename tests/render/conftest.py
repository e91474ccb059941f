"""Records made by hand, in prose of our own, and a reader of tagged PDF."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from typing import Any, NamedTuple

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest
from PIL import Image

from pipeline.lexicon import Lexicon
from pipeline.model import (
    Amount,
    Contact,
    Coverage,
    Date,
    FieldPair,
    FieldValue,
    Kind,
    Locator,
    Look,
    Page,
    Picture,
    Place,
    Record,
    Rendered,
    Resource,
    Run,
    TableRow,
    Value,
)
from pipeline.render import FORMATS
from pipeline.render.sheet.compose import compose

EL_PARAGRAPHS = (
    (
        "Το πλωτό σχολείο δένει κάθε Δευτέρα σε άλλο χωριό της λίμνης. Μαθητές και παππούδες μαζεύουν νερό, μετρούν τη "
        "θολότητα και γράφουν τα αποτελέσματα σε έναν πίνακα που κρέμεται στο καφενείο."
    ),
    (
        "Το πλήρωμα είναι δύο δασκάλες και ένας ψαράς. Όταν φυσά, το μάθημα γίνεται στην αποθήκη με τα δίχτυα, και "
        "κανείς δεν παραπονιέται."
    ),
)
EN_PARAGRAPHS = (
    (
        "The floating school ties up in another village of the lake every Monday. Pupils and grandparents draw water, "
        "measure how cloudy it is and write the results on a board that hangs in the café."
    ),
    (
        "The crew are two teachers and a fisherman. When the wind is up, lessons are held in the net store, and nobody "
        "complains."
    ),
)


def places(text: str, rows: tuple[tuple[str, ...], ...]) -> tuple[TableRow, ...]:
    """Where the cells of rows stand in a text that holds them line by line."""
    found = []
    at = 0
    for row in rows:
        at = text.index(" | ".join(row), at)
        ends = [at := at + len(cell) + 3 * (number > 0) for number, cell in enumerate(row)]
        found.append(tuple((end - len(cell), end) for end, cell in zip(ends, row, strict=True)))
    return tuple(found)


def value(
    field: str,
    lang: str,
    text: str,
    typed: Value = None,
    runs: tuple[Run, ...] = (),
    rows: tuple[tuple[str, ...], ...] = (),
    pairs: tuple[FieldPair, ...] = (),
) -> FieldValue:
    """A value that is wholly in one language unless `runs` say otherwise."""
    return FieldValue(
        field,
        lang,
        text,
        runs or (Run(0, len(text), lang),),
        Locator("p", 0, len(text)),
        "by-hand",
        typed,
        places(text, rows),
        pairs,
    )


def record(
    *values: FieldValue, url: str | None = None, fetched: str | None = None, resources: tuple[Resource, ...] = ()
) -> Record:
    """A record of a page named `lake/school.html`."""
    page = Page("lake/school", "lake/school.html", b"", sha256(b"").hexdigest(), url, fetched)
    return Record(page, Kind.PRACTICE, values, (), (), Coverage(0, 0, 0, 0, 0), "", resources)


def photograph(width: int = 640, height: int = 400) -> bytes:
    """A JPEG with a gradient."""
    out = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(out, "JPEG")
    return out.getvalue()


def short() -> Record:
    """Little more than a title, in English."""
    return record(
        value("title", "en", "A bench that lends umbrellas"),
        value("summary", "en", "Take one when it rains, hang it back when it is dry."),
    )


def greek_only() -> Record:
    """A municipal page without a word of English."""
    return record(
        value("title", "el", "Το πλωτό σχολείο της λίμνης"),
        value("summary", "el", "Μια βάρκα που διδάσκει φυσική σε οκτώ χωριά."),
        value("description", "el", "\n\n".join(EL_PARAGRAPHS)),
        value("resources", "el", "- Επισκευή της βάρκας: 18.400 €\n  - μηχανή: 9.000 €\n- Καύσιμα: 2.150 €"),
        value("transfer", "el", "Όπου υπάρχει νερό και μια βάρκα που περισσεύει."),
        value("institution", "el", "Δήμος Παραλίμνιων Χωριών"),
        value("start_date", "el", "Σεπτέμβριος 2019", Date("2019-09")),
        value("contact", "el", "Γραφείο βάρκας, barka@limni.example", Contact(email="barka@limni.example")),
        url="https://limni.example/plotó-σχολείο",
        fetched="2026-02-17",
    )


def both() -> Record:
    """Greek and English side by side, with pairs, facts of all kinds, a list, a table, a picture and English alone."""
    greek, english = "\n\n".join(EL_PARAGRAPHS), "\n\n".join(EN_PARAGRAPHS)
    pairs = (
        FieldPair(0, len(EL_PARAGRAPHS[0]), 0, len(EN_PARAGRAPHS[0])),
        FieldPair(greek.index("Το πλήρωμα"), len(greek), english.index("The crew"), len(english)),
    )
    mixed = "Τα όργανα αγοράστηκαν από την εταιρεία Clear Water Tools και κοστίζουν 3.200 €."
    at = mixed.index("Clear")
    runs = (Run(0, at, "el"), Run(at, at + 17, "en"), Run(at + 17, len(mixed), "el"))
    return record(
        value("title", "el", "Το πλωτό σχολείο της λίμνης"),
        value("title", "en", "The floating school of the lake"),
        value("project", "el", "WAVES4ALL"),
        value("summary", "el", "Μια βάρκα που διδάσκει φυσική σε οκτώ χωριά."),
        value("summary", "en", "A boat that teaches science in eight villages."),
        value("description", "el", greek, pairs=pairs),
        value("description", "en", english, pairs=pairs),
        value("resources", "el", mixed, runs=runs),
        value("resources", "en", "- Repairs of the boat: €18,400\n- Fuel for a year: €2,150"),
        value(
            "evidence",
            "en",
            "Pupils on board:\n\nYear | Pupils\n2019 | 212\n2020 | 87\n\nMore at https://lake.example/figures.",
            rows=(("Year", "Pupils"), ("2019", "212"), ("2020", "87")),
        ),
        value("project_about", "el", "Το έργο WAVES4ALL φέρνει τα σχολεία κοντά στο νερό."),
        value("institution", "el", "Δήμος Παραλίμνιων Χωριών"),
        value("institution", "en", "Municipality of the Lakeside Villages"),
        value("location", "el", "Ελλάδα, Δυτική Μακεδονία", Place("GR", "Δυτική Μακεδονία", "EL53")),
        value("start_date", "el", "Σεπτέμβριος 2019", Date("2019-09")),
        value("end_date", "el", "..", Date("..")),
        value("amounts", "en", "€18,400", Amount("18400", "EUR")),
        value("amounts", "en", "€2,150", Amount("2150", "EUR")),
        value("contact", "en", "Boat office, boat@lake.example", Contact(email="boat@lake.example")),
        value("links", "zxx", "https://lake.example/film"),
        value("links", "zxx", "https://lake.example/figures"),
        value("hashtags", "zxx", "#WAVES4ALL"),
        value("hashtags", "el", "#λίμνη"),
        value("images", "el", "", Picture("https://lake.example/boat.jpg", "Η βάρκα δεμένη στο μόλο")),
        url="https://lake.example/good-practices/floating-school",
        fetched="2026-02-17T09:30:00Z",
        resources=(Resource("https://lake.example/boat.jpg", "image/jpeg", photograph()),),
    )


def long(times: int = 12) -> Record:
    """More than two pages can hold."""
    greek, english = "\n\n".join(EL_PARAGRAPHS * times), "\n\n".join(EN_PARAGRAPHS * times)
    return record(
        value("title", "el", "Το μακρύ ημερολόγιο του πλωτού σχολείου"),
        value("title", "en", "The long log of the floating school"),
        value("description", "el", greek),
        value("description", "en", english),
        value("transfer", "en", english),
    )


@pytest.fixture(scope="session")
def records() -> Mapping[str, Record]:
    """The sample records by name."""
    return {"short": short(), "greek_only": greek_only(), "both": both(), "long": long()}


@pytest.fixture(scope="session")
def made(look: Look, lexicon: Lexicon, records: Mapping[str, Record]) -> Callable[[str, str], Rendered]:
    """A sample in a format, such as `a5.pdf`, made once."""

    @cache
    def of(one: str, name: str) -> Rendered:
        return FORMATS[one].write(compose(records[name], lexicon, look), look, lexicon)

    return of


@pytest.fixture(scope="session", name="value")
def _value() -> Callable[..., FieldValue]:
    return value


@pytest.fixture(scope="session", name="record")
def _record() -> Callable[..., Record]:
    return record


@pytest.fixture(scope="session", name="photograph")
def _photograph() -> Callable[..., bytes]:
    return photograph


@pytest.fixture(scope="session")
def look_of(look: Look) -> Callable[..., Look]:
    """The shipped look with another brand or overflow, or with files replaced (`{"sheet.css": b"…"}`)."""

    def changed(
        files: Mapping[str, bytes] | None = None, brand: tuple[tuple[str, str], ...] = (), overflow: str = "grow"
    ) -> Look:
        all_files = tuple(sorted({**dict(look.files), **(files or {})}.items()))
        return Look(all_files, sha256(repr((all_files, brand, overflow)).encode()).hexdigest(), brand, overflow)

    return changed


class Tagged(NamedTuple):
    """A stretch of a PDF's text in the order of its tags: the roles above it, outermost first, and its language."""

    roles: tuple[str, ...]
    lang: str
    text: str


class TaggedPdf(NamedTuple):
    """A PDF as a screen reader meets it; `untagged` is what stands outside the tags and is no artifact."""

    stretches: tuple[Tagged, ...]
    figures: tuple[str, ...]
    links: tuple[str, ...]
    untagged: str

    @property
    def text(self) -> str:
        """All words, blocks parted by blanks."""
        return " ".join(" ".join(one.text for one in self.stretches).split())


@pytest.fixture(scope="session")
def read_tags() -> Callable[[bytes], TaggedPdf]:
    """Reads a PDF by its structure tree."""
    return _read_tags


def _read_tags(data: bytes) -> TaggedPdf:
    marked = _marked_text(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        stretches: list[Tagged] = []
        figures: list[str] = []
        links: list[str] = []
        seen: set[tuple[int, int]] = set()

        def walk(tag: Any, roles: tuple[str, ...], lang: str, page: int) -> None:
            roles = (*roles, str(tag.S)[1:])
            lang = str(tag.get("/Lang", lang))
            page = pages[tag.Pg.objgen] if "/Pg" in tag else page
            if roles[-1] == "Figure":
                figures.append(str(tag.get("/Alt", "")))
            kids = tag.get("/K", [])
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                if isinstance(kid, int) or "/MCID" in kid:
                    place = (page, kid) if isinstance(kid, int) else (pages[kid.Pg.objgen], int(kid.MCID))
                    seen.add(place)
                    stretches.append(Tagged(roles, lang, marked.get(place, "")))
                elif "/S" in kid:
                    walk(kid, roles, lang, page)
                elif "/Obj" in kid:
                    links.append(str(kid.Obj.get("/Contents", "")))

        for kid in pdf.Root.StructTreeRoot.K:
            walk(kid, (), str(pdf.Root.Lang), 0)
    rest = "".join(text for place, text in sorted(marked.items()) if place not in seen and place[1] >= 0)
    return TaggedPdf(tuple(one for one in stretches if one.text), tuple(figures), tuple(links), rest)


def _marked_text(data: bytes) -> dict[tuple[int, int], str]:
    """The text by page and number of its marked content; artifacts have the number -1."""
    found: dict[tuple[int, int], str] = {}
    document = pdfium.PdfDocument(data)
    try:
        for number in range(len(document)):
            page = document[number]
            words = page.get_textpage()
            for index in range(pdfium_c.FPDFPage_CountObjects(page.raw)):
                shape = pdfium_c.FPDFPage_GetObject(page.raw, index)
                if pdfium_c.FPDFPageObj_GetType(shape) == pdfium_c.FPDF_PAGEOBJ_TEXT:
                    place = (number, pdfium_c.FPDFPageObj_GetMarkedContentID(shape))
                    found[place] = found.get(place, "") + _text_of(shape, words)
            words.close()
            page.close()
    finally:
        document.close()
    return found


def _text_of(shape: Any, words: Any) -> str:
    size = pdfium_c.FPDFTextObj_GetText(shape, words.raw, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium_c.FPDFTextObj_GetText(shape, words.raw, ctypes.cast(buffer, ctypes.POINTER(pdfium_c.FPDF_WCHAR)), size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")
