"""What the writers gain by what they keep and by what they leave out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from functools import partial
from itertools import count

import docx

from benchmarks import fonts
from benchmarks.measure import Row, cpu_ms
from benchmarks.sample import Sample
from benchmarks.swaps import weasyprints_own
from pipeline.model import Look
from pipeline.render import FORMATS
from pipeline.render.docx.template import TEMPLATE
from pipeline.render.pdf.press import press


def rows(sample: Sample) -> Iterator[Row]:
    """PDF and DOCX against the ways that come first to mind, and the size of a PDF."""
    sheet, lexicon, look = sample.sheet, sample.recipe.lexicon, sample.recipe.look
    pdf, word = FORMATS["pdf"].write, FORMATS["docx"].write
    yield from _pdf_rows(sample)
    yield _kept_row(sample)
    yield _quick_row(sample)
    default = _with(look, {TEMPLATE: _on_default_template(look.file(TEMPLATE))})
    found = cpu_ms({"ours": lambda: word(sheet, look, lexicon), "default": lambda: word(sheet, default, lexicon)})
    yield Row("DOCX on python-docx's default template", found["default"], "ms CPU")
    yield Row("DOCX on our template against that", found["ours"] / found["default"], "x", "≤ 0.60", "≤ 0.40")
    size = len(pdf(sheet, look, lexicon).data) / 1000
    yield Row("PDF of the sample's sheet, without photos", size, "KB", "≤ 80", "≤ 50")


def _pdf_rows(sample: Sample) -> Iterator[Row]:
    originals = fonts.originals()
    if not originals:
        yield Row("PDF with whole fonts, nothing kept", None, "skipped: npm, which fetches the fonts, is not here")
        return
    sheet, lexicon, look = sample.sheet, sample.recipe.lexicon, sample.recipe.look
    whole = _with(look, originals)

    numbers = count()

    def afresh() -> None:
        # What is kept is kept by a look's digest.
        FORMATS["pdf"].write(sheet, replace(whole, digest=f"{next(numbers)}"), lexicon)

    def ours() -> None:
        FORMATS["pdf"].write(sheet, look, lexicon)

    found = cpu_ms({"whole": afresh, "ours": ours})
    yield Row("PDF with whole fonts, nothing kept", found["whole"], "ms CPU")
    yield Row("PDF with ours against that", found["ours"] / found["whole"], "x", "≤ 0.85", "≤ 0.72")


def _kept_row(sample: Sample) -> Row:
    """What the computed styles that are kept save."""
    kept = press(sample.recipe.look).kept

    def write(*, is_safe: bool) -> None:
        kept.is_safe = is_safe
        FORMATS["pdf"].write(sample.sheet, sample.recipe.look, sample.recipe.lexicon)

    found = cpu_ms({"kept": partial(write, is_safe=True), "anew": partial(write, is_safe=False)})
    kept.is_safe = True
    return Row("PDF with styles kept against computing them anew", found["kept"] / found["anew"], "x", "≤ 0.92")


def _quick_row(sample: Sample) -> Row:
    """What the functions save that stand in the place of WeasyPrint's own."""

    def ours() -> None:
        FORMATS["pdf"].write(sample.sheet, sample.recipe.look, sample.recipe.lexicon)

    def own() -> None:
        with weasyprints_own():
            ours()

    found = cpu_ms({"ours": ours, "own": own})
    return Row("PDF with our functions against WeasyPrint's own", found["ours"] / found["own"], "x", "≤ 0.95")


def _with(look: Look, files: dict[str, bytes]) -> Look:
    return replace(look, files=tuple((name, files.get(name, data)) for name, data in look.files))


def _on_default_template(template: bytes) -> bytes:
    """python-docx's own template with our styles and numbering added to all that it has."""
    default, ours = docx.Document(), docx.Document(io.BytesIO(template))
    known = {style.style_id for style in default.styles}
    for style in ours.styles:
        if style.style_id in known:
            default.styles.element.remove(default.styles.element.get_by_id(style.style_id))
        default.styles.element.append(deepcopy(style.element))
    out = io.BytesIO()
    default.save(out)
    return out.getvalue()
