"""The pictures of a sheet: logos of the brand, figures of the page, the QR code of the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from pipeline.lexicon.sheet_words import sheet_words
from pipeline.messages import Message
from pipeline.model import FieldValue, Figure, Issue, IssueCode, Look, Passage, Picture, Record, Resource, Severity
from pipeline.render.passages import cut, joined, passage
from pipeline.render.sheet.coverage import fonts_of
from pipeline.render.sheet.drawings import DrawingError, dotted, is_drawing
from pipeline.render.sheet.funding import is_funded
from pipeline.render.sheet.images import fit, is_photograph
from pipeline.render.sheet.qr import code
from pipeline.render.sheet.voices import Voices
from pipeline.text.letters import is_greek

# So many pictures of a page are printed; the record names them all.
_MOST = 4

# An alternative text says nothing if it is a file's name.
_FILE_NAME = re.compile(r"[\w-]*\.\w{2,5}|(?:img|image|dsc|photo|εικόνα)[\W\d_]*", re.IGNORECASE)

# Files and descriptions of what is no picture of the practice.
_LOGO = re.compile(r"logo(?!p)|λογ[οό]τυπ|emblem|έμβλημα|icon|banner", re.IGNORECASE)

# A credit that says what it is needs no word before it.
_NAMES_CREDIT = re.compile(r"φωτο|πηγή|photo|credit|picture|image|source|copyright|©|\(c\)", re.IGNORECASE)

_LINE = re.compile(r"[^\n]+")

# A title is quoted in an alternative text up to here, so that a listener is not kept.
_QUOTED = 90


@dataclass(frozen=True, slots=True)
class Pictures:
    """The figures by their place on the sheet, and the resources that they name.

    `opening` is the photograph that stands in the head, `figures` are the others.
    The brand's logos stand at the head, or as `partners` in the funding line where there is one.
    """

    logos: tuple[Figure, ...]
    partners: tuple[Figure, ...]
    opening: Figure | None
    figures: tuple[Figure, ...]
    code: Figure | None
    resources: tuple[Resource, ...]
    issues: tuple[Issue, ...]


def pictures(record: Record, look: Look, voices: Voices, title: Passage) -> Pictures:
    """All pictures of a sheet; an issue for each of the page's that cannot be printed."""
    resources: dict[str, Resource] = {}
    brand = tuple(_logos(look, voices, resources))
    logos, partners = ((), brand) if is_funded(look) else (brand, ())
    figures, issues = _figures(record, voices, title, resources)
    opening = next((one for one in figures if _opens(one, record)), None)
    figures = tuple(one for one in figures if one is not opening)
    source_code = _code(record, voices, resources)
    return Pictures(logos, partners, opening, figures, source_code, tuple(resources.values()), issues)


def logo_flaws(look: Look) -> Iterator[tuple[str, str]]:
    """The files of the brand's logos that cannot be printed, each with the reason."""
    for file in _logo_files(look):
        try:
            _logo(file, look)
        except DrawingError as error:
            yield file, error.args[0]


def _logo_files(look: Look) -> list[str]:
    return [entry for key, entry in look.brand if key == "logo"]


def _logos(look: Look, voices: Voices, resources: dict[str, Resource]) -> Iterator[Figure]:
    said = dict(look.brand)
    brand = said.get("name", "")
    words = sheet_words(voices.lexicon, voices.languages[0])
    files = _logo_files(look)
    for file in files:
        resources[file] = Resource(file, *_logo(file, look))
        # Of several logos without words of their own only the files tell which is whose.
        name = (brand if len(files) == 1 else "") or file.rsplit("/", maxsplit=1)[-1].rsplit(".", maxsplit=1)[0]
        described = [(lang, said.get(f"alt_{lang}:{file}", "")) for lang in (*voices.languages, "el", "en")]
        lang, alt = next((one for one in described if one[1]), (words.lang, words.logo.format(name=name)))
        yield Figure(file, passage(alt, lang))


def _logo(file: str, look: Look) -> tuple[str, bytes]:
    """A logo of the look as a picture of (media type, bytes); DrawingError if it cannot be printed."""
    data = look.file(file)
    found = fit(dotted(data, fonts_of(look)) if is_drawing(file) else data)
    if not found:
        raise DrawingError(Message("render.picture-small"))
    return found


