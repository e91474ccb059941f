import io
from collections.abc import Callable, Sequence

import pypdfium2 as pdfium
import pytest
import weasyprint

from pipeline.render.pdf.imposing import About, booklet, handouts, sides

ABOUT = About("Φόρουμ", "el", "practice-sheets:0123456789abcdef::packs/forum")


def numbered(count: int, size: str = "A4", name: str = "") -> bytes:
    """A PDF of so many pages, each with its number (from 1) after the name."""
    pages = "".join(f"<p>{name}{number}</p>" for number in range(1, count + 1))
    style = f"@page {{ size: {size}; margin: 30mm }} p {{ break-after: page; font-size: 40pt }}"
    return weasyprint.HTML(string=f"<style>{style}</style>{pages}").write_pdf()


def halves(data: bytes) -> list[tuple[str, str]]:
    """What stands at the left and at the right of each side of the paper, as it lies before a reader."""
    found = []
    document = pdfium.PdfDocument(data)
    for page in document:
        width, height = page.get_size()
        text = page.get_textpage()
        parts = ((0, width / 2), (width / 2, width))
        left, right = ("".join(text.get_text_bounded(a, 0, b, height).split()) for a, b in parts)
        found.append((left, right))
    document.close()
    return found


def folded(papers: Sequence[tuple[str, str]]) -> list[str]:
    """The pages of a booklet in the order in which they are read: papers are put into each other and folded."""
    pages = {}
    count = 2 * len(papers)
    for number, (left, right) in enumerate(papers):
        first, second = (count - 1 - number, number) if number % 2 == 0 else (number, count - 1 - number)
        pages[first], pages[second] = left, right
    return [pages[number] for number in range(count)]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 7, 8, 11, 40])
def test_a_booklet_folds_back_into_its_order_with_blanks_before_the_back_cover(count: int) -> None:
    read = folded(halves(booklet(numbered(count), ABOUT, is_small=True)))
    blanks = [""] * (-count % 4)
    inner = [str(number) for number in range(1, count + 1)]
    assert read == ([*inner[:-1], *blanks, inner[-1]] if count > 1 else [*inner, *blanks])
    assert len(read) % 4 == 0


def test_the_papers_of_a_booklet_are_as_large_as_two_of_its_pages() -> None:
    for is_small, size in ((True, (842, 595)), (False, (1191, 842))):
        document = pdfium.PdfDocument(booklet(numbered(4), ABOUT, is_small=is_small))
        assert [tuple(map(round, page.get_size())) for page in document] == [size] * 2
        document.close()


def test_inner_papers_move_towards_the_fold() -> None:
    def left_edge(data: bytes, paper: int) -> float:
        document = pdfium.PdfDocument(data)
        text = document[paper].get_textpage()
        found = min(text.get_charbox(at)[0] for at in range(text.count_chars()))
        document.close()
        return float(found)

    plain = booklet(numbered(12), ABOUT, is_small=False)
    crept = booklet(numbered(12), ABOUT, is_small=False, creep_mm=0.5)
    moved = [round((left_edge(crept, paper) - left_edge(plain, paper)) * 25.4 / 72, 2) for paper in (0, 2, 4)]
    assert moved == [0, 0.5, 1]


def test_blank_places_are_told_as_such() -> None:
    assert sides(5) == ((4, 0), (1, None), (None, 2), (3, None))
    assert all(len(sides(count)) == 2 * -(-count // 4) for count in range(1, 200))


@pytest.mark.parametrize("count", [1, 2, 3, 8, 13])
def test_behind_the_front_of_each_handout_is_its_back(count: int) -> None:
    files = [numbered(2, "A5", f"s{sheet}.") for sheet in range(1, count + 1)]
    papers = halves(handouts(files, ABOUT))
    cut: list[tuple[str, str]] = []
    for front, back in zip(papers[::2], papers[1::2], strict=True):
        # Turned over its long edge, a paper keeps its left at the left.
        cut += [(front[0], back[0]), (front[1], back[1])]
    expected = [(f"s{sheet}.1", f"s{sheet}.2") for sheet in range(1, count + 1)]
    assert cut == expected + [("", "")] * (count % 2)


def test_a_handout_of_one_page_has_an_empty_back_and_one_of_three_a_second_leaf() -> None:
    papers = halves(handouts([numbered(1, "A5", "a"), numbered(3, "A5", "b")], ABOUT))
    assert papers == [("a1", "b1"), ("", "b2"), ("b3", ""), ("", "")]


def test_the_same_pages_give_the_same_bytes() -> None:
    make: list[Callable[[], bytes]] = [
        lambda: booklet(numbered(5), ABOUT, is_small=True),
        lambda: handouts([numbered(2, "A5")], ABOUT),
    ]
    assert all(one() == one() for one in make)
    assert b"FlipShortEdge" in booklet(numbered(5), ABOUT, is_small=True)
    assert pdfium.PdfDocument(io.BytesIO(make[1]())).get_metadata_value("Title") == "Φόρουμ"
