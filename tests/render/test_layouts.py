"""The layout that suits a sheet, by how many pages it fills in those that are tried."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import ceil

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import FieldValue, Figure, Look, Pair, Record, Section, Sheet, Text
from pipeline.render.layouts import Layout, best, foreseen
from pipeline.render.passages import passage
from pipeline.render.sheet.compose import compose

ROOMY, PLAIN, CLOSE, WIDE = Layout

# What closer text takes of the room of plain text, and how much more roomier text takes, about.
SHARES = {ROOMY: 1.35, PLAIN: 1.0, CLOSE: 0.84, WIDE: 0.8}


@dataclass(frozen=True)
class Laid:
    layout: Layout
    filled: float

    @property
    def pages(self) -> int:
        return ceil(self.filled)


class Tries:
    """Lays a sheet out that fills so many pages of plain text, or what is said of a layout."""

    def __init__(self, filled: float, said: Mapping[Layout, float] | None = None) -> None:
        self.layouts: list[Layout] = []
        self._filled = {layout: filled * share for layout, share in SHARES.items()} | dict(said or {})

    def __call__(self, layout: Layout) -> Laid:
        self.layouts.append(layout)
        return Laid(layout, self._filled[layout])


@pytest.fixture
def long(records: Mapping[str, Record], lexicon: Lexicon, look: Look) -> Callable[..., Sheet]:
    """A sheet in one language that is foreseen to fill so many pages."""

    def made(pages: float, look: Look = look, pictures: int = 0) -> Sheet:
        sheet = compose(records["long"], lexicon, look, "en")

        def of(letters: int) -> Sheet:
            told = Text(passage("a" * letters, "en"))
            figures = (Figure("a.png", passage("A boat", "en")),) * pictures
            return replace(sheet, sections=(Section((), flows=(told, *figures)),))

        return of(round((pages - foreseen(of(0))) * 3_800))

    return made


@pytest.mark.parametrize(
    ("seen", "filled", "tried", "taken"),
    [
        pytest.param(0.6, 0.6, [ROOMY], ROOMY, id="less than a page"),
        pytest.param(0.6, 0.8, [ROOMY, PLAIN], PLAIN, id="less than foreseen"),
        pytest.param(0.9, 0.9, [PLAIN], PLAIN, id="a page"),
        pytest.param(0.9, 0.7, [PLAIN, ROOMY], ROOMY, id="less of a page than foreseen"),
        pytest.param(0.9, 1.1, [PLAIN, CLOSE], CLOSE, id="a few lines more than a page"),
        pytest.param(0.9, 1.24, [PLAIN, WIDE], WIDE, id="some lines more"),
        pytest.param(0.9, 1.4, [PLAIN, ROOMY], ROOMY, id="a second page that would be nearly empty"),
        pytest.param(1.1, 1.1, [CLOSE], CLOSE, id="a few lines more, as is foreseen"),
        pytest.param(1.1, 0.95, [CLOSE, PLAIN], PLAIN, id="not so many lines more"),
        pytest.param(1.1, 1.25, [CLOSE, ROOMY], ROOMY, id="more lines than are foreseen"),
        pytest.param(1.4, 1.36, [ROOMY], ROOMY, id="a second page that is half empty"),
        pytest.param(1.4, 1.2, [ROOMY, WIDE], WIDE, id="one that would hold a few lines"),
        pytest.param(1.4, 1.6, [ROOMY, PLAIN], PLAIN, id="one that is full"),
        pytest.param(1.7, 1.7, [PLAIN], PLAIN, id="two pages"),
        pytest.param(1.7, 2.2, [PLAIN, CLOSE], CLOSE, id="a few lines more than two"),
        pytest.param(1.7, 2.4, [PLAIN, WIDE], WIDE, id="some lines more than two"),
        pytest.param(1.7, 2.9, [PLAIN], PLAIN, id="three"),
        pytest.param(2.1, 2.5, [CLOSE, PLAIN], PLAIN, id="more than two whatever is tried"),
    ],
)
def test_a_sheet_is_laid_out_twice_at_most(
    seen: float, filled: float, tried: list[Layout], taken: Layout, long: Callable[..., Sheet]
) -> None:
    tries = Tries(filled)
    assert best(long(seen), tries).layout is taken
    assert tries.layouts == tried


def test_smaller_type_that_saves_no_page_is_not_taken(long: Callable[..., Sheet]) -> None:
    assert best(long(0.9), Tries(1.1, {CLOSE: 1.01})).layout is PLAIN
    assert best(long(1.1), Tries(1.1, {CLOSE: 1.01})).layout is ROOMY
    assert best(long(1.1), Tries(1.1, {CLOSE: 1.01, ROOMY: 2.01})).layout is CLOSE
    assert best(long(1.4), Tries(1.2, {WIDE: 1.01})).layout is ROOMY


def test_roomier_text_takes_no_page_more(long: Callable[..., Sheet]) -> None:
    assert best(long(0.9), Tries(0.7, {ROOMY: 1.01})).layout is PLAIN
    assert best(long(0.9), Tries(1.4, {ROOMY: 2.01})).layout is PLAIN


def test_two_pages_are_less_surely_foreseen_with_a_funding_line(long: Callable[..., Sheet], look: Look) -> None:
    tries = Tries(1.36)
    best(long(1.4, replace(look, brand=(*look.brand, ("fund", "Interreg")))), tries)
    assert tries.layouts == [PLAIN, ROOMY]


def test_the_whole_width_gains_too_little_beside_a_funding_line(long: Callable[..., Sheet], look: Look) -> None:
    tries = Tries(1.24)
    assert best(long(1.4, replace(look, brand=(*look.brand, ("fund", "Interreg")))), tries).layout is ROOMY
    assert tries.layouts == [PLAIN, ROOMY]


def test_pictures_that_stand_in_fewer_rows_let_more_fit_on_a_page(long: Callable[..., Sheet]) -> None:
    assert [best(long(0.9, pictures=count), Tries(1.3, {WIDE: 0.99})).layout for count in (1, 2)] == [ROOMY, WIDE]


def test_text_in_columns_gains_nothing_by_the_whole_width(
    records: Mapping[str, Record], lexicon: Lexicon, look: Look
) -> None:
    sheet = compose(records["both"], lexicon, look)
    pairs = tuple(part for section in sheet.sections for part in section.flows if isinstance(part, Pair))
    tries = Tries(2.4)
    best(replace(sheet, sections=(Section((), flows=pairs * 3),)), tries)
    assert WIDE not in tries.layouts


@pytest.mark.parametrize(
    ("size", "langs", "pages"), [(60, ("en",), 0.4), (3_400, ("en",), 1.3), (1_900, ("el", "en"), 1.2)]
)
def test_the_pages_that_plain_text_fills_are_foreseen_to_a_tenth(
    size: int,
    langs: tuple[str, ...],
    pages: float,
    value: Callable[..., FieldValue],
    record: Callable[..., Record],
    lexicon: Lexicon,
    look: Look,
) -> None:
    words = {"el": "λέξη και ", "en": "word and "}
    told = (value("description", lang, (words[lang] * size)[:size]) for lang in langs)
    assert foreseen(compose(record(*told), lexicon, look)) == pytest.approx(pages, abs=0.1)
