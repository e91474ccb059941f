"""P11, P13: nothing that a page says becomes markup, a script, a link of another scheme, a field, a formula or a name."""

# ruff: noqa: E501 - payloads stand in one piece

from __future__ import annotations

import io
import json
import random
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.console import safe
from pipeline.lexicon import Lexicon
from pipeline.model import Coverage, FieldValue, Kind, Locator, Look, Page, Picture, Record, Run
from pipeline.render import FORMATS
from pipeline.render.links import safe_target
from pipeline.render.sheet.compose import compose
from pipeline.store.names import assign, folded

PAYLOADS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "</title><script>x</script>",
    "\"><iframe src=file:///etc/passwd>", "' onmouseover='x", "{{ 7 * 7 }}", "{% include '/etc/passwd' %}", "{# x #}",
    "${7*7} #{7*7} <%= 7*7 %>", "{{ ''.__class__.__mro__ }}", "javascript:alert(1)", "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>", "file:///etc/passwd", "vbscript:x", "smb://host/share", "\\\\host\\share",
    "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1+1)", "\t=1+1", "＝1+1", '=HYPERLINK("http://e.org","x")',
    'DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc"', "{ INCLUDETEXT \"/etc/passwd\" }", "MERGEFIELD x", "\\* MERGEFORMAT",
    "</w:t></w:r><w:r><w:instrText>DDE</w:instrText>", "]]><x/>", "<!ENTITY x SYSTEM 'file:///etc/passwd'>", "<?xml-stylesheet?>",
    "\x1b[31mred\x1b[0m", "\x1b]8;;http://e.org\x07x\x1b]8;;\x07", "\x9b31m", "a\rb\r\nfailed: good.html: forged",
    "\x00\x01\x08\x0b\x0c\x0e\x1f\x7f", "\u2028\u2029", "\u202eabc\u202c", "\ufeff\ufffe\uffff", "\U0001fffe", "\ufdd0",
    "@import url(file:///etc/passwd);", "</style><style>*{display:none}", "url(http://127.0.0.1:9/x)", "expression(1)",
    "/JS (app.alert(1)) /OpenAction", "%!PS", "endobj 1 0 obj <</S/JavaScript>>", ") Tj (x", "$(touch /tmp/x) `id`; rm -rf /",
    "../../../../etc/passwd", "%2e%2e%2f", "CON", "a" * 300, "%s%s%n", "%(name)s {name} {0}", "&lt;script&gt;", "&#x3c;b&#x3e;",
)  # fmt: skip
FIELDS = ("Location", "Main institution", "Start date", "Contact", "Project", "Theme", "Budget", "Hashtags")


def page(payload: str, *, escaped: bool) -> str:
    """A page with the payload in every text field, attribute and address that is read."""
    text = payload.replace("&", "&amp;").replace("<", "&lt;") if escaped else payload
    quoted = text.replace('"', "&quot;")
    facts = "".join(f"<p><b>{name}:</b> {text}</p>" for name in FIELDS)
    return (
        f'<!doctype html><html lang="{quoted}"><head><title>{text} | wheel</title><meta property="og:title" content="{quoted}">'
        f'<meta name="author" content="{quoted}"><link rel="canonical" href="{quoted}"></head><body><main><h1>{text} wheel</h1>'
        f"<h2>Detailed information</h2><p>{text} and the mill lends its wheel {text}</p>{facts}<ul><li>{text}</li></ul>"
        f'<p><a href="{quoted}">{text}</a> <img src="{quoted}" alt="{quoted}"></p><h2>Resources needed</h2><p>{text}</p>'
        f"<table><tr><td>{text}</td><td>{text}</td></tr></table><h3>{text}</h3><h2>Evidence of success</h2><p>{text}</p></main>"
    )


@pytest.mark.slow
def test_60_payloads_in_every_field_of_a_page_leave_all_formats_inert(beside_good: Any) -> None:
    pages = {
        f"{number:02}-{kind}.html": page(payload, escaped=kind == "text")
        for number, payload in enumerate(PAYLOADS)
        for kind in ("markup", "text")
    }
    outcome = beside_good(pages, "--formats", "pdf,docx,json,html", "--all")
    assert len(PAYLOADS) == 60
    assert {row["state"] for row in outcome.rows.values()} == {"built"}
    for file in sorted(outcome.output.glob("*.html")):
        text = file.read_text(encoding="utf-8").lower()
        body = text.partition("</style>")[2]
        # The report has a script of our own.
        for mark in (
            "<script>alert" if file.name == "report.html" else "<script",
            "<iframe",
            "<svg",
            "<object",
            "<embed",
            'javascript:alert(1)"',
            "onerror=alert(1)>",
        ):
            assert f"{mark}" not in body or mark[0] != "<", (file.name, mark)
        assert 'href="javascript' not in text
        assert 'href="data:' not in text
        assert 'href="file:' not in text
        assert "<title>49" not in text
    passwd = Path("/etc/passwd").read_bytes()[:20]
    assert not [file for file in outcome.output.iterdir() if file.is_file() and passwd in file.read_bytes()]
    assert "forged" not in "".join(line for line in outcome.stderr.splitlines() if line.startswith("failed: good"))


