from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.lexicon import Lexicon
from pipeline.model import FieldValue, IssueCode, Look, Picture, Record, Resource
from pipeline.render.passages import passage
from pipeline.render.sheet.pictures import Pictures, logo_flaws, pictures, resource
from pipeline.render.sheet.voices import LANGUAGES, Voices

Make = Callable[..., FieldValue]
MakeRecord = Callable[..., Record]

TITLE = passage("The floating school", "en")
MARK = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path d="M0 0h100v100H0z"/></svg>'


@pytest.fixture
def made(value: Make, record: MakeRecord, photograph: Callable[..., bytes]) -> Callable[..., Record]:
    """A record with these pictures, of which all but those called `missing` came with the page."""

    def make(*shown: Picture, text: str = "", url: str | None = None) -> Record:
        names = dict.fromkeys(one.src for one in shown if "missing" not in one.src)
        files = tuple(Resource(name, "image/jpeg", photograph(100 + at, 100)) for at, name in enumerate(names))
        return record(*(value("images", "en", text, one) for one in shown), url=url, resources=files)

    return make


@pytest.fixture
def shown(lexicon: Lexicon, look: Look) -> Callable[[Record], Pictures]:
    return lambda one: pictures(one, look, Voices(LANGUAGES["en"], lexicon), TITLE)


def test_four_pictures_are_printed_each_once_and_the_others_are_issues(
    made: Callable[..., Record], shown: Callable[[Record], Pictures]
) -> None:
    one = made(*(Picture(f"{name}.jpg") for name in ("missing", "a", "a", "b", "c", "d", "e")))
    found = shown(one)
    assert [figure.name for figure in found.figures] == ["a.jpg", "b.jpg", "c.jpg", "d.jpg"]
    assert [resource.name for resource in found.resources] == ["a.jpg", "b.jpg", "c.jpg", "d.jpg"]
    assert [issue.code for issue in found.issues] == [IssueCode.UNUSABLE_IMAGE] * 2
    assert ["missing.jpg" in found.issues[0].message, "e.jpg" in found.issues[1].message] == [True, True]


@pytest.mark.parametrize(
    ("alt", "said"),
    [
        ("The boat at the pier", ("en", "The boat at the pier")),
        ("Η βάρκα", ("el", "Η βάρκα")),
        ("boat-02.jpg", ("en", "Picture from the practice's page: The floating school")),
        ("IMG_2041", ("en", "Picture from the practice's page: The floating school")),
        (" ", ("en", "Picture from the practice's page: The floating school")),
    ],
)
def test_a_picture_is_described_by_the_page_or_as_one_of_the_practice(
    alt: str, said: tuple[str, str], made: Callable[..., Record], shown: Callable[[Record], Pictures]
) -> None:
    (figure,) = shown(made(Picture("a.jpg", alt))).figures
    assert (figure.alt.lang, figure.alt.text) == said


@pytest.mark.parametrize(("credit", "said"), [("M. Nero", "Photo: M. Nero"), ("© M. Nero", "© M. Nero"), (" ", None)])
def test_a_credit_says_what_it_is(
    credit: str, said: str | None, made: Callable[..., Record], shown: Callable[[Record], Pictures]
) -> None:
    text = f"The boat.\n{credit}".strip()
    (figure,) = shown(made(Picture("a.jpg", "", "The boat.", credit), text=text)).figures
    assert [line.text for line in figure.captions] == ["The boat."]
    assert (figure.credit and figure.credit.text) == said


def test_a_picture_is_found_by_its_address_before_its_file_name(record: MakeRecord) -> None:
    one, other = (Resource(f"{folder}/boat one.jpg", "image/jpeg", b"") for folder in "ab")
    page = record(resources=(one, other))
    assert resource(page, "a/boat one.jpg") is one
    assert resource(page, "https://lake.example/c/boat%20one.jpg?size=2") is other
    assert resource(page, "https://lake.example/") is None
    assert resource(page, "https://[lake/boat one.jpg") is None


def test_a_page_without_an_address_has_no_code(
    made: Callable[..., Record], shown: Callable[[Record], Pictures]
) -> None:
    assert shown(made()).code is None
    found = shown(made(url="https://lake.example/"))
    assert found.code
    assert [one.name for one in found.resources] == [found.code.name]


def test_a_logo_that_cannot_be_printed_is_named_with_the_reason(look_of: Callable[..., Look]) -> None:
    broken = MARK.replace(b"</svg>", b"")
    look = look_of({"good.svg": MARK, "torn.svg": broken}, (("logo", "good.svg"), ("logo", "torn.svg")))
    ((file, reason),) = logo_flaws(look)
    assert file == "torn.svg"
    assert reason
