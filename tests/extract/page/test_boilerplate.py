"""Boilerplate that no markup names, by its looks."""

import pytest

from pipeline.extract.page.boilerplate import LOOKS, with_boilerplate
from pipeline.extract.page.line_labels import lines_of
from pipeline.lexicon import extended, shipped
from pipeline.lexicon.weights import weights
from pipeline.model import Page, Reason
from pipeline.read import read
from pipeline.split import split

TOLD = "<p>The van calls at nine villages and lends tools that nobody there can afford alone.</p>"
TEXT = f"<h1>A van full of tools</h1>{TOLD}"
MORE = "<p>Each tool has a card on which its last three users have written their names and one good tip.</p>"
LINK = '<a href="/p">Nine villages later, the keeper of the van looks back</a>'


def aside(document, body: str) -> list[str]:
    lines = lines_of(split(document(body), shipped(), ("el", "en")).segments, shipped())
    return [line.text for line in with_boilerplate(lines, shipped()) if line.aside == LOOKS]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (f"<p>Worth a look: {LINK}</p>{MORE}", "Worth a look: Nine villages later, the keeper of the van looks back"),
        (f"{MORE}<h3>All our tales</h3>", "All our tales"),
        (f"{MORE}<p>Tell a friend:</p><p>{LINK}</p>", "Tell a friend:"),
        (
            f'<div class="story-bio"><p>Ann has written of vans and villages for more than ten years.</p></div>{MORE}',
            "Ann has written of vans and villages for more than ten years.",
        ),
        (f'{MORE}<div class="teaser"><p>Ladders on loan</p></div>', "Ladders on loan"),
    ],
)
def test_a_line_with_enough_signs_is_set_aside(document, more, words):
    assert words in aside(document, TEXT + more)


@pytest.mark.parametrize(
    "body",
    [
        f"<p>Worth a look</p>{TEXT}",
        f"{TEXT}{MORE}<p>Budget: {LINK}</p>",
        f"{TEXT}{MORE}<h3>Contact</h3><p>{LINK}</p>",
        f"{TEXT}<table><tr><td>Keeper</td><td>{LINK}</td></tr></table>{MORE}",
        f'{TEXT}{MORE}<p><a href="https://van.example.org">https://van.example.org</a></p>',
        f"{TEXT}{MORE}<p>Lower Parish</p>",
        f'<div class="teaser">{TEXT}</div><p>Ask.</p>',
        f"<ul><li>{LINK}</li></ul>",
    ],
)
def test_titles_labels_their_values_facts_and_addresses_are_not(document, body):
    assert not aside(document, body)


def test_pasted_text_is_left_as_it_is(document):
    text = "The van calls at nine villages and lends tools that nobody there can afford.\n\nMore from us:"
    (page,) = read(Page.of("a.txt", "a", text.encode()), shipped())
    lines = lines_of(split(page, shipped(), ("el", "en")).segments, shipped())
    assert with_boilerplate(lines, shipped()) == lines


def test_what_stands_under_a_label_is_kept_whatever_it_looks_like(record):
    found = record(f"<body>{TEXT}<h2>Results</h2><p>It works.</p><p>Worth a look: {LINK}</p></body>")
    assert "Worth a look" in found.of("evidence")[0].text


@pytest.mark.parametrize("name", ["wp-block-list", "MsoListParagraph", "list-items"])
def test_a_list_that_ends_a_text_is_part_of_it_whatever_programs_call_it(document, name):
    listed = "<li>a hand cart that villages borrow by the day</li><li>the ladders of the old fire brigade of Lofos</li>"
    assert not aside(document, f'{TEXT}<p>It brings:</p><ul class="{name}">{listed}</ul>')
    assert not aside(
        document, f'{TEXT}<p>It brings:</p><p class="{name}">a hand cart that villages borrow by the day</p>'
    )


def test_text_in_an_element_that_is_only_called_a_sidebar_is_the_text(record):
    found = record(f'<body><h1>A van full of tools</h1><div class="sidebar">{TOLD}{MORE}</div></body>')
    told = " ".join(value.text for field in ("summary", "description") for value in found.of(field))
    assert "nine villages" in told
    assert "its last three users" in told


def test_a_text_above_a_title_that_was_chosen_wrongly_is_not_set_aside(record):
    found = record(f"<body>{TOLD}<h1>A van that calls on all of us</h1>{MORE}</body>")
    assert "above the title" in {aside.reason for aside in found.asides if aside.fate == "unplaced"}


