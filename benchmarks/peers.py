"""Other ways to the same files, on the same pages, each as its users call it. One that is not installed is skipped."""

from __future__ import annotations

import io
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from benchmarks import corpus, runs
from benchmarks.measure import Cost, Row, cost_of, cost_of_command, median, times
from benchmarks.sample import Sample, sample
from pipeline.render.docx import write_docx
from pipeline.render.html.writer import markup
from pipeline.render.walk import passages

# Takes the page of that number all the way; None where the peer is not installed.
Run = Callable[[int], Cost] | None

# Pages that each peer takes, pages of each of our runs between, and so many runs.
_PAGES, _RUN, _RUNS = 5, 100, 3

OURS = "ours, page to PDF + DOCX + JSON"
WEASYPRINT = "weasyprint's command, sheet's HTML to PDF"
PANDOC_DOCX = "pandoc, page to DOCX"
PANDOC_PDF = "pandoc through weasyprint, page to PDF"

_COMMAND = str(Path(sys.executable).with_name("weasyprint"))


def costs() -> dict[str, Cost | None]:
    """The median cost of a page for us and for each peer, a page of each in turn; None if it is not installed."""
    with tempfile.TemporaryDirectory(prefix="sheets-bench-") as made, runs.folder(_RUN) as ours:
        place = Path(made)
        corpus.write(place / "pages", _PAGES)
        pages = sorted((place / "pages").rglob("*.html"))
        samples = [sample(page) for page in pages]
        sheets = [written(place / str(number), one) for number, one in enumerate(samples)]
        peers = {OURS: lambda _: _page_of(runs.build(ours, "--force")), **_peers(place, pages, sheets, samples)}
        found: dict[str, list[Cost]] = {name: [] for name in peers}
        for number in range(_PAGES):
            for name, run in peers.items():
                # What a program does at its first start on a machine does not count.
                if run and number == 0 and name != OURS:
                    run(number)
                if run and (name != OURS or number < _RUNS):
                    found[name].append(run(number))
    return {name: median(all_costs) if all_costs else None for name, all_costs in found.items()}


def rows(found: Mapping[str, Cost | None]) -> Iterator[Row]:
    """A row a way, and how ours compares."""
    for name, cost in found.items():
        yield times(name, cost) if cost else Row(name, None, "skipped: not installed")
    ours, command, pdf, word = (found[name] for name in (OURS, WEASYPRINT, PANDOC_PDF, PANDOC_DOCX))
    if ours and command:
        yield Row("a page, three files, against weasyprint's command", ours.cpu / command.cpu, "x", "≤ 0.15", "≤ 0.11")
    if ours and pdf and word:
        yield Row("CPU of pandoc's PDF and DOCX against ours", (pdf.cpu + word.cpu) / ours.cpu, "x")
        # As each is run: a command a page there, one for all pages and processors here.
        yield Row(
            "times faster than pandoc's PDF and DOCX, wall", (pdf.wall + word.wall) / ours.wall, "x", "≥ 6", "≥ 12"
        )


def _page_of(run: Cost) -> Cost:
    return Cost(run.cpu / _RUN, run.wall / _RUN)


def written(place: Path, one: Sample) -> Path:
    """The sheet as the HTML that our PDF is set from, with its files, and as the Word document, beside each other."""
    look, lexicon = one.recipe.look, one.recipe.lexicon
    for name, data in (*look.files, *((resource.name, resource.data) for resource in one.sheet.resources)):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data)
    html = markup(one.sheet, look, lexicon, 1, str).replace(
        "</head>", '<link rel="stylesheet" href="sheet.css"></head>'
    )
    (place / "made.html").write_text(html, encoding="utf-8")
    (place / "made.docx").write_bytes(write_docx(one.sheet, look, lexicon).data)
    return place / "made.html"


def _peers(folder: Path, pages: list[Path], sheets: list[Path], samples: list[Sample]) -> dict[str, Run]:
    office, pandoc = _found("soffice"), _pandoc()
    chromium = _found("chromium") or _found("chromium-browser") or _found("google-chrome")
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"

    def command(program: str | None, words: Callable[[int], list[str | Path]]) -> Run:
        return (lambda number: cost_of_command([program, *words(number)], folder)) if program else None

    variant = ["--pdf-variant", "pdf/a-2a"]
    return {
        WEASYPRINT: command(_COMMAND, lambda n: [*variant, sheets[n], "out.pdf"]),
        PANDOC_DOCX: command(pandoc, lambda n: [pages[n], "-o", "out.docx"]),
        PANDOC_PDF: command(pandoc, lambda n: [pages[n], "-o", "out.pdf", f"--pdf-engine={_COMMAND}"]),
        "LibreOffice, our DOCX to PDF": command(
            office, lambda n: [profile, "--headless", "--convert-to", "pdf", sheets[n].with_suffix(".docx")]
        ),
        "Chromium, sheet's HTML to PDF": command(
            chromium, lambda n: ["--headless", "--no-sandbox", "--print-to-pdf=out.pdf", sheets[n]]
        ),
        "docxtpl in a warm process, words to DOCX": _docxtpl(samples) if find_spec("docxtpl") else None,
        "Typst in a warm process, words to PDF": _typst(samples) if find_spec("typst") else None,
    }


def _found(program: str) -> str | None:
    return shutil.which(program)


def _pandoc() -> str | None:
    return str(import_module("pypandoc").get_pandoc_path()) if find_spec("pypandoc") else _found("pandoc")


def _docxtpl(samples: list[Sample]) -> Run:
    """A heading and paragraphs on python-docx's template: without our lists, boxes, links and languages."""
    docx, docxtpl = import_module("docx"), import_module("docxtpl")
    template = docx.Document()
    for text in ("{{ title }}", "{%p for line in lines %}", "{{ line }}", "{%p endfor %}"):
        template.add_paragraph(text)
    kept = io.BytesIO()
    template.save(kept)

    def fill(number: int) -> None:
        filled = docxtpl.DocxTemplate(io.BytesIO(kept.getvalue()))
        filled.render({"title": samples[number].sheet.title, "lines": _lines(samples[number])}, autoescape=True)
        filled.save(io.BytesIO())

    return lambda number: cost_of(lambda: fill(number))


def _typst(samples: list[Sample]) -> Run:
    """A heading and paragraphs, tagged for PDF/UA-1: without our lists, boxes, links, pictures and languages."""
    typst = import_module("typst")

    def set_in_type(number: int) -> None:
        # A Typst string knows the escapes of a JSON one that has no \u.
        words = [
            json.dumps(line, ensure_ascii=False) for line in (samples[number].sheet.title, *_lines(samples[number]))
        ]
        source = "\n".join([f"#set document(title: {words[0]})", *(f"#par(text({line}))" for line in words)])
        typst.compile(source.encode(), pdf_standards="ua-1")

    return lambda number: cost_of(lambda: set_in_type(number))


def _lines(one: Sample) -> list[str]:
    return [passage.text for passage in passages(one.sheet)]