def _lack(picture: str, *, is_there: bool, has_room: bool) -> Message:
    """Why a picture is not printed."""
    if not is_there:
        return Message("render.picture-missing", picture=picture)
    if has_room:
        return Message("render.picture-unprintable", picture=picture)
    return Message("render.picture-too-many", picture=picture, most=_MOST)


def _figures(
    record: Record, voices: Voices, title: Passage, resources: dict[str, Resource]
) -> tuple[tuple[Figure, ...], tuple[Issue, ...]]:
    figures: list[Figure] = []
    issues: list[Issue] = []
    for value in record.of("images"):
        picture = value.value
        if not isinstance(picture, Picture):
            continue
        found = resource(record, picture.src)
        has_room = len(figures) < _MOST
        fitted = fit(found.data) if found and has_room else None
        if found is None or fitted is None:
            lack = _lack(f"{picture.src[-80:]!r}", is_there=found is not None, has_room=has_room)
            issues.append(Issue(IssueCode.UNUSABLE_IMAGE, Severity.INFO, lack, value.locator))
        elif found.name not in resources:
            resources[found.name] = Resource(found.name, *fitted)
            figures.append(_figure(found.name, picture, value, voices, title))
    return tuple(figures), tuple(issues)


def _opens(figure: Figure, record: Record) -> bool:
    """Whether a figure may stand in the head of the sheet."""
    if any(map(_LOGO.search, (figure.name, figure.alt.text))):
        return False
    return any(one.name == figure.name and is_photograph(one.data) for one in record.resources)


def _figure(name: str, picture: Picture, value: FieldValue, voices: Voices, title: Passage) -> Figure:
    """The picture with its caption and its credit in the page's words."""
    captions = _within(value, picture.caption)
    credit = joined(_within(value, picture.credit), " ") if picture.credit.strip() else None
    if credit and not _NAMES_CREDIT.search(credit.text):
        credit = joined((joined(voices.label("photo"), " · "), credit), ": ")
    return Figure(name, _alt(picture, value.lang, voices, title), captions, credit)


def _within(value: FieldValue, text: str) -> tuple[Passage, ...]:
    """Words of the picture as a passage a line, with the languages that the value's text has for them."""
    words = text.split()
    if not words:
        return ()
    found = re.search(r"\s+".join(map(re.escape, words)), value.text)
    if found is None:
        return (passage(" ".join(words), value.lang),)
    lines = (line for line in _LINE.finditer(value.text, *found.span()) if line[0].strip())
    return tuple(cut(value, *line.span()) for line in lines)


def resource(record: Record, src: str) -> Resource | None:
    """The image that came with the page under this address, by its whole name, else by its file name."""
    by_name = {one.name: one for one in record.resources}
    if src in by_name:
        return by_name[src]
    try:
        file = unquote(urlsplit(src).path).rsplit("/", 1)[-1]
    except ValueError:
        return None
    by_file = {one.name.rsplit("/", 1)[-1]: one for one in record.resources}
    return by_file.get(file) if file else None


def _alt(picture: Picture, lang: str, voices: Voices, title: Passage) -> Passage:
    """The page's alternative text if it says anything, else one that names the practice."""
    if picture.alt.strip() and not _FILE_NAME.fullmatch(picture.alt.strip()):
        # Nothing says in which language it is but its letters, and the words beside the picture.
        alt_lang = "el" if any(map(is_greek, picture.alt)) else "en" if lang == "el" else lang
        return passage(picture.alt.strip(), alt_lang)
    words = sheet_words(voices.lexicon, voices.languages[0])
    name = title.text if len(title.text) <= _QUOTED else title.text[:_QUOTED].rsplit(" ", 1)[0] + " …"
    return passage(words.picture.format(title=name), words.lang)


def _code(record: Record, voices: Voices, resources: dict[str, Resource]) -> Figure | None:
    name = "source-code.png"
    data = code(record.page.url or "")
    if not data:
        return None
    resources[name] = Resource(name, "image/png", data)
    words = sheet_words(voices.lexicon, voices.languages[0])
    return Figure(name, passage(words.code, words.lang))