@pytest.mark.slow
def test_a_report_cannot_be_forged_by_a_pages_name(beside_good: Any) -> None:
    names = [
        "a\nfailed: good.html: forged.html",
        "\x1b[31mred.html",
        "\u202egpj.html",
        "<script>x<script>.html",
        "=1+1.html",
        "--force.html",
    ]
    outcome = beside_good(dict.fromkeys(names, page("wheel", escaped=True)))
    assert {row["state"] for row in outcome.rows.values()} == {"built"}
    assert sum(line.startswith("failed") for line in outcome.stderr.splitlines()) == 0


@settings(max_examples=300)
@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=300))
def test_no_text_can_write_a_control_to_a_terminal_or_forge_a_line(text: str) -> None:
    shown = safe(text)
    assert not [char for char in shown if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and char != "\t"]
    assert len(shown.splitlines()) <= 1


@settings(max_examples=1_000)
@given(st.one_of(st.text(alphabet=st.characters(exclude_categories=())), st.sampled_from(PAYLOADS)))
def test_only_http_https_and_mailto_are_ever_linked(address: str) -> None:
    target = safe_target(address)
    assert target == "" or target.lower().startswith(("http://", "https://", "mailto:"))
    assert not any(char.isspace() or unicodedata.category(char)[0] == "C" for char in target)


def _record(title: str, text: str) -> Record:
    def value(field: str, words: str, **typed: Any) -> FieldValue:
        return FieldValue(
            field, "en", words, (Run(0, len(words), "en"),) if words else (), Locator("p"), "by-hand", **typed
        )

    values = (
        value("title", title), value("description", text), value("contact", text), value("location", text),
        value("links", text), value("hashtags", text), value("project", text),
        value("images", text, value=Picture(text, text)),
    )  # fmt: skip
    page = Page("a/b", "a/b.html", b"", "0" * 64, url=text, fetched=text)
    return Record(page, Kind.PRACTICE, values, (), (), Coverage(0, 0, 0, 0, 0))


ODD = st.text(alphabet=st.characters(exclude_categories=("Cs",)), min_size=1, max_size=120).map(
    lambda text: "".join(char for char in text if char not in "\x00\x0b\x0c\ufffe\uffff" and not "\x01" <= char <= "\x08" and not "\x0e" <= char <= "\x1f")
)  # fmt: skip


def _holds(record: Record, lexicon: Lexicon, look: Look, *, written: bool) -> None:
    sheet = compose(record, lexicon, look)
    assert isinstance(json.dumps(str(sheet.sections)), str)
    if not written:
        return
    data = FORMATS["docx"].write(sheet, look, lexicon).data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"<w:fldSimple" not in package.read("word/document.xml")
        assert b"<w:instrText" not in package.read("word/document.xml")
    pdf = pypdf.PdfReader(io.BytesIO(FORMATS["pdf"].write(sheet, look, lexicon).data))
    assert len(pdf.pages) >= 1
    assert b"<script" not in FORMATS["html"].write(sheet, look, lexicon).data.partition(b"</style>")[2]


@pytest.mark.slow
def test_1000_random_titles_can_be_composed(lexicon: Lexicon, look: Look, soak: int) -> None:
    @settings(max_examples=1_000 * soak, suppress_health_check=list(HealthCheck), database=None)
    @given(ODD, ODD)
    def composed(title: str, text: str) -> None:
        _holds(_record(title or "x", text or "x"), lexicon, look, written=False)

    composed()


@pytest.mark.slow
def test_50_random_titles_can_be_written(lexicon: Lexicon, look: Look, soak: int) -> None:
    @settings(max_examples=50 * soak, suppress_health_check=list(HealthCheck), database=None)
    @given(st.one_of(ODD, st.sampled_from([one for one in PAYLOADS if one.isprintable()])))
    def written(title: str) -> None:
        _holds(_record(title or "x", title or "x"), lexicon, look, written=True)

    written()


def test_2000_generated_names_are_safe_unique_and_stable(tmp_path: Path) -> None:
    draw = random.Random(11)
    alphabet = ["a", "Z", "α", "Ώ", "é", "e\u0301", "ß", "İ", ".", "..", "-", "~", " ", "/", "\\", ":", "*", "\x1b", "\u202e", "\ue000",
                "con", "NUL", "com1", "manifest", "report", "index", "漢" * 50, "x" * 200, "🪁", "\u0301" * 100, "#", "%", "'", '"']  # fmt: skip
    paths = sorted(
        {"".join(draw.choice(alphabet) for _ in range(draw.randint(1, 8))).strip("/") or "x" for _ in range(6_000)}
    )
    paths = [path for path in paths if not any(part in {"", ".", ".."} for part in path.split("/"))][:2_000]
    names = assign(paths)
    assert len(paths) == len(names) == 2_000
    assert len({folded(name) for name in names.values()}) == 2_000
    assert names == assign(reversed(paths))
    for name in names.values():
        for part in name.split("/"):
            assert len(f"{part}-9999-9999.large.docx".encode()) <= 120
            assert unicodedata.is_normalized("NFC", part)
            assert not set(part) & set('<>:"\\|?*')
            assert part[0] not in "-~."
            assert part[-1] not in ". "
            assert part.isprintable()
            assert part.split(".")[0].casefold() not in {"con", "nul", "com1", "manifest", "report", "index"}
        assert (tmp_path / name).resolve().is_relative_to(tmp_path)
