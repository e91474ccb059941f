"""The pictures of a practice have the page's words below them, which count as placed."""

import pytest

_PAGE = "<h1>T</h1><h2>Description</h2><p>Salt is gathered.</p>{picture}<h2>Results</h2><p>a</p>"
_FIGURE = "<figure><img src=a.jpg alt=Salt><figcaption>{words}</figcaption></figure>"


@pytest.mark.parametrize(
    ("words", "text", "caption", "credit"),
    [
        ("Salt at dusk", "Salt at dusk", "Salt at dusk", ""),
        ("Salt now. Photo: M. P.", "Salt now. Photo: M. P.", "Salt now.", "Photo: M. P."),
        ("© Town of Rachi", "© Town of Rachi", "", "© Town of Rachi"),
        ("<p>Αλάτι</p><p>Salt</p>", "Αλάτι\n\nSalt", "Αλάτι Salt", ""),
        ("Sa\u00adlt", "Salt", "Salt", ""),
    ],
)
def test_the_words_below_a_picture_are_its_own_and_no_part_of_a_text(record, words, text, caption, credit):
    made = record(_PAGE.format(picture=_FIGURE.format(words=words)))
    (image,) = made.of("images")
    assert (image.text, image.value.alt, image.value.caption, image.value.credit) == (text, "Salt", caption, credit)
    assert made.of("description")[0].text == "Salt is gathered."
    assert made.coverage.unplaced == 0


def test_words_on_top_of_a_figure_are_the_pictures_too(record):
    figure = "<figure><figcaption><p>Αλάτι</p><p>Salt</p></figcaption><img src=a.jpg alt=Salt></figure>"
    made = record(_PAGE.format(picture=figure))
    (image,) = made.of("images")
    assert (image.text, image.value.caption, made.coverage.unplaced) == ("Αλάτι\n\nSalt", "Αλάτι Salt", 0)


def test_the_words_below_a_picture_have_their_place_and_their_languages(record):
    picture = _FIGURE.format(words="Αλάτι στον ήλιο, της εταιρείας Clear Water Tools")
    (image,) = record(_PAGE.format(picture=picture)).of("images")
    assert image.locator.start is not None
    assert [run.lang for run in image.runs] == ["el", "en"]


def test_a_picture_without_words_below_it_is_told_by_what_stands_in_its_place(record):
    (image,) = record(_PAGE.format(picture="<img src=up/a.jpg alt='A pan'>")).of("images")
    assert (image.text, image.locator.start) == ("A pan", None)


def test_of_a_picture_that_stands_there_twice_the_one_with_a_caption_counts(record):
    picture = "<img src=a.jpg alt=Salt>" + 2 * _FIGURE.format(words="Salt at dusk")
    made = record(_PAGE.format(picture=picture))
    (image,) = made.of("images")
    assert image.value.caption == "Salt at dusk"
    assert (made.coverage.unplaced, made.coverage.boilerplate) == (0, len("Saltatdusk"))


def test_pictures_keep_the_order_of_the_page_whichever_have_words_below_them(record):
    pictures = "<img src=d.jpg>" + _FIGURE.format(words="Salt").replace("a.jpg", "b.jpg") + "<img src=c.jpg>"
    made = record(_PAGE.format(picture=pictures))
    assert [image.value.src for image in made.of("images")] == ["d.jpg", "b.jpg", "c.jpg"]


def test_words_below_what_is_no_picture_of_the_practice_are_not_placed(record):
    flag = "<figure><img src=gr.png alt='Flag of Greece'><figcaption>Our country</figcaption></figure>"
    made = record(_PAGE.format(picture=flag))
    assert made.of("images") == ()
    assert made.coverage.unplaced == len("Ourcountry")


def test_a_picture_in_boilerplate_is_none_of_the_practice(record):
    assert not record(_PAGE.format(picture="") + "<footer><img src=logo.png alt=Logo></footer>").of("images")


def test_a_picture_without_words_is_told_by_the_name_of_its_file(record):
    (image,) = record(_PAGE.format(picture="<img src=up/pan.jpg>")).of("images")
    assert (image.text, image.lang) == ("pan.jpg", "zxx")


def test_other_words_below_a_picture_are_none_of_its_own(record):
    picture = "<figure><img src=a.jpg alt=Salt><figcaption>Salt at dusk</figcaption></figure><p>Salt is dear.</p>"
    made = record(_PAGE.format(picture=picture))
    assert made.of("images")[0].text == "Salt at dusk"
    assert "Salt is dear." in made.of("description")[0].text


@pytest.mark.parametrize("below", ["<footer><p>Site of salt</p></footer>", "<figcaption>Of pans</figcaption>"])
def test_words_of_the_site_below_a_picture_with_a_caption_are_none_of_it(record, below):
    made = record(
        f"<h1>T</h1><h2>Description</h2><p>Salt is gathered.</p>{_FIGURE.format(words='Salt at dusk')}{below}"
    )
    (image,) = made.of("images")
    assert image.text == "Salt at dusk"


@pytest.mark.parametrize(("src", "name"), [("up/in/pan.jpg", "pan.jpg"), ("pan.jpg", "pan.jpg")])
def test_a_picture_without_any_words_is_in_no_language_and_called_as_its_file(record, src, name):
    (image,) = record(_PAGE.format(picture=f"<img src={src}>")).of("images")
    assert (image.text, image.lang, image.rule) == (name, "zxx", "picture")


def test_the_words_in_place_of_a_picture_are_in_the_language_of_the_page(record):
    (image,) = record(_PAGE.format(picture="<img src=a.jpg alt=Salt>")).of("images")
    assert (image.text, image.lang, [(run.start, run.end, run.lang) for run in image.runs]) == (
        "Salt",
        "en",
        [(0, 4, "en")],
    )
