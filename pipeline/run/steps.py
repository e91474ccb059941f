"""The steps in their order, for one page: read → split → extract → amend → compose → write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.amend import two_sides
from pipeline.extract.page.profile import concerns, sighted
from pipeline.messages import Message
from pipeline.model import (
    Bitext,
    Document,
    Issue,
    IssueCode,
    Kind,
    Page,
    PageResult,
    Record,
    Rendered,
    Resource,
    Severity,
    State,
)
from pipeline.record import as_dict
from pipeline.render import FORMATS
from pipeline.render.report.preview import sheet_picture
from pipeline.render.sheet.compose import Wishes, compose
from pipeline.run.brand_checks import funding_issues
from pipeline.run.document_cache import documents_of, read_and_keep
from pipeline.run.page_records import PageRecords, page_records
from pipeline.run.recipe import JSON, Recipe
from pipeline.run.summaries import summaries
from pipeline.run.withholding import formats_to_make
from pipeline.settings import Settings
from pipeline.split import split
from pipeline.store.lessons import lesson_hash
from pipeline.store.pictures import picture_name
from pipeline.text.json_text import json_text
from pipeline.text.repeating import joined


def bitexts(page: Page, resources: tuple[Resource, ...], recipe: Recipe) -> tuple[Bitext, ...]:
    """A page's documents (several if it is a list of pages), split into languages."""
    return tuple(_bitext(document, recipe) for document in documents_of(page, resources, recipe))


def _bitext(document: Document, recipe: Recipe) -> Bitext:
    return split(document, recipe.lexicon, recipe.settings.text_languages)


def records(page: Page, resources: tuple[Resource, ...], recipe: Recipe) -> tuple[Record, ...]:
    """The records of a page.

    A page's n-th practice, or a list's n-th page, has number `n`; the m-th practice of a list's n-th page, `n.m`.
    """
    return tuple(record for record, _ in records_with_text(page, resources, recipe))


def records_with_text(page: Page, resources: tuple[Resource, ...], recipe: Recipe) -> tuple[tuple[Record, str], ...]:
    """The records of a page, each with the text that its locators point into."""
    found = read_page(page, resources, recipe)
    return tuple(zip(found.amended.records, found.texts, strict=True))


def read_page(page: Page, resources: tuple[Resource, ...], recipe: Recipe) -> PageRecords:
    """A page's records as the page gives them and as people want them, and where each edit stands.

    PageError where the page, or what people wrote about it, cannot be read.
    """
    return page_records(bitexts(page, resources, recipe), recipe)


def fingerprints(page: Page, resources: tuple[Resource, ...], recipe: Recipe) -> tuple[str, str, str]:
    """Joined hashes for learning the page's site: of its blocks, of possible labels, and of lessons that concern it.

    Hashes of the pages of a list are separated by spaces.
    """
    documents = read_and_keep(page, resources, recipe)
    blocks, labels = zip(*map(sighted, documents), strict=True) if documents else ((), ())
    lessons = recipe.teachings.of(page.site).lessons
    concerning = {
        lesson_hash(lesson) for lesson in lessons if any(concerns(lesson, document) for document in documents)
    }
    return " ".join(blocks), " ".join(labels), joined(concerning)


def build_page(page: Page, resources: tuple[Resource, ...], base: str, recipe: Recipe) -> PageResult:
    """Builds all files of a page. `base` is their name without extension, to which a practice's number is added."""
    known = read_page(page, resources, recipe)
    found = known.amended.records
    files: list[tuple[str, Rendered]] = []
    withheld = [_same_practice(known.same_as)] if known.same_as else []
    names = ["-".join([base, *record.number.split(".")]) if record.number else base for record in found]
    for name, record in zip(names, found, strict=True):
        if JSON in recipe.settings.formats:
            files.append((f"{name}.{JSON}", Rendered(record_json(record, indent=1))))
        formats = [one for one in recipe.settings.formats if one != JSON]
        if formats and (record.kind is Kind.PRACTICE or recipe.every_page) and not known.same_as:
            kept, why = formats_to_make(formats, record, recipe.settings, recipe.lexicon)
            withheld += why
            files += _sheet(record, name, kept, recipe) if kept else []
    issues = tuple(dict.fromkeys((*(issue for record in found for issue in record.issues), *withheld)))
    is_set_aside = all(record.kind is Kind.OTHER for record in found) and not recipe.every_page
    reason = next((issue.message for issue in issues if issue.code is IssueCode.NOT_A_PRACTICE), "")
    return PageResult(
        page.name,
        State.OTHER if is_set_aside else State.BUILT,
        tuple((name, rendered.data) for name, rendered in files),
        issues,
        reason=reason if is_set_aside else "",
        sha256=page.sha256,
        file_issues=tuple((name, rendered.issues) for name, rendered in files if rendered.issues),
        summaries=summaries(zip(names, found, strict=True), known.plain, known.amended),
    )


def _same_practice(page: str) -> Issue:
    return Issue(IssueCode.SAME_PRACTICE, Severity.INFO, Message("review.same-as", page=page))


def _sheet(record: Record, name: str, formats: Sequence[str], recipe: Recipe) -> list[tuple[str, Rendered]]:
    """The files of one sheet; each of them has the issues of the sheet as a whole."""
    settings = recipe.settings
    sheet = compose(two_sides(record), recipe.lexicon, recipe.look, settings.languages, wishes(settings))
    files = []
    for one in formats:
        rendered = FORMATS[one].write(sheet, recipe.look, recipe.lexicon)
        funding = funding_issues(f"{name}.{one}", rendered.data, recipe.look, recipe.lexicon)
        files.append((f"{name}.{one}", replace(rendered, issues=(*sheet.issues, *rendered.issues, *funding))))
        if one == "pdf" and (picture := sheet_picture(rendered.data)):
            files.append((picture_name(name), Rendered(picture)))
    return files


def sheet_pdf(record: Record, recipe: Recipe) -> bytes:
    """A practice's sheet as a PDF; SystemLibraryError where a library that PDFs need is missing."""
    return sheet_file(record, recipe, "pdf")


def sheet_file(record: Record, recipe: Recipe, name: str) -> bytes:
    """A practice's sheet in one format; SystemLibraryError where a library that it needs is missing."""
    settings = recipe.settings
    sheet = compose(two_sides(record), recipe.lexicon, recipe.look, settings.languages, wishes(settings))
    return FORMATS[name].write(sheet, recipe.look, recipe.lexicon).data


def wishes(settings: Settings) -> Wishes:
    """The settings' wishes for all sheets."""
    return Wishes(
        show_context=settings.context,
        max_letters=settings.limits.letters,
        has_map=settings.sheet.map,
        has_figures=settings.sheet.figures,
        marks_provisional=settings.provisional == "mark",
    )


def record_json(record: Record, indent: int | None = None) -> bytes:
    """A record as the contract's JSON, ending in a line feed."""
    return f"{json_text(as_dict(record), indent)}\n".encode(errors="replace")
