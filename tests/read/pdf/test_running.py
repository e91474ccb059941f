"""Head and foot of printed pages, and what looks like it and is none."""

import pytest

BODY = "The mill grinds barley for the villages of the valley, and sells it."


def pages(*heads, foot=None, body=((50, 600, BODY),)):
    return [
        [head, *body, *([(50, 30, foot.format(at + 1, len(heads)))] if foot else [])] for at, head in enumerate(heads)
    ]


@pytest.mark.parametrize("foot", ["{0}", "Page {0} of {1}", "- {0} -", "Programme of the valley | {0}", "{0}/{1}"])
def test_page_numbers_are_set_aside_with_what_stands_beside_them(aside, foot):
    heads = [(50, 780, f"Practice {name}") for name in ("of the mill", "of the lane", "of the loom")]
    assert list(aside(*pages(*heads, foot=foot))) == [foot.format(number, 3) for number in (1, 2, 3)]


def test_what_repeats_at_one_height_at_the_top_is_a_head(aside):
    assert aside(*pages(*[(50, 780, "Good practices of the valley")] * 3)) == {
        "Good practices of the valley": "running header or footer"
    }


def test_heads_of_left_and_right_pages_differ(aside):
    heads = [(50, 780, "Good practices"), (350, 780, "Valley of mills")] * 5
    assert list(aside(*pages(*heads))) == ["Good practices", "Valley of mills"]


def test_what_repeats_at_other_heights_or_inside_the_page_is_content(aside):
    heads = [(50, 780 - 9 * at, "Status: finished") for at in range(4)]
    assert not aside(*pages(*heads, body=((50, 500, "Yearly figures"), (50, 470, BODY))))


@pytest.mark.parametrize("label", ["Description", "Budget: 48,500 euro", "Lead partner"])
def test_a_label_is_never_a_head(aside, label):
    assert not aside(*pages(*[(50, 780, label)] * 4))


def test_figures_that_count_nothing_are_content(aside):
    heads = [(50, 780, f"Sacks of flour: {number}") for number in (120, 310, 87, 240)]
    assert not aside(*pages(*heads))


def test_years_are_no_page_numbers(aside):
    assert not aside(*pages(*[(50, 780, f"Year {2021 + at}") for at in range(4)]))


def test_headings_that_count_are_no_page_numbers(aside):
    assert not aside(*pages(*[(50, 780, f"Good practice {at}", 16) for at in (1, 2, 3)]))


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        # Chromium and Edge, in English and in Greek.
        (["11/29/26, 3:54 AM", "A mill for barley"], ["https://mill.example/barley", "1/1"]),
        (["29/11/26, 3:54 μ.μ.", "A mill for barley"], ["https://mill.example/barley", "1/1"]),
        (["29.11.26, 15:54", "A mill for barley"], ["https://mill.example/barley", "1/1"]),
        # Firefox.
        (["A mill for barley", "https://mill.example/barley"], ["1 of 1", "29/11/26, 15:54"]),
    ],
)
def test_what_a_browser_prints_around_a_single_page_is_known_and_gives_its_address(document, pdf, head, foot):
    places = [*zip((30, 300), (785, 785), head, strict=True), *zip((30, 500), (12, 12), foot, strict=True)]
    drawing = [(x, y, _greek(words), 8, "F4") for x, y, words in places]
    read = document(pdf([*drawing, (50, 700, "A mill for barley", 18), (50, 660, BODY)], fonts=GREEK), "page.pdf")
    assert {block.text for block in read.blocks if block.boilerplate} == {*head, *foot}
    assert read.page.url == "https://mill.example/barley"
    assert read.metadata.url == "https://mill.example/barley"


# A font with the Greek letters that times of day are written with, in the place of two signs.
GREEK = (
    "/F1 <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>/F4 <</Type/Font/Subtype/Type1/BaseFont/Helvetica"
    "/Encoding<</Type/Encoding/BaseEncoding/WinAnsiEncoding/Differences[35/uni03BC]>>>>"
)


def _greek(words):
    return words.replace("μ", "#")


def test_a_path_on_somebodys_computer_is_no_address(document, pdf):
    head = [(30, 785, "11/29/26, 3:54 AM", 8), (30, 12, "file:///home/eleni/mill.html", 8), (500, 12, "1/1", 8)]
    read = document(pdf([*head, (50, 700, BODY)]), "page.pdf")
    assert read.page.url is None
    assert [block.text for block in read.blocks if not block.boilerplate] == [BODY]


def test_an_address_that_is_known_is_kept(document, pdf):
    head = [(30, 785, "11/29/26, 3:54 AM", 8), (30, 12, "https://cache.example/1", 8), (500, 12, "1/1", 8)]
    read = document(pdf([*head, (50, 700, BODY)]), "page.pdf", url="https://mill.example/")
    assert read.page.url == "https://mill.example/"


def test_a_date_alone_at_the_head_of_a_page_is_content(aside):
    assert not aside([(50, 780, "29/11/2026, 18:00"), (50, 700, BODY)])