def pasted(text: str) -> dict[str, str]:
    (page,) = read(Page.of("a.txt", "a", text.encode()), shipped())
    lines = lines_of(split(page, shipped(), ("el", "en")).segments, shipped())
    return {line.text: line.boilerplate for line in with_boilerplate(lines, shipped()) if line.text}


PASTED = "A van full of tools\n\nDescription\nThe van calls at nine villages and lends tools to whoever asks.\n\n"


SHARE = "Facebook\nTwitter\nLinkedIn\nShare\n\n"


def test_the_short_end_of_a_pasted_text_behind_its_share_buttons_is_boilerplate():
    found = pasted(f"{PASTED}{SHARE}A ladder for two\n\nWe mend saws.\n")
    assert (found["A ladder for two"], found["We mend saws."]) == (Reason.AFTER_HEADING, Reason.AFTER_HEADING)
    assert not found["The van calls at nine villages and lends tools to whoever asks."]


@pytest.mark.parametrize(("letters", "is_end"), [(44, True), (45, False)])
def test_an_end_is_at_most_half_as_long_as_the_text_before_it(letters, is_end):
    end = "x" * (letters - 1) + "."
    text = PASTED.replace("A van full of tools", "A van of tools")
    assert (pasted(f"{text}{SHARE}{end}\n")[end] == Reason.AFTER_HEADING) is is_end


def test_an_end_with_a_label_in_it_is_none():
    found = pasted(f"{PASTED}{SHARE}A ladder\n\nResults\nMany mend.\n")
    assert not found["A ladder"]
    assert not found["Many mend."]


def test_the_running_head_and_foot_of_a_printed_page_are_boilerplate():
    found = pasted(f"Tool van leaflet\n\n{PASTED}Tool van – page 2\n")
    assert (found["Tool van leaflet"], found["Tool van – page 2"]) == (Reason.RUNNING_HEAD, Reason.RUNNING_HEAD)
    other = pasted(f"{PASTED}Annex 3 – page 2 of 5\n")
    assert [words for words, reason in other.items() if reason] == ["Annex 3 – page 2 of 5"]


@pytest.mark.parametrize("end", ["Read more on page 2.", "Page two", f"{'The van and its tools ' * 3}page 2"])
def test_a_last_line_that_is_no_foot_is_none(end):
    assert Reason.RUNNING_HEAD not in pasted(f"{PASTED}{end}\n").values()


def aside_by(document, body: str, sign: str, sure: float = 1.0) -> list[str]:
    """The lines that are set aside if nothing but one sign counts, from a value on."""
    known = weights(shipped(), "boilerplate")
    table = "\n".join(f"{name} = {float(name == sign)}" for name in known if name != "sure")
    own = extended(shipped(), {"weights.toml": f"[boilerplate]\n{table}\nsure = {sure}".encode()})
    lines = lines_of(split(document(body), own, ("el", "en")).segments, own)
    return [line.text for line in with_boilerplate(lines, own) if line.aside == LOOKS]


@pytest.mark.parametrize(
    ("more", "sign", "sure", "words"),
    [
        (f"{MORE}<p>12345 <a href='/a'>12345</a></p>", "links", 0.5, ["12345 12345"]),
        (f"{MORE}<p>12345 <a href='/a'>12345</a></p>", "links", 0.51, []),
        (f"<p>Ladders</p>{MORE}<p>Saws</p>", "late", 1.0, ["Saws"]),
        (f"<p>{'x' * 60}</p><p>{'x' * 61}</p>{MORE}", "short", 1.0, ["x" * 60]),
        (f"<p>Ladders</p>{MORE}", "sentence", 1.0, [TOLD[3:-4], MORE[3:-4]]),
        (f"{MORE}<p>Tell a friend:</p><p>{LINK}</p><p>Saws</p>", "over_links", 1.0, ["Tell a friend:"]),
        (f"{MORE}<p>Tell a friend:</p><p>Saws</p><p>{LINK}</p>", "over_links", 1.0, []),
        (f"{MORE}<p>Tell a friend</p><p>{LINK}</p>", "over_links", 1.0, []),
        (f"{MORE}<p>Tell a friend:</p><p>123456 <a href='/a'>123456789</a></p>", "over_links", 1.0, []),
        (
            f"{MORE}<p>Tell a friend:</p><p>123456 <a href='/a'>1234567890</a></p>",
            "over_links",
            1.0,
            ["Tell a friend:"],
        ),
        (f"<h3>Ladders</h3>{MORE}<h3>Saws</h3>", "over_nothing", 1.0, ["Saws"]),
        (f"<h3>Ladders</h3><h3>Saws</h3>{MORE}", "over_nothing", 1.0, ["Ladders"]),
        (f"{MORE}<h3>Saws</h3><nav><p>Home</p></nav>", "over_nothing", 1.0, ["Saws"]),
        (f'<div class="teaser"><p>Ladders</p></div>{MORE}', "module", 1.0, ["Ladders"]),
        (f'<div class="teaserbox"><p>Ladders</p></div>{MORE}', "module", 1.0, []),
        (f'<div class="myTeaser"><p>Ladders</p></div>{MORE}', "module", 1.0, ["Ladders"]),
    ],
)
def test_each_sign_is_told_by_what_it_says(document, more, sign, sure, words):
    assert aside_by(document, TEXT + more, sign, sure) == words


