"""Facts that markup sets as sibling elements."""

import pytest

from pipeline.extract.page.label_pairs import sibling_pairs

PROSE = (
    "<p>Every Saturday an old tram becomes a library and goes round the quarters, so that all can choose a book.</p>"
)


def drupal(label: str, value: str) -> str:
    return f'<div class="field"><div class="field__label">{label}</div><div class="field__item">{value}</div></div>'


def plain(label: str, value: str) -> str:
    return f'<div class="r"><div class="a">{label}</div><div class="b">{value}</div></div>'


@pytest.mark.parametrize("made", [drupal, plain])
def test_sibling_elements_of_one_shape_are_a_label_and_its_value(fields, made):
    facts = [("Lead partner", "Town of Petra"), ("Reference", "88/2020"), ("Cost of it all", "44.000 €")]
    page = f"<h1>Tram with books</h1>{PROSE}{''.join(made(*fact) for fact in facts)}"
    found = fields(page)
    assert found["institution"] == "Town of Petra"
    assert found["amounts"]["amount"] == "44000"
    assert "Reference" not in found["description"]
    assert "88/2020" not in found["description"]


def test_an_unknown_label_over_prose_is_a_heading_and_no_fact(fields):
    page = f"<h1>Tram with books</h1>{drupal('How it rolls', PROSE)}{drupal('Lead partner', 'Town of Petra')}"
    assert "an old tram becomes a library" in fields(page)["description"]


def test_two_paragraphs_side_by_side_are_no_pair(fields):
    page = f"<h1>Tram with books</h1><div><div>We like trams.</div><div>We like books, too.</div></div>{PROSE}"
    found = fields(page)
    assert "We like trams." in (found.get("summary", "") + found["description"])


def test_labels_and_values_of_partners_stay_with_the_partners(records):
    partner = drupal("Name", "Comune di Sasso") + drupal("Country", "Italy")
    other = drupal("Name", "Town of Vrachos") + drupal("Country", "Cyprus")
    page = f"<h1>Tram with books</h1>{drupal('Description', PROSE)}{drupal('Partners', partner + other)}"
    (record,) = records(page)
    assert [value.text for value in record.of("title")] == ["Tram with books"]


def paired(lines, body):
    found = lines(f"<body>{body}</body>")
    return {
        found[label].text: [found[value].text for value in values] for label, values in sibling_pairs(found).items()
    }


def named(label, *values):
    return f'<div><div class="label">{label}</div><div class="value">{"".join(values)}</div></div>'


@pytest.mark.parametrize(
    ("body", "labels"),
    [
        (named("Meeting point", "the well"), ["Meeting point"]),
        (plain("Meeting point", "the well"), []),
        (plain("Meeting point", "the well") * 2, []),
        (plain("Meeting point", "the well") + plain("Owner", "Town of Petra"), ["Meeting point", "Owner"]),
        (
            plain("Meeting point", "the well") + plain("Key", "the post") + plain("Hat", "red"),
            ["Meeting point", "Key", "Hat"],
        ),
        (named("x" * 60, "the well"), ["x" * 60]),
        (named("x" * 61, "the well"), []),
        (named("Meeting point.", "the well"), []),
        (named("<a href='/a'>Meeting point</a>", "the well"), []),
        (named("Meeting point", *["<p>the well</p>"] * 12), ["Meeting point"]),
        (named("Meeting point", *["<p>the well</p>"] * 13), []),
        (named("Meeting point", "<h3>the well</h3>"), []),
        (named("<p>Meeting</p><p>point</p>", "the well"), []),
        ('<div><div class="label">Meeting point</div><div class="label">the well</div></div>', []),
        ('<div><div class="icon">i</div><div class="label">Key</div><div class="value">the post</div></div>', ["Key"]),
    ],
)
def test_a_short_line_and_its_sibling_are_a_pair_by_their_classes_or_where_they_come_again(lines, body, labels):
    assert list(paired(lines, body)) == labels


def test_headings_over_single_short_lines_are_labels_where_most_of_them_are(lines):
    def section(head, *below):
        return f"<div><h3>{head}</h3><div>{''.join(f'<p>{line}</p>' for line in below)}</div></div>"

    short = "".join(section(head, "the well") for head in ("Meeting", "Key", "Hat"))
    told = "The mill grinds again for nine villages of us."
    assert list(paired(lines, short)) == ["Meeting", "Key", "Hat"]
    assert list(paired(lines, short + section("Story", told) * 2)) == ["Meeting", "Key", "Hat"]
    assert list(paired(lines, short + "".join(section(f"Story {at}", told) for at in range(3)))) == []
    assert list(paired(lines, short + section("List", *["a"] * 5))) == ["Meeting", "Key", "Hat"]
    assert list(paired(lines, short + section("Story", "the well", told))) == ["Meeting", "Key", "Hat"]


def test_a_label_and_its_value_may_lie_four_elements_deep(lines):
    for depth, count in ((3, 1), (4, 0)):
        words = [f"{'<div>' * depth}{text}{'</div>' * depth}" for text in ("Meeting point", "the well")]
        body = f'<div><div class="label">{words[0]}</div><div class="value">{words[1]}</div></div>'
        assert len(paired(lines, body)) == count


def test_a_label_in_a_named_inline_element_is_one_by_that_name(fields):
    def view(name, label, value):
        label = f'<span class="views-label views-label-{name}">{label}: </span>'
        return f'<div class="views-field views-field-{name}">{label}<div class="field-content">{value}</div></div>'

    facts = view("a", "Done by them", "Petra Harbour Trust") + view("b", "Filed as", "88/2020")
    found = fields(f"<h1>Tram with books</h1>{PROSE}{facts}")
    assert found["institution"] == "Petra Harbour Trust"
    assert "88/2020" not in found["description"]


def test_bold_lines_that_alternate_with_values_are_labels_of_one_line_each(fields):
    facts = (("Who pulls the cart", "Guild of Millers"), ("Start date", "2018"), ("Number of carts", "9"))
    box = "".join(f"<p><strong>{label}</strong></p><p>{value}</p>" for label, value in facts)
    got = fields(f"<h1>The mill</h1><p>A mill grinds flour for nine villages again.</p><div>{box}</div>")
    assert (got["institution"], got["start_date"]) == ("Guild of Millers", "2018")


@pytest.mark.parametrize("names", [("Total budget", "Lead partner", "Members"), ("Members", "Wheels", "Lead partner")])
def test_values_over_labels_that_are_known_are_theirs(lines, names):
    values = ("€44,000", "Guild of Millers", "712")
    pairs = "".join(
        f'<div class="c"><div class="a">{value}</div><div class="b">{name}</div></div>'
        for value, name in zip(values, names, strict=True)
    )
    is_turned = names[0] == "Total budget"
    assert sorted(paired(lines, pairs)) == sorted(names if is_turned else values)