def test_two_lines_on_each_side_are_the_neighbourhood_of_a_line(document):
    saws = "<p>Saws</p>"
    near = aside_by(document, f"{TEXT}{MORE}{saws}<p>Oil</p><p>{LINK}</p><p>Nails</p>{MORE}{MORE}", "near_links", 0.25)
    assert near == ["Saws", "Oil", "Nails", MORE[3:-4]]


def test_a_module_with_half_of_the_letters_is_the_page(document):
    half = len("A van full of tools") + len(TOLD[3:-4])
    for part, words in (("x" * (half - 1), ["x" * (half - 1)]), ("x" * half, [])):
        assert aside_by(document, f'{TEXT}<div class="teaser"><p>{part}</p></div>', "module") == words


def test_text_in_what_only_its_name_makes_boilerplate_needs_three_times_the_letters(document):
    for count, is_text in ((4, True), (3, False)):
        page = f'{TEXT}<div class="sidebar">{TOLD * count}</div>'
        lines = lines_of(split(document(page), shipped(), ("el", "en")).segments, shipped())
        told = [line for line in with_boilerplate(lines, shipped()) if not line.boilerplate]
        assert (len(told) > 2) is is_text


def test_a_picture_in_what_is_only_called_a_sidebar_is_the_practices(record):
    page = f'<body><h1>A van full of tools</h1><div class="sidebar">{TOLD}{MORE}<img src="van.jpg" alt="The van"></div>'
    assert [value.value.src for value in record(page).of("images")] == ["van.jpg"]


def test_the_first_line_of_a_page_is_a_neighbour_too(document):
    assert aside_by(document, f"<p>{LINK}</p><p>Saws</p>{TOLD}<p>Oil</p>", "near_links", 0.3) == [TOLD[3:-4]]


@pytest.mark.parametrize(("letters", "is_running"), [(60, True), (61, False)])
def test_a_foot_with_the_number_of_its_page_is_short(lines, letters, is_running):
    foot = "Our van ".ljust(letters - len(" page 3"), "x") + " page 3"
    found = with_boilerplate(lines(f"The tools\n\nThey are lent.\n\n{foot}\n", "page.txt"), shipped())
    assert [line.text for line in found if line.boilerplate == Reason.RUNNING_HEAD] == ([foot] if is_running else [])


@pytest.mark.parametrize(
    ("below", "is_imprint"),
    [
        ("<p>Tel. 210 1234567, Mill Road 5</p>", True),
        ("<p>&nbsp;</p><p>Τηλ. 210 1234567</p>", True),
        ("<p>van@example.org</p>", True),
        ("<p>Lower Parish</p>", False),
        ("<p>Lower Parish</p><p>Tel. 210 1234567</p>", False),
        ("<p>Contact: Ann, tel. 210 1234567</p>", False),
        ("<p>Whoever calls us on 210 1234567 can have a tool for a week.</p>", False),
    ],
)
def test_how_to_reach_the_site_right_below_whose_it_is_is_boilerplate(document, below, is_imprint):
    def last(body):
        lines = lines_of(split(document(body), shipped(), ("el", "en")).segments, shipped())
        return with_boilerplate(lines, shipped())[-1].boilerplate

    assert (last(f"{TEXT}{MORE}<p>© 2024 The van</p>{below}") == LOOKS) is is_imprint
    assert not last(f"{TEXT}{MORE}{below}")


def test_beside_a_text_in_a_sidebar_the_menu_stays_what_it_is(record):
    menu = "<nav><a href='/'>Home</a> <a href='/news'>News</a></nav>"
    found = record(f'<body>{menu}<h1>A van full of tools</h1><div class="sidebar">{TOLD}{MORE}</div></body>')
    assert {aside.reason for aside in found.asides if "News" in aside.text} == {"menu"}
